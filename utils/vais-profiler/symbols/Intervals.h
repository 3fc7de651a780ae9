/// Finds the innermost of nested intervals around many addresses at once.

#ifndef VAIS_PROFILER_TOOL_INTERVALS_H
#define VAIS_PROFILER_TOOL_INTERVALS_H

#include <cstdint>
#include <limits>
#include <vector>

namespace vais::profiler {

/// Addresses from `begin` up to but not including `end`, and what is there.
struct Interval {
  uint64_t begin;
  uint64_t end;
  uint32_t value;
};

constexpr uint32_t kNoValue = std::numeric_limits<uint32_t>::max();

/// An ascending part of a list of addresses.
struct AddressRange {
  const uint64_t *first;
  const uint64_t *last; ///< behind the last one

  bool isEmpty() const { return first == last; }
  /// Returns those of its addresses that are in [begin, end).
  AddressRange within(uint64_t begin, uint64_t end) const;
};

/// Returns for each address the value of the interval around it that begins last, or kNoValue. Of
/// intervals that begin at the same address, the one that comes last in the list wins. Sorts the
/// intervals; takes time proportional to their number and that of the addresses besides.
std::vector<uint32_t> innermost(std::vector<Interval> &intervals, AddressRange addresses);

} // namespace vais::profiler

#endif
