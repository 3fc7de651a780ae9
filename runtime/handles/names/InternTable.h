/// Names by content: equal texts are one Name, at one address, until clear().
///
/// Not safe between threads. The owner calls clear() at the end.

#ifndef VAIS_PROFILER_HANDLES_INTERNTABLE_H
#define VAIS_PROFILER_HANDLES_INTERNTABLE_H

#include "runtime/base/MappedTable.h"
#include "runtime/handles/names/NameText.h"

namespace vais::profiler {

class InternTable {
public:
  constexpr InternTable() = default;

  /// The name that reads so, made now if need be; null when there is no memory.
  const Name *intern(const NameText &text);

  /// Forgets all names and gives the memory back.
  void clear();

private:
  /// Memory that names are cut from. They follow.
  struct Chunk {
    Chunk *previous;
    size_t size; ///< bytes, this head included
  };

  const Name *add(const NameText &text);
  void *allocate(size_t size);
  bool addChunk(size_t least);

  MappedTable<NameEntry> names_;
  Chunk *newest_ = nullptr;
  size_t used_ = 0; ///< bytes of the newest chunk
};

} // namespace vais::profiler

#endif
