/// Names by content: equal texts are one Name, at one address, until clear().
///
/// Not safe between threads. The owner calls clear() at the end.

#ifndef VAIS_PROFILER_HANDLES_INTERNTABLE_H
#define VAIS_PROFILER_HANDLES_INTERNTABLE_H

#include "MappedTable.h"
#include "NameText.h"

namespace vais::profiler {

/// A function's name and what is counted of it. The text follows.
struct Name {
  uint64_t samples;
  size_t length; ///< bytes of the text, which is not terminated

  const char *text() const { return reinterpret_cast<const char *>(this + 1); }
};

class InternTable {
public:
  constexpr InternTable() = default;

  /// The name that reads so, made now if need be; null when there is no memory.
  Name *intern(const NameText &text);

  /// Forgets all names and gives the memory back.
  void clear();

  /// Calls `visit(name)` for each, in no order.
  template <class Visit> void forEach(Visit visit) const {
    names_.forEach([&](const Entry &entry) { visit(*entry.name); });
  }

private:
  struct Entry {
    Name *name;
    uint64_t nameHash;

    bool isFree() const { return !name; }
    uint64_t hash() const { return nameHash; }
  };
  /// Memory that names are cut from. They follow.
  struct Chunk {
    Chunk *previous;
    size_t size; ///< bytes, this head included
  };

  Name *add(const NameText &text);
  void *allocate(size_t size);
  bool addChunk(size_t least);

  MappedTable<Entry> names_;
  Chunk *newest_ = nullptr;
  size_t used_ = 0; ///< bytes of the newest chunk
};

} // namespace vais::profiler

#endif
