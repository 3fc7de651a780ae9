/// Reads the user's lists of allocators, which have one allocator per line:
///
///   # name   kind     operand numbers, from 0
///   take     malloc   size=1
///   give     free     block=1

#ifndef VAIS_PROFILER_PASS_ALLOCATOR_LIST_H
#define VAIS_PROFILER_PASS_ALLOCATOR_LIST_H

#include "pass/plan/Allocator.h"

#include <string>
#include <vector>

namespace vais_profiler {

/// Reads the files at `paths`. Adds `allocators=FILE: …` to `problems` for each file that cannot be
/// read and `allocators=FILE:LINE: …` for each malformed line.
std::vector<Allocator> readAllocatorLists(const std::vector<std::string> &paths,
                                          std::vector<std::string> &problems);

} // namespace vais_profiler

#endif
