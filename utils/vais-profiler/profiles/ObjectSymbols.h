/// What addresses in the objects of a profile stand for.

#ifndef VAIS_PROFILER_TOOL_OBJECTSYMBOLS_H
#define VAIS_PROFILER_TOOL_OBJECTSYMBOLS_H

#include "runtime/report/model/Profile.h"
#include "utils/vais-profiler/symbols/CodeResolver.h"

#include <string>
#include <vector>

namespace vais::profiler {

/// Resolves addresses of `object`, which are virtual ones. Of code that is in no file, such as
/// "[vdso]", nothing is known.
ResolvedCode resolveQuietly(const MappedObject &object, const std::vector<uint64_t> &addresses,
                            CodeDetail wanted);

/// Does the same, and prints the warnings, each once.
ResolvedCode resolve(const MappedObject &object, const std::vector<uint64_t> &addresses,
                     CodeDetail wanted);

} // namespace vais::profiler

#endif
