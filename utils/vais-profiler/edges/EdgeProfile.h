/// How often the edges of the control flow were taken, and what values occurred, by function: what
/// LLVM optimises by (-fprofile-use).

#ifndef VAIS_PROFILER_TOOL_EDGEPROFILE_H
#define VAIS_PROFILER_TOOL_EDGEPROFILE_H

#include "contracts/EdgeFormat.h"

#include <array>
#include <cstdint>
#include <map>
#include <string>
#include <utility>
#include <vector>

namespace vais::profiler {

// Flags beside the version of LLVM's profiles.
constexpr uint64_t kIsOfIr = uint64_t(1) << 56;        ///< made by pgo-instr-gen
constexpr uint64_t kCountsEntries = uint64_t(1) << 58; ///< EdgeProfile::countsEntries

/// How often each value occurred at a site, in the order of their first occurrences. A target is
/// the hash of a function's name, or 0 for one that is not known.
using SiteValues = std::vector<std::pair<uint64_t, uint64_t>>;

/// Adds to the count of a value.
void addValue(SiteValues &values, uint64_t value, uint64_t count);

/// Returns the values as LLVM expects them, the most frequent ones first, as many as it takes.
SiteValues mostFrequent(const SiteValues &values);

struct EdgeFunction {
  uint64_t nameHash = 0;
  std::vector<uint64_t> counts;                                   ///< as LLVM numbers its counters
  std::array<std::vector<SiteValues>, format::kValueKinds> sites; ///< by kind
};

struct EdgeProfile {
  /// By name and by the hash of the control flow, which differs between versions of a function.
  std::map<std::pair<std::string, uint64_t>, EdgeFunction> functions;
  std::map<uint64_t, std::string> names; ///< of functions, by hash
  bool countsEntries = false;            ///< each function's first counter is that of its entry
  uint64_t lostCounters = 0;             ///< counts that are missing

  /// Adds a function's counts, `weight` times. If there are counts of the function with another
  /// number of counters, they stay as they are, and the result is false.
  bool add(const std::string &name, uint64_t shape, const EdgeFunction &counts, uint64_t weight);
};

/// Sums and products that do not exceed the largest number.
uint64_t addUpTo(uint64_t a, uint64_t b);
uint64_t multiplyUpTo(uint64_t a, uint64_t b);

} // namespace vais::profiler

#endif
