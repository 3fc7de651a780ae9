/// Whether programs that were compiled against an older header still run.

#ifndef VAIS_PROFILER_BINDGEN_ABICOMPARISON_H
#define VAIS_PROFILER_BINDGEN_ABICOMPARISON_H

#include <nlohmann/json_fwd.hpp>
#include <string>
#include <vector>

namespace vais::profiler {

/// What of `released` the ABI `now` breaks, a line each that begins with the name of the function,
/// struct, member, enumerator or constant.
///
/// Additions break nothing. A struct may grow at its end if its first member is its `size`. A
/// parameter's pointee may become const. The value of a text, of the defaults of a struct and of a
/// constant with _VERSION in its name may change.
std::vector<std::string> abiBreaks(const nlohmann::ordered_json &released,
                                   const nlohmann::ordered_json &now);

} // namespace vais::profiler

#endif
