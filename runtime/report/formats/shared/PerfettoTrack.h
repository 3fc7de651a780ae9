/// Writes packets of Perfetto's trace format.
///
/// A trace is a sequence of TracePackets. Those of one thread are a packet sequence of their own,
/// in which what is known need not be said again: a name is written once and then referred to by
/// its number, times are distances from the preceding packet, and events are on the thread's track
/// unless they say otherwise. A packet has one event and at most one name.
///
/// The numbers of fields are those of https://perfetto.dev/docs/reference/trace-packet-proto.

#ifndef VAIS_PROFILER_REPORT_PERFETTOTRACK_H
#define VAIS_PROFILER_REPORT_PERFETTOTRACK_H

#include <cstdint>
#include <initializer_list>
#include <string>
#include <vector>

namespace vais::profiler {

/// Something that is said of an event: a number, an address or a text.
struct PerfettoArgument {
  enum class Kind { Number, Address, Text };
  const char *name;
  Kind kind;
  uint64_t number = 0;
  const char *text = "";
};
using PerfettoArguments = std::initializer_list<PerfettoArgument>;

/// Appends the packet that names the process, which precedes those of its threads.
void appendPerfettoProcess(std::string &bytes, uint32_t processId, const std::string &name);

/// The track of a thread. Times are nanoseconds since the program's start, and one that is before
/// that of the preceding event counts as the same.
class PerfettoTrack {
public:
  /// Appends the packets that describe the track. `sequence`, from 1 on, is different for each
  /// track.
  PerfettoTrack(std::string &bytes, uint32_t sequence, uint32_t processId, uint32_t threadId,
                const std::string &name);

  /// Begins a call. `number`, from 0 on, stands for `name` within the track.
  void begin(std::string &bytes, uint64_t ns, size_t number, const std::string &name,
             PerfettoArguments arguments = {});
  void end(std::string &bytes, uint64_t ns, PerfettoArguments arguments = {});
  void instant(std::string &bytes, uint64_t ns, const std::string &name,
               PerfettoArguments arguments = {});
  /// `counter` is what appendPerfettoCounter() was given.
  void value(std::string &bytes, uint64_t ns, uint32_t counter, double value);

  uint32_t threadId() const { return threadId_; }

private:
  uint64_t distanceTo(uint64_t ns);

  uint32_t sequence_;
  uint32_t threadId_;
  uint64_t ns_ = 0;
  std::vector<bool> named_; ///< by number
};

/// Appends the packet that describes the track of a counter of the process. `counter` is different
/// for each one.
void appendPerfettoCounter(std::string &bytes, uint32_t counter, const std::string &name);

} // namespace vais::profiler

#endif
