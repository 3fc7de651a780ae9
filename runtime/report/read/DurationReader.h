/// How long single calls took, as a process has recorded it.

#ifndef VAIS_PROFILER_REPORT_DURATIONREADER_H
#define VAIS_PROFILER_REPORT_DURATIONREADER_H

#include "runtime/report/model/Profile.h"
#include "runtime/report/read/FunctionReader.h"
#include "runtime/report/read/ProfileImage.h"
#include "runtime/report/read/Timeline.h"

#include <map>
#include <vector>

namespace vais::profiler {

/// Gathers the durations of a process's calls, and takes the costs of recording off them. What
/// timing adds to a call's own time is the same for each call. What recording the calls inside it
/// costs is known of all calls of a function together; each has a part in proportion to its time.
class DurationReader {
public:
  explicit DurationReader(const Timeline &timeline) : timeline_(timeline) {}

  /// Of a thread.
  void read(const format::Thread &thread, ProfileImage &image, FunctionReader &functions);

  /// Calls of a function that took about so many ticks, by format::durationGroup().
  void addCalls(Index function, uint32_t group, double calls);

  /// What is known of the function's calls by one of the edges to it: the sum of the squares of
  /// what its timed calls stand for, and what timing has added to the times of all its calls.
  void addEdge(Index function, double squares, double stampNs);

  /// Adds everything to a profile that has its contexts and edges already. Must be the last call.
  void finish(Profile &profile);

private:
  struct Gathered {
    std::map<uint32_t, double> calls; ///< by group
    double squares = 0;
    double stampNs = 0;
    // Of the edges to it.
    double edgeCalls = 0;
    double ns = 0;
    double outerCalls = 0; ///< those that are no recursion
    double outerNs = 0;
    double costNs = 0; ///< of recording, which outerNs holds
  };
  Gathered &of(Index function);
  void sumUp(const Profile &profile);
  Durations durationsOf(const Gathered &gathered) const;

  const Timeline timeline_;
  std::vector<Gathered> functions_;
};

} // namespace vais::profiler

#endif
