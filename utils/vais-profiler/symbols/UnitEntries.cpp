/// The encoding is that of DWARF 5, section 7.5, which contains those before it.

#include "utils/vais-profiler/symbols/UnitEntries.h"

#include <algorithm>
#include <cstring>
#include <dwarf.h>

namespace vais::profiler {
namespace {

/// Compilers number abbreviations from 1.
constexpr unsigned kMostShapes = 1 << 20;

/// dwarf_getattrcnt() of libdw 0.188 takes an implicit constant of 0, which GCC writes, for the
/// end.
EntryShape shapeOf(Dwarf_Abbrev *abbreviation) {
  EntryShape shape;
  shape.tag = dwarf_getabbrevtag(abbreviation);
  shape.hasChildren = dwarf_abbrevhaschildren(abbreviation) == 1;
  for (size_t i = 0;; ++i) {
    unsigned name = 0, form = 0;
    Dwarf_Sword value = 0;
    Dwarf_Off offset = 0;
    if (dwarf_getabbrevattr_data(abbreviation, i, &name, &form, &value, &offset) != 0)
      return shape; // behind the last one
    shape.hasCode = shape.hasCode || name == DW_AT_low_pc || name == DW_AT_ranges;
    shape.isDeclaration = shape.isDeclaration || name == DW_AT_declaration;
    if (name == DW_AT_sibling)
      shape.siblingAt = i;
    shape.forms.push_back(form);
  }
}

} // namespace

UnitEntries::UnitEntries(Dwarf_Die &unit) : dwarf_(dwarf_cu_getdwarf(unit.cu)) {
  setBounds(unit);
  if (end_)
    readShapes(unit);
  // The first entry is the unit itself.
  if (!next() || !shape_ || !shape_->hasChildren)
    at_ = end_;
}

/// The end that the unit claims counts only if it is in the same unit for libdw, which has compared
/// it with the size of the section.
void UnitEntries::setBounds(Dwarf_Die &unit) {
  const Dwarf_Off offset = dwarf_dieoffset(&unit), fromStart = dwarf_cuoffset(&unit);
  Dwarf_Off next = 0, abbreviations = 0;
  size_t headerSize = 0;
  if (offset < fromStart ||
      dwarf_next_unit(dwarf_, offset - fromStart, &next, &headerSize, &version_, &abbreviations,
                      &addressSize_, &offsetSize_, nullptr, nullptr) != 0 ||
      next <= offset)
    return;
  auto *const first = static_cast<const unsigned char *>(unit.addr);
  const unsigned char *end = first + (next - offset);
  Dwarf_Die last;
  if (!dwarf_die_addr_die(dwarf_, const_cast<unsigned char *>(end - 1), &last) ||
      last.cu != unit.cu)
    return;
  start_ = first - fromStart;
  at_ = entry_ = first;
  end_ = end;
}

void UnitEntries::readShapes(Dwarf_Die &unit) {
  size_t length = 0;
  for (Dwarf_Off offset = 0;; offset += length) {
    Dwarf_Abbrev *const abbreviation = dwarf_getabbrev(&unit, offset, &length);
    if (!abbreviation || abbreviation == DWARF_END_ABBREV)
      return;
    const unsigned code = dwarf_getabbrevcode(abbreviation);
    if (code >= kMostShapes)
      return;
    shapes_.resize(std::max<size_t>(shapes_.size(), code + 1));
    shapes_[code] = shapeOf(abbreviation);
  }
}

bool UnitEntries::next() {
  if (at_ == end_)
    return false;
  entry_ = at_;
  sibling_ = nullptr;
  const uint64_t code = readLeb();
  shape_ = nullptr;
  if (code == 0)
    return true;
  if (code >= shapes_.size() || shapes_[code].tag == 0) {
    at_ = end_;
    return false;
  }
  shape_ = &shapes_[code];
  return skipAttributes();
}

void UnitEntries::skipChildren() {
  if (!shape_ || !shape_->hasChildren)
    return;
  if (sibling_) {
    at_ = sibling_;
    return;
  }
  for (size_t depth = 1; depth > 0 && next();) {
    if (!shape_)
      --depth;
    else if (shape_->hasChildren && sibling_)
      at_ = sibling_;
    else if (shape_->hasChildren)
      ++depth;
  }
}

bool UnitEntries::die(Dwarf_Die &die) const {
  return dwarf_die_addr_die(dwarf_, const_cast<unsigned char *>(entry_), &die) != nullptr;
}

bool UnitEntries::skipAttributes() {
  for (size_t i = 0; i < shape_->forms.size(); ++i) {
    const unsigned char *const value = at_;
    if (!skip(shape_->forms[i])) {
      at_ = end_;
      return false;
    }
    if (i != shape_->siblingAt || shape_->forms[i] != DW_FORM_ref4)
      continue;
    uint32_t reference = 0;
    std::memcpy(&reference, value, sizeof(reference));
    if (reference <= static_cast<size_t>(end_ - start_))
      sibling_ = start_ + reference;
  }
  if (sibling_ && sibling_ < at_) // only damage leads back
    sibling_ = nullptr;
  return true;
}

bool UnitEntries::skipBytes(uint64_t size) {
  if (size > static_cast<uint64_t>(end_ - at_))
    return false;
  at_ += size;
  return true;
}

/// Returns a little-endian number, or one larger than anything if there is none.
uint64_t UnitEntries::readNumber(unsigned size) {
  uint64_t value = 0;
  if (size > static_cast<size_t>(end_ - at_))
    return UINT64_MAX;
  std::memcpy(&value, at_, size);
  at_ += size;
  return value;
}

uint64_t UnitEntries::readLeb() {
  uint64_t value = 0;
  for (unsigned shift = 0; at_ < end_; shift += 7) {
    const unsigned char byte = *at_++;
    if (shift < 64)
      value |= uint64_t(byte & 0x7f) << shift;
    if (byte < 0x80)
      break;
  }
  return value;
}

bool UnitEntries::skip(unsigned form) {
  switch (form) {
  case DW_FORM_flag_present:
  case DW_FORM_implicit_const:
    return true;
  case DW_FORM_data1:
  case DW_FORM_ref1:
  case DW_FORM_flag:
  case DW_FORM_strx1:
  case DW_FORM_addrx1:
    return skipBytes(1);
  case DW_FORM_data2:
  case DW_FORM_ref2:
  case DW_FORM_strx2:
  case DW_FORM_addrx2:
    return skipBytes(2);
  case DW_FORM_strx3:
  case DW_FORM_addrx3:
    return skipBytes(3);
  case DW_FORM_data4:
  case DW_FORM_ref4:
  case DW_FORM_ref_sup4:
  case DW_FORM_strx4:
  case DW_FORM_addrx4:
    return skipBytes(4);
  case DW_FORM_data8:
  case DW_FORM_ref8:
  case DW_FORM_ref_sig8:
  case DW_FORM_ref_sup8:
    return skipBytes(8);
  case DW_FORM_data16:
    return skipBytes(16);
  case DW_FORM_addr:
    return skipBytes(addressSize_);
  case DW_FORM_ref_addr:
    return skipBytes(version_ == 2 ? addressSize_ : offsetSize_);
  case DW_FORM_strp:
  case DW_FORM_sec_offset:
  case DW_FORM_line_strp:
  case DW_FORM_strp_sup:
  case DW_FORM_GNU_ref_alt:
  case DW_FORM_GNU_strp_alt:
    return skipBytes(offsetSize_);
  case DW_FORM_udata:
  case DW_FORM_sdata:
  case DW_FORM_ref_udata:
  case DW_FORM_strx:
  case DW_FORM_addrx:
  case DW_FORM_loclistx:
  case DW_FORM_rnglistx:
  case DW_FORM_GNU_addr_index:
  case DW_FORM_GNU_str_index:
    readLeb();
    return true;
  case DW_FORM_string:
    return skipBytes(strnlen(reinterpret_cast<const char *>(at_), end_ - at_) + 1);
  case DW_FORM_block1:
    return skipBytes(readNumber(1));
  case DW_FORM_block2:
    return skipBytes(readNumber(2));
  case DW_FORM_block4:
    return skipBytes(readNumber(4));
  case DW_FORM_block:
  case DW_FORM_exprloc:
    return skipBytes(readLeb());
  default: // among them DW_FORM_indirect, which no compiler uses
    return false;
  }
}

} // namespace vais::profiler
