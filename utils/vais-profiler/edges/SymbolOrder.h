/// An order of functions for linkers.

#ifndef VAIS_PROFILER_TOOL_SYMBOLORDER_H
#define VAIS_PROFILER_TOOL_SYMBOLORDER_H

#include <string>
#include <vector>

namespace vais::profiler {

enum class OrderBy { FirstCall, Heat };

/// Returns the symbols of the functions that ran, one in each line, as lld's --symbol-ordering-file
/// takes them. First calls are in the order in which each thread, the first one first, met the
/// functions; of several profiles, the first one that has a function decides. With Heat, calls of
/// all profiles are added up.
std::string symbolOrder(const std::vector<std::string> &files, OrderBy by);

} // namespace vais::profiler

#endif
