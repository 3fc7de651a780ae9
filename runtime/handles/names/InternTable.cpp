/// Interns names.

#include "runtime/handles/names/InternTable.h"

#include "runtime/base/Text.h"

namespace vais::profiler {

static constexpr size_t kFirstChunkSize = size_t(16) << 10;
static constexpr size_t kLargestChunkSize = size_t(1) << 20;

const Name *InternTable::intern(const NameText &text) {
  const NameEntry *known = findName(names_, text);
  return known ? known->name : add(text);
}

const Name *InternTable::add(const NameText &text) {
  auto *name = static_cast<Name *>(allocate(sizeof(Name) + text.length + 1));
  if (!name)
    return nullptr;
  name->length = text.length;
  name->hash = text.hash;
  copyBytes(name + 1, text.text, text.length);
  return names_.add({name, 0}) ? name : nullptr;
}

void *InternTable::allocate(size_t size) {
  size = (size + alignof(Name) - 1) & ~(alignof(Name) - 1);
  if ((!newest_ || newest_->size - used_ < size) && !addChunk(sizeof(Chunk) + size))
    return nullptr;
  void *memory = reinterpret_cast<char *>(newest_) + used_;
  used_ += size;
  return memory;
}

bool InternTable::addChunk(size_t least) {
  size_t size = newest_ ? newest_->size * 2 : kFirstChunkSize;
  size = size < kLargestChunkSize ? size : kLargestChunkSize;
  size = size > least ? size : least;
  auto *chunk = static_cast<Chunk *>(mapMemory(size));
  if (!chunk)
    return false;
  chunk->previous = newest_;
  chunk->size = size;
  newest_ = chunk;
  used_ = sizeof(Chunk);
  return true;
}

void InternTable::clear() {
  names_.clear();
  while (newest_) {
    Chunk *previous = newest_->previous;
    unmapMemory(newest_, newest_->size);
    newest_ = previous;
  }
}

} // namespace vais::profiler
