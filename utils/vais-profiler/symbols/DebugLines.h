/// The functions, inlined functions and lines that debug information (DWARF 2 to 5) gives
/// addresses.

#ifndef VAIS_PROFILER_TOOL_DEBUGLINES_H
#define VAIS_PROFILER_TOOL_DEBUGLINES_H

#include "utils/vais-profiler/symbols/CodeNames.h"
#include "utils/vais-profiler/symbols/Intervals.h"

#include <elfutils/libdw.h>
#include <set>
#include <string>
#include <vector>

namespace vais::profiler {

/// The frames of an address, the innermost one first. The last one is empty but for file and line
/// if the function is not known.
using FrameChain = std::vector<CodeFrame>;

class FunctionNames;

class DebugLines {
public:
  /// `bias` is what has to be taken off addresses before they are looked for in `dwarf`. The names
  /// of functions and files go to `names`.
  DebugLines(Dwarf *dwarf, uint64_t bias, CodeNames &names);

  /// Returns whether there is any debug information of code.
  bool isEmpty() const { return units_.empty(); }

  /// Returns a chain for each of the addresses; empty for those without debug information.
  std::vector<FrameChain> resolve(const std::vector<uint64_t> &ascending);

  /// Returns the files of split debug information (.dwo) that resolve() has missed.
  const std::set<std::string> &missingFiles() const { return missing_; }

private:
  struct Unit {
    Dwarf_Die die;           ///< of the object
    Dwarf_Die full;          ///< the same, or where it was split off to
    const char *missingFile; ///< where that would be; null if it is there
  };

  std::vector<FrameChain> resolveIn(Unit &unit, const std::vector<uint64_t> &addresses,
                                    FunctionNames &functions);
  void addUnits();
  void addUnit(Dwarf_Die die, Dwarf_Die split, uint8_t type);

  Dwarf *dwarf_;
  uint64_t bias_;
  CodeNames &names_;
  std::vector<Unit> units_;
  std::vector<Interval> unitRanges_;
  std::set<std::string> missing_;
};

} // namespace vais::profiler

#endif
