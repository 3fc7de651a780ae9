/// The functions of a compilation unit that have given addresses, and what is inlined there.

#ifndef VAIS_PROFILER_TOOL_INLINESCOPES_H
#define VAIS_PROFILER_TOOL_INLINESCOPES_H

#include "utils/vais-profiler/symbols/CodeNames.h"
#include "utils/vais-profiler/symbols/Intervals.h"
#include "utils/vais-profiler/symbols/UnitEntries.h"

#include <elfutils/libdw.h>
#include <unordered_map>
#include <vector>

namespace vais::profiler {

/// Functions that are inlined further down than this are taken for a part of what they are inlined
/// into, so that the frames of all addresses take little more room than the debug information.
constexpr uint32_t kMostInlined = 256;

/// A function, or a function inlined into another one.
struct InlineScope {
  uint32_t parent = kNoValue; ///< what it is inlined into; kNoValue for a function
  uint32_t function = 0;      ///< in CodeNames
  uint32_t depth = 0;         ///< of scopes around it
  uint32_t callFile = 0;      ///< where it was called before it was inlined; as in CodeFrame
  uint32_t callLine = 0;
};

/// Remembers of each function what it is called, for all units of an object.
class FunctionNames {
public:
  explicit FunctionNames(CodeNames &names) : names_(names) {}

  /// Returns the index in CodeNames of the function that `die` is an instance of.
  uint32_t functionOf(Dwarf_Die &die);
  uint32_t file(const std::string &name) { return names_.file(name); }

private:
  CodeNames &names_;
  std::unordered_map<const void *, uint32_t> known_; ///< by Dwarf_Die::addr
};

/// Returns a path of the unit's line table below the folder where the unit was compiled, or "" for
/// null.
std::string absolutePath(const char *path, Dwarf_Die &unit);

class InlineScopes {
public:
  /// Finds those functions of `unit` that have one of `addresses`, which are those of the unit.
  InlineScopes(Dwarf_Die &unit, AddressRange addresses, FunctionNames &names);

  /// Returns for each address the innermost scope around it, or kNoValue.
  std::vector<uint32_t> scopesAt(AddressRange addresses) {
    return innermost(intervals_, addresses);
  }
  const InlineScope &operator[](uint32_t index) const { return scopes_[index]; }

private:
  /// What is known of the entries in a list of children.
  struct Level {
    uint32_t scope;         ///< around them
    AddressRange addresses; ///< those in that scope
  };

  bool enter(const UnitEntries &entry, const Level &level, Level &children);
  bool enterCode(const UnitEntries &entry, uint32_t parent, const Level &level, Level &children);
  uint32_t addScope(Dwarf_Die &die, uint32_t parent);

  FunctionNames &names_;
  std::vector<InlineScope> scopes_;
  std::vector<Interval> intervals_; ///< of scopes, outer ones first
};

} // namespace vais::profiler

#endif
