/// Interns names by content: equal texts are one Name, at one address, until clear().
///
/// Not thread-safe. The owner must call clear() at the end.

#ifndef VAIS_PROFILER_HANDLES_INTERNTABLE_H
#define VAIS_PROFILER_HANDLES_INTERNTABLE_H

#include "runtime/base/MappedTable.h"
#include "runtime/handles/names/NameText.h"

namespace vais::profiler {

class InternTable {
public:
  constexpr InternTable() = default;

  /// Returns the name with this text, which is made if necessary, or null if there is no memory.
  const Name *intern(const NameText &text);

  /// Removes all names and frees the memory.
  void clear();

private:
  /// A piece of memory that names are allocated from. They follow it.
  struct Chunk {
    Chunk *previous;
    size_t size; ///< bytes, including this header
  };

  const Name *add(const NameText &text);
  void *allocate(size_t size);
  bool addChunk(size_t least);

  MappedTable<NameEntry> names_;
  Chunk *newest_ = nullptr;
  size_t used_ = 0; ///< bytes used of the newest chunk
};

} // namespace vais::profiler

#endif
