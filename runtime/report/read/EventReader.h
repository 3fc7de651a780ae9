/// Reads how often hardware and software events happened, and where samples found them.

#ifndef VAIS_PROFILER_REPORT_EVENTREADER_H
#define VAIS_PROFILER_REPORT_EVENTREADER_H

#include "runtime/report/read/ClockSampleReader.h"

#include "contracts/EventFormat.h"

namespace vais::profiler {

/// Adds the counts of threads to the contexts, and to the places in the code, in which
/// ClockSampleReader places their samples. What
/// no context has of a thread's total is unplaced, so that the sum is what the kernel counted.
class EventReader {
public:
  EventReader(ProfileImage &image, Profile &profile);

  /// Adds what was counted in `thread`, whose contexts are among `contexts`.
  void read(const format::Thread &thread, const KnownContexts &contexts,
            ClockSampleReader &samples);

private:
  void readTotals(const format::Thread &thread);
  EventCounts takePlaced(const format::EventCounts &first, bool isOwn);

  ProfileImage &image_;
  Profile &profile_;
};

} // namespace vais::profiler

#endif
