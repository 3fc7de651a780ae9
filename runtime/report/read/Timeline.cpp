/// The rate of the clock is that of the whole run if its end is known.

#include "runtime/report/read/Timeline.h"

#include "runtime/report/read/ProfileImage.h"

#include <cmath>

namespace vais::profiler {

/// Returns the nanoseconds per tick between two moments, or 0 if they do not tell.
static double rate(const format::Moment &from, const format::Moment &to) {
  if (to.ticks <= from.ticks || to.nanoseconds <= from.nanoseconds)
    return 0;
  return static_cast<double>(to.nanoseconds - from.nanoseconds) /
         static_cast<double>(to.ticks - from.ticks);
}

/// A hook of a call makes the callee's context current about halfway. Of a call that passes its
/// context on, the caller's part is to find the slot, and the callee's to keep the context.
static constexpr double kPartOfCaller = 0.5;

Timeline readTimeline(const format::Header &header) {
  Timeline timeline;
  timeline.forkTicks = header.forked ? header.start.ticks : 0;
  timeline.isTimed = header.timeMode != format::TimeMode::None;
  timeline.isExact = header.timeMode == format::TimeMode::Exact;
  timeline.ofHooks = {plausible(header.stampTicks), plausible(header.timedCallTicks),
                      plausible(header.callTicks), kPartOfCaller, /*isAtSite=*/false};
  timeline.ofSites = {plausible(header.siteStampTicks), plausible(header.siteTimedCallTicks),
                      plausible(header.siteCallTicks), kPartOfCaller, /*isAtSite=*/true};
  if (header.clock == format::Clock::Monotonic)
    timeline.nsPerTick = 1;
  else if (const double whole = rate(header.start, header.end); header.end.ticks != 0 && whole > 0)
    timeline.nsPerTick = whole;
  else if (plausible(header.ticksPerNanosecond) > 0)
    timeline.nsPerTick = 1 / header.ticksPerNanosecond;
  return timeline;
}

} // namespace vais::profiler
