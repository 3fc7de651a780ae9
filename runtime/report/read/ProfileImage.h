/// The bytes of a profile file, and the only way from an address in them to a structure.

#ifndef VAIS_PROFILER_REPORT_PROFILEIMAGE_H
#define VAIS_PROFILER_REPORT_PROFILEIMAGE_H

#include "runtime/report/read/RegularFile.h"

#include "contracts/EdgeFormat.h"
#include "contracts/ProfileFormat.h"

#include <cmath>
#include <cstring>
#include <optional>
#include <string>

namespace vais::profiler {

/// Returns a sum, a cost or a square from a profile, or 0 where only damage explains it.
inline double plausible(double value) { return std::isfinite(value) && value > 0 ? value : 0; }

/// A profile file mapped read-only, or the process's own profile in place, whose header has been
/// checked. The process that writes it may still be running: each structure is copied once, and the
/// mapping follows the growing file. Every member throws ProfileError for what no undamaged profile
/// can contain.
class ProfileImage {
public:
  explicit ProfileImage(const std::string &path);

  /// The profile that this process writes, in its file or, if it has none, in memory. The profile
  /// lasts as long as the process.
  explicit ProfileImage(const format::Header &own);

  const format::Header &header() const { return header_; }
  /// The name by which errors call it.
  const std::string &path() const { return path_; }
  /// There is no file if this is the process's own profile.
  const RegularFile &file() const { return file_; }

  /// Returns the structure at `address`, or nothing if it is in memory for which there was no file
  /// space.
  template <class T> std::optional<T> load(format::Address<T> address) {
    const char *bytes = locate(address.value, sizeof(T), alignmentOf<T>());
    if (!bytes || isHole(bytes, sizeof(T)))
      return std::nullopt;
    T copy;
    std::memcpy(&copy, bytes, sizeof(T));
    return copy;
  }

  /// Like load(), for structures each of which a reader meets once. This bounds every walk: if more
  /// of them are read than fit in the file, a list or tree is circular.
  template <class T> std::optional<T> take(format::Address<T> address) {
    std::optional<T> structure = load(address);
    if (structure)
      spend(sizeof(T));
    return structure;
  }

  /// Returns entry `i` of an array of addresses of T that starts at `address`, or 0 if it is lost.
  template <class T> format::Address<T> loadEntry(uint64_t address, uint64_t i) {
    format::Address<T> entry{0};
    if (const char *bytes = locate(address + i * sizeof(entry), sizeof(entry), alignof(uint64_t)))
      std::memcpy(&entry, bytes, sizeof(entry));
    return entry;
  }

  /// Calls `visit(address, entry)` for each entry of an open-addressed table, such as EdgeTable,
  /// that is not lost; for none if the address is 0 or the table is lost.
  template <class Table, class Visit>
  void forEachEntry(format::Address<Table> address, Visit visit) {
    const auto table = address.value != 0 ? load(address) : std::nullopt;
    if (!table)
      return;
    using Entry = std::remove_reference_t<decltype(*table->entries[0].get())>;
    spend(table->capacity * sizeof(table->entries[0]));
    for (uint32_t i = 0; i < table->capacity; ++i) {
      const auto entry = loadEntry<Entry>(address.value + offsetof(Table, entries), i);
      if (const auto taken = entry.value != 0 ? take(entry) : std::nullopt)
        visit(entry, *taken);
    }
  }

  /// Returns the text at `address`: empty for address 0, nothing if it is lost.
  std::optional<std::string> text(format::Address<format::String> address);

  /// Counts `bytes` of structures as read; see take().
  void spend(uint64_t bytes);

  /// Returns the number of bytes that the file holds, without its holes.
  uint64_t storedBytes();

  [[noreturn]] void fail(const std::string &expected, const std::string &found) const;

private:
  template <class T> static constexpr uint64_t alignmentOf() {
    return std::is_same_v<T, format::String> ? 8
           : std::is_same_v<T, format::CallSite> || std::is_same_v<T, format::PointerCall> ||
                   std::is_same_v<T, format::PausedEdge> ||
                   std::is_same_v<T, format::ClockSample> || std::is_same_v<T, format::NameCode> ||
                   std::is_same_v<T, format::ValueCount>
               ? 32
               : 64;
  }

  /// Returns the bytes at `address`, or null if they are lost.
  const char *locate(uint64_t address, uint64_t size, uint64_t alignment);
  bool isHole(const char *bytes, uint64_t size) const;
  bool covers(uint64_t end);
  uint64_t lostBytes() const;
  void checkHeader();
  void map(uint64_t size);

  struct Mapping {
    const char *bytes = nullptr;
    uint64_t size = 0;
    bool isOwn = false; ///< the writer's mapping, which covers everything that was given out
    ~Mapping();
  };

  std::string path_;
  RegularFile file_;
  Mapping mapping_;
  uint64_t spent_ = 0;     ///< bytes of the structures that were read
  uint64_t textSpent_ = 0; ///< bytes of texts, which several structures may share
  uint64_t stored_ = 0;    ///< stored bytes when mapping_ had the size below
  uint64_t storedAtSize_ = 0;
  format::Header header_;
};

} // namespace vais::profiler

#endif
