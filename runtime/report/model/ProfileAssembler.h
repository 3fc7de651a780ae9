/// Puts a Profile together from trees of several threads or processes.

#ifndef VAIS_PROFILER_REPORT_PROFILEASSEMBLER_H
#define VAIS_PROFILER_REPORT_PROFILEASSEMBLER_H

#include "runtime/report/model/Profile.h"

#include <map>
#include <tuple>
#include <unordered_map>

namespace vais::profiler {

/// A context has at most so many above it, each of another function; calls further down are counted
/// on flat contexts. No program comes near it, and it bounds what a walk up to the root costs.
constexpr Index kMostDepth = 4096;

/// Finds or makes the functions, contexts and edges of a Profile, so that what has the same name
/// or path becomes one. Made for a Profile without functions; adds the root to it.
class ProfileAssembler {
public:
  explicit ProfileAssembler(Profile &profile);

  /// The function, or region, of that name, file and line.
  Index function(const Function &function);

  /// The context that calls to `function` from `parent` lead to: one below `parent`, or an ancestor
  /// of it when functions that were told apart (by modules, say) unify; a flat one beyond
  /// kMostDepth.
  Index child(Index parent, Index function);

  /// The context that stands for all paths to `function`.
  Index flat(Index function);

  /// Adds calls and times to the edge of the same ends.
  void addEdge(const Edge &edge);

  /// Adds what `from` recorded of memory, its samples, timingNs and sampled self times to context
  /// `to`.
  void addRecords(Index to, const Context &from);

  /// Adds sizes of blocks made in context `to`.
  void addSizes(Index to, const SizeGroups &sizes);

  /// Adds durations of calls of functions that have these positions in the Profile.
  void addDurations(const std::vector<Durations> &durations, const std::vector<Index> &functions);

  /// Adds what a site of context `site.context` made, and its sizes.
  void addSite(const AllocationSite &site, const SizeGroups &sizes);

private:
  void addSizesTo(Index &place, const SizeGroups &sizes);
  Index context(Index parent, Index function);

  Profile &profile_;
  std::map<std::tuple<std::string, std::string, uint32_t, bool>, Index> functions_;
  std::unordered_map<uint64_t, Index> contexts_;
  std::vector<Index> depths_{0}; ///< of contexts
  std::unordered_map<uint64_t, size_t> edges_;
  std::map<std::tuple<Index, std::string, uint32_t>, size_t> sites_;
};

} // namespace vais::profiler

#endif
