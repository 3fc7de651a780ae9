/// What one thread counts by name: samples of functions, and calls along edges.
///
/// Callers pass the same few texts again and again, so that texts are looked up by address first.
/// The address only says where to look. The content is compared as well, because another text may
/// be at that address by now.
///
/// Not thread-safe. The owner must call clear() at the end.

#ifndef VAIS_PROFILER_HANDLES_NAMECOUNTS_H
#define VAIS_PROFILER_HANDLES_NAMECOUNTS_H

#include "runtime/base/Hash.h"
#include "runtime/handles/names/SharedNames.h"

namespace vais::profiler {

class NameCounts {
public:
  /// Counts a sample if the text was last met at this address. `function` must not be null.
  bool countKnownSample(const char *function) {
    RecentName &recent = recentNames_[slotOf(function, kRecentNames)];
    if (__builtin_expect(recent.text != function || !reads(function, *recent.name), 0))
      return false;
    ++recent.samples;
    return true;
  }

  /// Counts samples. Returns false if there is no memory.
  bool countSamples(const NameText &function, uint64_t samples, SharedNames &shared);

  /// Counts a call if both texts were last met at these addresses, which must not be null.
  bool countKnownCall(const char *caller, const char *callee) {
    RecentEdge &recent = recentEdges_[edgeSlotOf(caller, callee)];
    if (__builtin_expect(recent.caller != caller || recent.callee != callee ||
                             !reads(caller, *recent.callerName) ||
                             !reads(callee, *recent.calleeName),
                         0))
      return false;
    ++recent.calls;
    return true;
  }

  /// Counts a call, which is lost if there is no memory.
  void countCall(const NameText &caller, const NameText &callee, SharedNames &shared);

  /// Brings names() and edges() up to date.
  void flush();
  const MappedTable<NameEntry> &names() const { return names_; }
  const CallEdges &edges() const { return edges_; } ///< between addresses of Names

  void clear();

private:
  static constexpr unsigned kRecentNames = 256;
  static constexpr unsigned kRecentEdges = 128;

  struct RecentName {
    const char *text; ///< null if there is none
    const Name *name;
    uint64_t samples; ///< not yet added to names_
  };
  struct RecentEdge {
    const char *caller; ///< null if there is none
    const char *callee;
    const Name *callerName;
    const Name *calleeName;
    uint64_t calls; ///< not yet added to edges_
  };

  static unsigned slotOf(const void *text, unsigned slots) {
    return static_cast<unsigned>(hashOf(reinterpret_cast<uint64_t>(text)) >> 32) % slots;
  }
  static unsigned edgeSlotOf(const char *caller, const char *callee) {
    const uint64_t both =
        hashOf(reinterpret_cast<uint64_t>(caller)) + reinterpret_cast<uint64_t>(callee);
    return static_cast<unsigned>(hashOf(both) >> 32) % kRecentEdges;
  }

  const Name *intern(const NameText &text, SharedNames &shared);
  CallEdge *internEdge(const Name *caller, const Name *callee, SharedNames &shared);
  void flush(RecentName &recent);
  void flush(RecentEdge &recent);

  RecentName recentNames_[kRecentNames] = {};
  RecentEdge recentEdges_[kRecentEdges] = {};
  MappedTable<NameEntry> names_; ///< all names that the thread has met
  CallEdges edges_;
};

} // namespace vais::profiler

#endif
