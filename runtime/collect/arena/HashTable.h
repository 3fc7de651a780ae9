/// The hash tables of the profile, such as EdgeTable. They use open addressing, have addresses as
/// keys, and are at most half full: a table that would be fuller is replaced by one twice as large.

#ifndef VAIS_PROFILER_COLLECT_HASHTABLE_H
#define VAIS_PROFILER_COLLECT_HASHTABLE_H

#include "runtime/base/Hash.h"
#include "runtime/collect/arena/Arena.h"

#include <type_traits>

namespace vais::profiler {

constexpr uint32_t kFirstCapacity = 16;

/// Returns the index at which to look first. Records lie side by side; a hash that preserved this
/// would lead to long runs of used entries.
inline uint32_t firstEntry(uint64_t function, uint32_t capacity) {
  return static_cast<uint32_t>(hashOf(function >> 6) >> 40) & (capacity - 1);
}

/// Returns the entry for which `matches(entry)` is true, or the free one in which it would be.
template <class Table, class Matches>
auto *findEntry(Table &table, uint64_t function, Matches matches) {
  uint32_t i = firstEntry(function, table.capacity);
  while (table.entries[i].value && !matches(*table.entries[i].get()))
    i = (i + 1) & (table.capacity - 1);
  return &table.entries[i];
}

/// Returns a table with space for one more entry: `table` itself, or a larger copy that the caller
/// must publish. `functionOf(entry)` returns the key of an entry. Returns null if there is no
/// memory.
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

/// Returns the entry of the table at `place` for which `isIt(entry)` is true. It is made by
/// `make()` if necessary; the result is null if there is no memory. `key` says where to look first,
/// as `keyOf(entry)` does for an entry; `make` must set what both rely on. Only for the owner of
/// the table. A reader of the profile only finds complete entries.
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

/// The same for entries that are identified by their key alone.
template <class Table, class KeyOf, class Make>
auto *findOrMakeEntry(format::Thread &thread, format::Address<Table> &place, uint64_t key,
                      KeyOf keyOf, Make make) {
  return findOrMakeEntry(
      thread, place, key, keyOf, [&](auto &entry) { return keyOf(entry) == key; }, make);
}

} // namespace vais::profiler

#endif
