/// Builds a Profile from another one whose contexts are to be placed elsewhere.

#ifndef VAIS_PROFILER_REPORT_REARRANGEMENT_H
#define VAIS_PROFILER_REPORT_REARRANGEMENT_H

#include "runtime/report/model/Profile.h"
#include "runtime/report/model/ProfileAssembler.h"

namespace vais::profiler {

/// Self times and their variances are carried over rather than computed again from edges, so that
/// they stay true whatever is left out or combined. The result is for reports; merging must come
/// first.
class Rearrangement {
public:
  /// Copies everything that does not concern contexts.
  explicit Rearrangement(const Profile &from);

  ProfileAssembler &builder() { return builder_; }

  /// Adds the own values of `from`, a context of `source`, to the context `to`. The root keeps no
  /// own values.
  void addOwn(Index to, const Profile &source, const Context &from);

  /// Adds the sites of those contexts of `source` that have a place; `places` is indexed by
  /// context, kNone for none.
  void addSites(const Profile &source, const std::vector<Index> &places);

  /// Adds in the same way where samples were found. The objects of `source` are those of the
  /// profile that everything else came from.
  void addCode(const Profile &source, const std::vector<Index> &places);

  /// Adds up total times. Nothing else may be called afterwards.
  Profile finish();

private:
  Profile profile_;
  ProfileAssembler builder_;
  std::vector<size_t> events_; ///< positions of events, which stay the same
};

} // namespace vais::profiler

#endif
