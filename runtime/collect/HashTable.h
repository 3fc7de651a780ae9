/// The hash tables of the profile, EdgeTable and its like: open addressing over addresses, at most
/// half full, replaced by one twice as large when they would be fuller.

#ifndef VAIS_PROFILER_COLLECT_HASHTABLE_H
#define VAIS_PROFILER_COLLECT_HASHTABLE_H

#include "runtime/base/Hash.h"
#include "runtime/collect/Arena.h"

#include <type_traits>

namespace vais::profiler {

constexpr uint32_t kFirstCapacity = 16;

/// Where to look first: records stand in rows, and a hash that kept them there would make runs.
inline uint32_t firstEntry(uint64_t function, uint32_t capacity) {
  return static_cast<uint32_t>(hashOf(function >> 6) >> 40) & (capacity - 1);
}

/// The entry for which `matches(entry)`, or the free one where it would stand.
template <class Table, class Matches>
auto *findEntry(Table &table, uint64_t function, Matches matches) {
  uint32_t i = firstEntry(function, table.capacity);
  while (table.entries[i].value && !matches(*table.entries[i].get()))
    i = (i + 1) & (table.capacity - 1);
  return &table.entries[i];
}

/// A table with room for one more: `table` itself, or a larger copy that the caller publishes.
/// `functionOf(entry)` tells an entry's key. Null when there is no memory.
template <class Table, class FunctionOf>
Table *tableWithRoom(format::Thread &thread, Table *table, FunctionOf functionOf) {
  if (table && (table->count + 1) * 2 <= table->capacity)
    return table;
  const uint32_t capacity = table ? table->capacity * 2 : kFirstCapacity;
  const uint64_t size = offsetof(Table, entries) + capacity * sizeof(table->entries[0]);
  auto *larger = static_cast<Table *>(allocate(thread, size, 64));
  if (!larger)
    return nullptr;
  larger->capacity = capacity;
  for (uint32_t i = 0; table && i < table->capacity; ++i) {
    if (!table->entries[i].value)
      continue;
    const uint64_t function = functionOf(*table->entries[i].get());
    *findEntry(*larger, function, [](auto &) { return false; }) = table->entries[i];
    ++larger->count;
  }
  return larger;
}

/// The entry of the table at `place` for which `isIt(entry)`, made by `make()` if need be; null
/// when there is no memory. `key` says where to look first, as `keyOf(entry)` does for an entry;
/// `make` sets what both go by. Owner of the table only; a reader of the profile finds whole
/// entries.
template <class Table, class KeyOf, class Matches, class Make>
auto *findOrMakeEntry(format::Thread &thread, format::Address<Table> &place, uint64_t key,
                      KeyOf keyOf, Matches isIt, Make make) {
  using Entry = std::remove_reference_t<decltype(*place.get()->entries[0].get())>;
  Table *table = place.get();
  if (table)
    if (Entry *known = findEntry(*table, key, isIt)->get())
      return known;
  table = tableWithRoom(thread, table, keyOf);
  Entry *made = table ? make() : nullptr;
  if (!made)
    return static_cast<Entry *>(nullptr);
  __atomic_store_n(&findEntry(*table, key, isIt)->value, reinterpret_cast<uint64_t>(made),
                   __ATOMIC_RELEASE);
  ++table->count;
  __atomic_store_n(&place.value, reinterpret_cast<uint64_t>(table), __ATOMIC_RELEASE);
  return made;
}

/// The same where the key alone tells entries apart.
template <class Table, class KeyOf, class Make>
auto *findOrMakeEntry(format::Thread &thread, format::Address<Table> &place, uint64_t key,
                      KeyOf keyOf, Make make) {
  return findOrMakeEntry(
      thread, place, key, keyOf, [&](auto &entry) { return keyOf(entry) == key; }, make);
}

} // namespace vais::profiler

#endif
