/// Determines whether programs that were compiled with an older header still run.

#ifndef VAIS_PROFILER_BINDGEN_ABICOMPARISON_H
#define VAIS_PROFILER_BINDGEN_ABICOMPARISON_H

#include <nlohmann/json_fwd.hpp>
#include <string>
#include <vector>

namespace vais::profiler {

/// Returns what the ABI `now` breaks of `released`, one line each, which begins with the name of
/// the function, struct, member, enumerator or constant.
///
/// Additions break nothing. A struct may grow at its end if its first member is its `size`. The
/// type that a parameter points to may become const. Values may change if they are texts, defaults
/// of a struct, or constants with _VERSION in their name.
std::vector<std::string> abiBreaks(const nlohmann::ordered_json &released,
                                   const nlohmann::ordered_json &now);

} // namespace vais::profiler

#endif
