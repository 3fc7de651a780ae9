/// A trace with the names and the clock of its profile, which are needed to show it in order.

#ifndef VAIS_PROFILER_REPORT_TRACE_H
#define VAIS_PROFILER_REPORT_TRACE_H

#include "runtime/report/names/FunctionNames.h"
#include "runtime/report/trace/TraceProfile.h"

namespace vais::profiler {

class Trace {
public:
  /// Throws ProfileError, also if the file is a profile without a trace.
  explicit Trace(const std::string &path, NameStyle names = NameStyle::Short);

  const TraceFile &file() const { return file_; }
  const format::Header &header() const { return image_.header(); }

  /// Returns the positions of all tracks in file().tracks().
  std::vector<size_t> allTracks() const;

  /// Returns the moments at which the calls that are open at the end of each track ended.
  const TrackEnds &ends() const { return ends_; }

  /// Converts ticks to nanoseconds.
  double ns(uint64_t ticks) const { return static_cast<double>(ticks) * timeline_.nsPerTick; }
  /// Returns the nanoseconds since the program began.
  double nsSinceStart(uint64_t ticks) const {
    return ticks > header().start.ticks ? ns(ticks - header().start.ticks) : 0;
  }

  /// Returns an index into functions() for the operand of an event.
  Index function(uint32_t operand);
  const std::vector<Function> &functions() const { return profile_.functions; }
  /// Returns the name in the requested style. Valid until the next call.
  const std::string &name(uint32_t operand);

  std::string program();

  /// Returns the name that the thread had in the kernel, or "" if it is unknown.
  std::string threadName(uint32_t id);

private:
  const NameStyle style_;
  ProfileImage image_;
  TraceFile file_;
  Timeline timeline_;
  TrackEnds ends_;
  Profile profile_; ///< contains only functions
  ProfileAssembler builder_;
  TracedFunctions functions_;
  std::unordered_map<uint32_t, Index> indices_;
};

/// Returns whether the profile at `path` contains a trace; false if it is not a profile at all.
bool isTraceFile(const std::string &path);

} // namespace vais::profiler

#endif
