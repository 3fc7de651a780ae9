/// Builds a Profile from another one whose contexts are to stand elsewhere.

#ifndef VAIS_PROFILER_REPORT_REARRANGEMENT_H
#define VAIS_PROFILER_REPORT_REARRANGEMENT_H

#include "runtime/report/model/Profile.h"
#include "runtime/report/model/ProfileAssembler.h"

namespace vais::profiler {

/// Self times and their variances are carried over, not computed again from edges: those stay true
/// whatever is left out or put together. What is made is for reports; merging comes before it.
class Rearrangement {
public:
  /// Takes over everything that does not concern contexts.
  explicit Rearrangement(const Profile &from);

  ProfileAssembler &builder() { return builder_; }

  /// Adds what `from`, a context of `source`, has of its own to context `to`. The root keeps
  /// nothing of its own.
  void addOwn(Index to, const Profile &source, const Context &from);

  /// Adds the sites of the contexts of `source` that have a place: by context, kNone for none.
  void addSites(const Profile &source, const std::vector<Index> &places);

  /// Adds up total times. Nothing else may be called afterwards.
  Profile finish();

private:
  Profile profile_;
  ProfileAssembler builder_;
};

} // namespace vais::profiler

#endif
