/// A trace with the names and the clock of its profile: what is needed to tell it in order.

#ifndef VAIS_PROFILER_REPORT_TRACE_H
#define VAIS_PROFILER_REPORT_TRACE_H

#include "runtime/report/names/FunctionNames.h"
#include "runtime/report/trace/TraceProfile.h"

namespace vais::profiler {

class Trace {
public:
  /// Throws ProfileError, also where the file is a profile without a trace.
  explicit Trace(const std::string &path, NameStyle names = NameStyle::Short);

  const TraceFile &file() const { return file_; }
  const format::Header &header() const { return image_.header(); }

  /// Moments at which the calls that are open at the end of each track ended.
  const TrackEnds &ends() const { return ends_; }

  /// Nanoseconds of so many ticks.
  double ns(uint64_t ticks) const { return static_cast<double>(ticks) * timeline_.nsPerTick; }
  /// Nanoseconds since the program began.
  double nsSinceStart(uint64_t ticks) const {
    return ticks > header().start.ticks ? ns(ticks - header().start.ticks) : 0;
  }

  /// Of an event's operand: an index into functions().
  Index function(uint32_t operand);
  const std::vector<Function> &functions() const { return profile_.functions; }
  /// In the style asked for. Valid until the next call.
  const std::string &name(uint32_t operand);

  std::string program();

  /// The name that the thread had with the kernel; empty when it is not known.
  std::string threadName(uint32_t id);

private:
  const NameStyle style_;
  ProfileImage image_;
  TraceFile file_;
  Timeline timeline_;
  TrackEnds ends_;
  Profile profile_; ///< nothing but functions
  ProfileAssembler builder_;
  TracedFunctions functions_;
  std::unordered_map<uint32_t, Index> indices_;
};

/// Whether there is a trace in the profile at `path`; false for what is no profile at all.
bool isTraceFile(const std::string &path);

} // namespace vais::profiler

#endif
