/// Which unit an address belongs to is found in the ranges of the units themselves: .debug_aranges
/// is left out by some compilers, and of some units by others.

#include "utils/vais-profiler/symbols/DebugLines.h"

#include "utils/vais-profiler/symbols/InlineScopes.h"

#include <algorithm>
#include <dwarf.h>

namespace vais::profiler {
namespace {

/// Returns file and line of the address in the line table of `unit`.
CodeFrame lineAt(Dwarf_Die &unit, uint64_t address, FunctionNames &names) {
  CodeFrame frame;
  Dwarf_Line *line = dwarf_getsrc_die(&unit, address);
  int number = 0;
  if (!line)
    return frame;
  frame.file = names.file(absolutePath(dwarf_linesrc(line, nullptr, nullptr), unit));
  if (dwarf_lineno(line, &number) == 0 && number > 0)
    frame.line = static_cast<uint32_t>(number);
  return frame;
}

/// Returns the frames from `scope` outwards, of which `frame` is the innermost one but for its
/// function. A line without a function is what remains where split debug information is missing.
FrameChain chainOf(const InlineScopes &scopes, uint32_t scope, CodeFrame frame, CodeNames &names) {
  FrameChain chain;
  if (scope == kNoValue && frame.line > 0) {
    frame.function = names.function({});
    chain.push_back(frame);
  }
  for (; scope != kNoValue; scope = scopes[scope].parent) {
    frame.function = scopes[scope].function;
    frame.isInlined = scopes[scope].parent != kNoValue;
    chain.push_back(frame);
    frame.file = scopes[scope].callFile;
    frame.line = scopes[scope].callLine;
  }
  return chain;
}

} // namespace

DebugLines::DebugLines(Dwarf *dwarf, uint64_t bias, CodeNames &names)
    : dwarf_(dwarf), bias_(bias), names_(names) {
  addUnits();
}

void DebugLines::addUnits() {
  Dwarf_CU *unit = nullptr;
  Dwarf_Half version = 0;
  uint8_t type = 0;
  Dwarf_Die die, split;
  while (dwarf_get_units(dwarf_, unit, &unit, &version, &type, &die, &split) == 0)
    if (type == DW_UT_compile || type == DW_UT_skeleton)
      addUnit(die, split, type);
}

void DebugLines::addUnit(Dwarf_Die die, Dwarf_Die split, uint8_t type) {
  const auto index = static_cast<uint32_t>(units_.size());
  const bool isSplit = type == DW_UT_skeleton;
  Dwarf_Addr base = 0, begin = 0, end = 0;
  for (ptrdiff_t at = 0; (at = dwarf_ranges(&die, at, &base, &begin, &end)) > 0;)
    if (begin < end)
      unitRanges_.push_back({begin, end, index});
  Unit unit = {die, isSplit && split.addr ? split : die, nullptr};
  Dwarf_Attribute attribute;
  if (isSplit && !split.addr &&
      (dwarf_attr(&die, DW_AT_dwo_name, &attribute) ||
       dwarf_attr(&die, DW_AT_GNU_dwo_name, &attribute)))
    unit.missingFile = dwarf_formstring(&attribute);
  units_.push_back(unit);
}

std::vector<FrameChain> DebugLines::resolve(const std::vector<uint64_t> &ascending) {
  std::vector<uint64_t> addresses = ascending;
  for (uint64_t &address : addresses)
    address -= bias_;
  FunctionNames functions(names_);
  std::vector<FrameChain> chains(addresses.size());
  const uint64_t *first = addresses.data(), *last = first + addresses.size();
  const std::vector<uint32_t> unitOf = innermost(unitRanges_, {first, last});

  // The addresses of each unit, one unit after the other.
  std::vector<size_t> order;
  for (size_t i = 0; i < addresses.size(); ++i)
    if (unitOf[i] != kNoValue)
      order.push_back(i);
  std::stable_sort(order.begin(), order.end(),
                   [&](size_t a, size_t b) { return unitOf[a] < unitOf[b]; });
  for (size_t at = 0, end; at < order.size(); at = end) {
    std::vector<uint64_t> ofUnit;
    for (end = at; end < order.size() && unitOf[order[end]] == unitOf[order[at]]; ++end)
      ofUnit.push_back(addresses[order[end]]);
    const std::vector<FrameChain> found = resolveIn(units_[unitOf[order[at]]], ofUnit, functions);
    for (size_t i = 0; i < found.size(); ++i)
      chains[order[at + i]] = found[i];
  }
  return chains;
}

std::vector<FrameChain> DebugLines::resolveIn(Unit &unit, const std::vector<uint64_t> &addresses,
                                              FunctionNames &functions) {
  const AddressRange range = {addresses.data(), addresses.data() + addresses.size()};
  InlineScopes scopes(unit.full, range, functions);
  const std::vector<uint32_t> scopeOf = scopes.scopesAt(range);
  std::vector<FrameChain> chains;
  for (size_t i = 0; i < addresses.size(); ++i)
    chains.push_back(
        chainOf(scopes, scopeOf[i], lineAt(unit.die, addresses[i], functions), names_));
  if (unit.missingFile)
    missing_.insert(unit.missingFile);
  return chains;
}

} // namespace vais::profiler
