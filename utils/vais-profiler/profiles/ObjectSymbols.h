/// The symbols of objects on disk, by libelf.

#ifndef VAIS_PROFILER_TOOL_OBJECTSYMBOLS_H
#define VAIS_PROFILER_TOOL_OBJECTSYMBOLS_H

#include "runtime/report/model/Profile.h"

#include <string>
#include <vector>

namespace vais::profiler {

/// Returns the symbol of the function at each of the addresses, which are virtual ones of the
/// object; "" where there is none, and for all of them if the file at the object's path cannot be
/// read or has another build id.
std::vector<std::string> symbolsAt(const MappedObject &object,
                                   const std::vector<uint64_t> &addresses);

} // namespace vais::profiler

#endif
