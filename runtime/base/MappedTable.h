/// A hash table in mapped memory. It uses open addressing with linear probing and is at most half
/// full; when it would be fuller, it becomes twice as large. Erasing moves entries back, so that no
/// marks are left behind (Knuth, The Art of Computer Programming, vol. 3, 6.4, algorithm R).
///
/// `Keep` says which entries remain when the table grows: bool operator()(const Entry &) const.
///
/// An Entry is plain data; all bytes of a free one are zero. It has
///     bool isFree() const;
///     uint64_t hash() const;   // evenly spread in the high bits
///
/// Entries move, so a pointer to one is valid until the next add or erase. A table must not be used
/// by several threads at once. The owner calls clear() at the end: there is no destructor, so that
/// tables can be static.

#ifndef VAIS_PROFILER_HANDLES_MAPPEDTABLE_H
#define VAIS_PROFILER_HANDLES_MAPPEDTABLE_H

#include "runtime/base/MappedMemory.h"

#include <cstddef>
#include <cstdint>

namespace vais::profiler {

/// Spreads any number over all 64 bits (the finalizer of D. Stafford's "mix 13").
inline uint64_t spreadBits(uint64_t value) {
  value = (value ^ value >> 30) * 0xBF58476D1CE4E5B9u;
  value = (value ^ value >> 27) * 0x94D049BB133111EBu;
  return value ^ value >> 31;
}

struct KeepAll {
  template <class Entry> bool operator()(const Entry &) const { return true; }
};

template <class Entry, class Keep = KeepAll> class MappedTable {
public:
  constexpr MappedTable() = default;
  MappedTable(const MappedTable &) = delete;
  MappedTable &operator=(const MappedTable &) = delete;

  /// Returns the entry with this hash for which `matches(entry)` is true, or null if there is none.
  template <class Matches> Entry *find(uint64_t hash, Matches matches) const {
    if (!entries_)
      return nullptr;
    for (size_t i = home(hash);; i = next(i)) {
      if (entries_[i].isFree())
        return nullptr;
      if (matches(entries_[i]))
        return &entries_[i];
    }
  }

  /// Adds an entry, whose key must not be in the table. Returns null if there is no memory.
  Entry *add(const Entry &entry) {
    if ((count_ + 1) * 2 > capacity() && !grow())
      return nullptr;
    ++count_;
    return place(entry);
  }

  void erase(Entry *entry) {
    size_t hole = static_cast<size_t>(entry - entries_);
    for (size_t i = next(hole); !entries_[i].isFree(); i = next(i)) {
      const size_t fromHome = (i - home(entries_[i].hash())) & (capacity() - 1);
      const size_t fromHole = (i - hole) & (capacity() - 1);
      if (fromHome < fromHole) // it must not be before its home
        continue;
      entries_[hole] = entries_[i];
      hole = i;
    }
    entries_[hole] = Entry();
    --count_;
  }

  /// Forgets all entries and gives the memory back.
  void clear() {
    unmapMemory(entries_, capacity() * sizeof(Entry));
    entries_ = nullptr;
    count_ = 0;
    bits_ = 0;
  }

  size_t count() const { return count_; }

  /// Calls `visit(entry)` for each entry, in no particular order.
  template <class Visit> void forEach(Visit visit) const {
    for (size_t i = 0; i < capacity(); ++i)
      if (!entries_[i].isFree())
        visit(entries_[i]);
  }

private:
  static constexpr unsigned kFirstBits = 8;

  size_t capacity() const { return entries_ ? size_t(1) << bits_ : 0; }
  size_t home(uint64_t hash) const { return hash >> (64 - bits_); }
  size_t next(size_t i) const { return (i + 1) & (capacity() - 1); }

  Entry *place(const Entry &entry) {
    size_t i = home(entry.hash());
    while (!entries_[i].isFree())
      i = next(i);
    entries_[i] = entry;
    return &entries_[i];
  }

  /// Replaces the table by one that is twice as large, or as large if half of the entries are not
  /// kept.
  bool grow() {
    const size_t kept = countKept();
    unsigned bits = bits_ ? bits_ : kFirstBits;
    bits += bits_ && kept * 4 >= capacity();
    auto *other = static_cast<Entry *>(mapMemory((size_t(1) << bits) * sizeof(Entry)));
    if (!other)
      return false;
    Entry *const old = entries_;
    const size_t oldCapacity = capacity();
    entries_ = other;
    bits_ = bits;
    count_ = kept;
    for (size_t i = 0; i < oldCapacity; ++i)
      if (!old[i].isFree() && Keep()(old[i]))
        place(old[i]);
    unmapMemory(old, oldCapacity * sizeof(Entry));
    return true;
  }

  size_t countKept() const {
    size_t kept = 0;
    forEach([&](const Entry &entry) { kept += Keep()(entry); });
    return kept;
  }

  Entry *entries_ = nullptr;
  size_t count_ = 0;
  unsigned bits_ = 0; ///< the capacity is 2 to this power
};

} // namespace vais::profiler

#endif
