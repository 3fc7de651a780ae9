/// An answer as bytes, for the way from the child process that has found it.

#ifndef VAIS_PROFILER_TOOL_PACKEDANSWER_H
#define VAIS_PROFILER_TOOL_PACKEDANSWER_H

#include "runtime/report/model/ResolvedCode.h"

#include <optional>

namespace vais::profiler {

std::string packAnswer(const ResolvedCode &answer);

/// Returns nothing if `bytes` are not a whole answer whose indices are in range.
std::optional<ResolvedCode> unpackAnswer(const std::string &bytes);

} // namespace vais::profiler

#endif
