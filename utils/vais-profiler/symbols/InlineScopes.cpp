/// Functions without one of the addresses are passed over with all that is in them.

#include "utils/vais-profiler/symbols/InlineScopes.h"

#include <algorithm>
#include <dwarf.h>

namespace vais::profiler {
namespace {

uint32_t unsignedValue(Dwarf_Die &die, unsigned name) {
  Dwarf_Attribute attribute;
  Dwarf_Word value = 0;
  if (!dwarf_attr(&die, name, &attribute) || dwarf_formudata(&attribute, &value) != 0)
    return 0;
  return value <= std::numeric_limits<int32_t>::max() ? static_cast<uint32_t>(value) : 0;
}

/// Returns the abstract function of which `die` is an instance, or `die` itself.
Dwarf_Die originOf(Dwarf_Die &die) {
  Dwarf_Attribute attribute;
  Dwarf_Die origin;
  if (dwarf_attr(&die, DW_AT_abstract_origin, &attribute) && dwarf_formref_die(&attribute, &origin))
    return origin;
  return die;
}

const char *text(Dwarf_Die &die, unsigned name) {
  Dwarf_Attribute attribute;
  return dwarf_attr_integrate(&die, name, &attribute) ? dwarf_formstring(&attribute) : nullptr;
}

/// Returns the file that an attribute of `die` names by its number, or "". libdw's own functions
/// for this take 0 for none, which is a file from DWARF 5 on.
std::string fileOf(Dwarf_Die &die, unsigned name) {
  Dwarf_Attribute attribute;
  Dwarf_Word number = 0;
  Dwarf_Die unit;
  Dwarf_Half version = 0;
  Dwarf_Files *files = nullptr;
  size_t count = 0;
  if (!dwarf_attr_integrate(&die, name, &attribute) || dwarf_formudata(&attribute, &number) != 0 ||
      !dwarf_cu_die(attribute.cu, &unit, &version, nullptr, nullptr, nullptr, nullptr, nullptr) ||
      (version < 5 && number == 0) || dwarf_getsrcfiles(&unit, &files, &count) != 0)
    return "";
  return absolutePath(dwarf_filesrc(files, number, nullptr, nullptr), unit);
}

CodeFunction describe(Dwarf_Die &die) {
  const char *name = text(die, DW_AT_linkage_name);
  if (!name)
    name = text(die, DW_AT_MIPS_linkage_name);
  if (!name)
    name = text(die, DW_AT_name);
  int line = 0;
  if (dwarf_decl_line(&die, &line) != 0 || line < 0)
    line = 0;
  return {name ? name : "", fileOf(die, DW_AT_decl_file), static_cast<uint32_t>(line)};
}

} // namespace

std::string absolutePath(const char *path, Dwarf_Die &unit) {
  if (!path || *path == '/')
    return path ? path : "";
  Dwarf_Attribute attribute;
  const char *const folder = dwarf_formstring(dwarf_attr(&unit, DW_AT_comp_dir, &attribute));
  return folder ? std::string(folder) + '/' + path : path;
}

uint32_t FunctionNames::functionOf(Dwarf_Die &die) {
  Dwarf_Die origin = originOf(die);
  const auto [place, isNew] = known_.emplace(origin.addr, 0);
  if (isNew)
    place->second = names_.function(describe(origin));
  return place->second;
}

InlineScopes::InlineScopes(Dwarf_Die &unit, AddressRange addresses, FunctionNames &names)
    : names_(names) {
  UnitEntries entry(unit);
  std::vector<Level> levels = {{kNoValue, addresses}};
  while (!levels.empty() && entry.next()) {
    if (!entry.shape()) {
      levels.pop_back();
      continue;
    }
    Level children = levels.back();
    if (!enter(entry, levels.back(), children))
      entry.skipChildren();
    else if (entry.shape()->hasChildren)
      levels.push_back(children);
  }
}

/// Returns whether functions with one of the addresses may be in the entry.
bool InlineScopes::enter(const UnitEntries &entry, const Level &level, Level &children) {
  switch (entry.shape()->tag) {
  case DW_TAG_subprogram:        // may be within another one, but is no part of it
    if (!entry.shape()->hasCode) // GCC has code of lambdas in functions that have none themselves
      return level.scope == kNoValue && !entry.shape()->isDeclaration;
    return enterCode(entry, kNoValue, level, children);
  case DW_TAG_inlined_subroutine:
    return enterCode(entry, level.scope, level, children);
  case DW_TAG_lexical_block:
  case DW_TAG_try_block:
  case DW_TAG_catch_block:
    return true;
  case DW_TAG_namespace: // of Rust, and what other languages put functions in
  case DW_TAG_module:
  case DW_TAG_structure_type:
  case DW_TAG_class_type:
  case DW_TAG_union_type:
  case DW_TAG_enumeration_type:
    return level.scope == kNoValue;
  default:
    return false;
  }
}

bool InlineScopes::enterCode(const UnitEntries &entry, uint32_t parent, const Level &level,
                             Level &children) {
  Dwarf_Die die;
  const bool isTooDeep = parent != kNoValue && scopes_[parent].depth == kMostInlined;
  if (isTooDeep || !entry.shape()->hasCode || !entry.die(die))
    return false;
  Dwarf_Addr base = 0, begin = 0, end = 0;
  children = {kNoValue, {level.addresses.last, level.addresses.first}};
  for (ptrdiff_t at = 0; (at = dwarf_ranges(&die, at, &base, &begin, &end)) > 0;) {
    const AddressRange found = level.addresses.within(begin, end);
    if (found.isEmpty())
      continue;
    if (children.scope == kNoValue)
      children.scope = addScope(die, parent);
    intervals_.push_back({begin, end, children.scope});
    children.addresses = {std::min(children.addresses.first, found.first),
                          std::max(children.addresses.last, found.last)};
  }
  return children.scope != kNoValue;
}

uint32_t InlineScopes::addScope(Dwarf_Die &die, uint32_t parent) {
  InlineScope scope;
  scope.parent = parent;
  scope.function = names_.functionOf(die);
  if (parent != kNoValue) {
    scope.depth = scopes_[parent].depth + 1;
    scope.callFile = names_.file(fileOf(die, DW_AT_call_file));
    scope.callLine = unsignedValue(die, DW_AT_call_line);
  }
  scopes_.push_back(scope);
  return static_cast<uint32_t>(scopes_.size() - 1);
}

} // namespace vais::profiler
