/// What changed from one JSON value to another.

#ifndef VAIS_PROFILER_TOOL_JSONCHANGE_H
#define VAIS_PROFILER_TOOL_JSONCHANGE_H

#include <nlohmann/json_fwd.hpp>
#include <optional>

namespace vais::profiler {

/// Returns how `after` is made of `before`, or nothing if they are equal. A change is one of
///
///     {"is": VALUE}                  the value itself
///     {"of": {NAME: CHANGE, ...}}    of an object with the same members, some of which changed
///     {"at": [...], "to": [...]}     of an array, which did not become shorter: elements that
///                                    changed, or are new, with the places where they are, each as
///                                    its distance from the place before
///
/// web/live.js applies it.
std::optional<nlohmann::json> jsonChange(const nlohmann::json &before, const nlohmann::json &after);

} // namespace vais::profiler

#endif
