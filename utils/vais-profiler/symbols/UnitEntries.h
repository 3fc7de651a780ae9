/// The entries of a compilation unit one after the other, far faster than by libdw, which looks up
/// the shape of each entry under a lock, and passes one over attribute by attribute.

#ifndef VAIS_PROFILER_TOOL_UNITENTRIES_H
#define VAIS_PROFILER_TOOL_UNITENTRIES_H

#include <cstdint>
#include <elfutils/libdw.h>
#include <vector>

namespace vais::profiler {

/// What entries of the same abbreviation have in common.
struct EntryShape {
  unsigned tag = 0; ///< DW_TAG_*; 0 for what is not an abbreviation
  bool hasChildren = false;
  bool hasCode = false;        ///< has attributes that say where its code is
  bool isDeclaration = false;  ///< has the attribute that says so
  size_t siblingAt = SIZE_MAX; ///< index in `forms` of the reference to its next sibling
  std::vector<unsigned> forms; ///< DW_FORM_* of its attributes
};

/// A walk over the entries of a unit in their order, from its first child on. Never leaves the
/// unit, whatever that contains: where it makes no sense, the walk is over.
class UnitEntries {
public:
  explicit UnitEntries(Dwarf_Die &unit);

  /// Goes to the next entry, which is the present one's first child if it has children, or to the
  /// end of a list of children. Returns false at the end of the unit.
  bool next();
  /// Returns null at the end of a list of children.
  const EntryShape *shape() const { return shape_; }
  /// Passes over the children of the present entry, if it has any, and the end of their list.
  void skipChildren();
  /// Sets `die` to the present entry. Returns false if libdw does not find one there.
  bool die(Dwarf_Die &die) const;

private:
  void setBounds(Dwarf_Die &unit);
  void readShapes(Dwarf_Die &unit);
  bool skipAttributes();
  bool skip(unsigned form);
  bool skipBytes(uint64_t size);
  uint64_t readNumber(unsigned size);
  uint64_t readLeb();

  Dwarf *dwarf_ = nullptr;
  const unsigned char *start_ = nullptr; ///< of the unit, which references are relative to
  const unsigned char *entry_ = nullptr; ///< the present one
  const unsigned char *at_ = nullptr;    ///< behind it
  const unsigned char *end_ = nullptr;
  const unsigned char *sibling_ = nullptr; ///< of the present entry, if it says
  const EntryShape *shape_ = nullptr;
  Dwarf_Half version_ = 0;
  uint8_t addressSize_ = 0, offsetSize_ = 0;
  std::vector<EntryShape> shapes_; ///< by code
};

} // namespace vais::profiler

#endif
