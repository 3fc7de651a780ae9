/// The bytes of a profile file, and the only way from an address in them to a structure.

#ifndef VAIS_PROFILER_REPORT_PROFILEIMAGE_H
#define VAIS_PROFILER_REPORT_PROFILEIMAGE_H

#include "runtime/report/read/RegularFile.h"

#include "contracts/ProfileFormat.h"

#include <cstring>
#include <optional>
#include <string>

namespace vais::profiler {

/// A profile file mapped read-only, or the process's own profile where it stands, whose header has
/// been checked. The process that writes it may still run: structures are copied out, each once,
/// and the mapping follows the growing file. Every member throws ProfileError for what no undamaged
/// profile can hold.
class ProfileImage {
public:
  explicit ProfileImage(const std::string &path);

  /// The profile that this process writes, in its file or, where none could be had, in memory. It
  /// stays as long as the process does.
  explicit ProfileImage(const format::Header &own);

  const format::Header &header() const { return header_; }
  /// What errors call it.
  const std::string &path() const { return path_; }
  /// None, where it is the process's own profile.
  const RegularFile &file() const { return file_; }

  /// The structure at `address`; nothing when it is in memory for which there was no file space.
  template <class T> std::optional<T> load(format::Address<T> address) {
    const char *bytes = locate(address.value, sizeof(T), alignmentOf<T>());
    if (!bytes || isHole(bytes, sizeof(T)))
      return std::nullopt;
    T copy;
    std::memcpy(&copy, bytes, sizeof(T));
    return copy;
  }

  /// Like load(), for structures that a reader meets once each. It is what bounds every walk: more
  /// of them than fit in the file means that a list or tree runs in a circle.
  template <class T> std::optional<T> take(format::Address<T> address) {
    std::optional<T> structure = load(address);
    if (structure)
      spend(sizeof(T));
    return structure;
  }

  /// Entry `i` of an array of addresses of T that starts at `address`; 0 when it is lost.
  template <class T> format::Address<T> loadEntry(uint64_t address, uint64_t i) {
    format::Address<T> entry{0};
    if (const char *bytes = locate(address + i * sizeof(entry), sizeof(entry), alignof(uint64_t)))
      std::memcpy(&entry, bytes, sizeof(entry));
    return entry;
  }

  /// Calls `visit(address, entry)` for each entry of an open-addressed table (EdgeTable and its
  /// like) that is not lost; for none where the address is 0 or the table is lost.
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

  /// The text at `address`: empty for address 0, nothing when it is lost.
  std::optional<std::string> text(format::Address<format::String> address);

  /// Counts `bytes` of structures as read; see take().
  void spend(uint64_t bytes);

  /// Bytes that the file holds, without its holes.
  uint64_t storedBytes();

  [[noreturn]] void fail(const std::string &expected, const std::string &found) const;

private:
  template <class T> static constexpr uint64_t alignmentOf() {
    return std::is_same_v<T, format::String> ? 8
           : std::is_same_v<T, format::CallSite> || std::is_same_v<T, format::PausedEdge> ||
                   std::is_same_v<T, format::ClockSample>
               ? 32
               : 64;
  }

  /// The bytes at `address`, null when they are lost.
  const char *locate(uint64_t address, uint64_t size, uint64_t alignment);
  bool isHole(const char *bytes, uint64_t size) const;
  bool covers(uint64_t end);
  uint64_t lostBytes() const;
  void checkHeader();
  void map(uint64_t size);

  struct Mapping {
    const char *bytes = nullptr;
    uint64_t size = 0;
    bool isOwn = false; ///< the writer's mapping, which covers all that was given out
    ~Mapping();
  };

  std::string path_;
  RegularFile file_;
  Mapping mapping_;
  uint64_t spent_ = 0;     ///< on structures
  uint64_t textSpent_ = 0; ///< on texts, which several structures may share
  uint64_t stored_ = 0;    ///< of mapping_ at its size then
  uint64_t storedAtSize_ = 0;
  format::Header header_;
};

} // namespace vais::profiler

#endif
