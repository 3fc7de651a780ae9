/// How large what a mangled name stands for is.

#ifndef VAIS_PROFILER_REPORT_DEMANGLINGCOST_H
#define VAIS_PROFILER_REPORT_DEMANGLINGCOST_H

#include <cstdint>
#include <string>

namespace vais::profiler {

/// Parts of the C++ name that `symbol` (Itanium C++ ABI) encodes, each as often as a demangler
/// writes it. A part may refer to one that stands before it, which may do so, too: a name of 235
/// characters can stand for gigabytes. Takes time and memory in proportion to the symbol, which
/// should not be longer than kLongestSymbol. UINT64_MAX where it encodes nothing.
uint64_t demanglingCost(const std::string &symbol);

/// What nests in a symbol nests on the stack of its parser.
constexpr size_t kLongestSymbol = 4096;

} // namespace vais::profiler

#endif
