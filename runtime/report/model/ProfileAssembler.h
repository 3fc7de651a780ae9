/// Assembles a Profile from the trees of several threads or processes.

#ifndef VAIS_PROFILER_REPORT_PROFILEASSEMBLER_H
#define VAIS_PROFILER_REPORT_PROFILEASSEMBLER_H

#include "runtime/report/model/Profile.h"

#include <map>
#include <tuple>
#include <unordered_map>

namespace vais::profiler {

/// The largest number of contexts above a context, each of a different function; calls further down
/// are counted on flat contexts. No program comes near it, and it bounds the cost of a walk up to
/// the root.
constexpr Index kMostDepth = 4096;

/// The largest number of segments of an object. No file has so many; of generated code, the rest is
/// left out.
constexpr size_t kMostSegments = 4096;

/// Finds or makes the functions, contexts and edges of a Profile, so that those with the same name
/// or path become one. The Profile must not have functions yet; the root is added to it.
class ProfileAssembler {
public:
  explicit ProfileAssembler(Profile &profile);

  /// Returns the function, or region, of that name, file and line.
  Index function(const Function &function);

  /// Returns the context to which calls of `function` from `parent` lead: one below `parent`, or an
  /// ancestor of it if functions that were distinct (by their modules, say) have become one; a flat
  /// one beyond kMostDepth.
  Index child(Index parent, Index function);

  /// Returns the context that stands for all paths to `function`.
  Index flat(Index function);

  /// Adds the calls and times to the edge with the same ends.
  void addEdge(const Edge &edge);

  /// Adds the calls and times to those on the same line of the same edge.
  void addCallLine(const CallLine &calls);

  /// Adds the memory counts of `from`, its samples, costs of hooks and sampled self times to the
  /// context `to`.
  void addRecords(Index to, const Context &from);

  /// Adds the counts of events, whose positions in the Profile are `places`, to the context `to`.
  void addEventCounts(Index to, const EventCounts &counts, const std::vector<size_t> &places);

  /// Adds the sizes of blocks made in the context `to`.
  void addSizes(Index to, const SizeGroups &sizes);

  /// Adds the durations of calls of functions that have these positions in the Profile.
  void addDurations(const std::vector<Durations> &durations, const std::vector<Index> &functions);

  /// Adds what a site of the context `site.context` allocated, and the sizes of the blocks.
  void addSite(const AllocationSite &site, const SizeGroups &sizes);

  /// Returns the object of that path and build id, with the code of `object` added.
  Index object(const MappedObject &object);

  /// Adds samples that were found in the context `code.context`.
  void addCode(const CodeSamples &code);

  /// Adds the samples of those contexts of `source` that have a place; `places` is indexed by
  /// context, kNone for none, `objects` by object and `events` by event.
  void addCode(const Profile &source, const std::vector<Index> &places,
               const std::vector<Index> &objects, const std::vector<size_t> &events);

private:
  void addSizesTo(Index &place, const SizeGroups &sizes);
  Index context(Index parent, Index function);

  Profile &profile_;
  std::map<std::tuple<std::string, std::string, uint32_t, bool>, Index> functions_;
  std::unordered_map<uint64_t, Index> contexts_;
  std::vector<Index> depths_{0}; ///< of contexts
  std::unordered_map<uint64_t, size_t> edges_;
  std::map<std::tuple<Index, Index, uint32_t>, size_t> callLines_;
  std::map<std::tuple<Index, std::string, uint32_t>, size_t> sites_;
  std::map<std::pair<std::string, std::string>, Index> objects_; ///< by path and build id
  std::map<std::tuple<Index, Index, uint64_t, bool>, size_t> code_;
};

} // namespace vais::profiler

#endif
