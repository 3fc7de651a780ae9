/// The user's own list of allocators, a line each:
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

/// Reads the files. Each one that cannot be read and each line that is wrong adds a line
/// `FILE:LINE: …` to `problems`.
std::vector<Allocator> readAllocatorLists(const std::vector<std::string> &paths,
                                          std::vector<std::string> &problems);

} // namespace vais_profiler

#endif
