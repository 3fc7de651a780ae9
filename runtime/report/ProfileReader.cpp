/// Reads what concerns the process, then the tree of each thread.

#include "ProfileReader.h"

#include "MarkerReader.h"
#include "MemoryTotals.h"
#include "ProfileImage.h"
#include "SelfTime.h"
#include "SnapshotFile.h"
#include "ThreadEnds.h"
#include "ThreadReader.h"

#include <algorithm>
#include <cmath>
#include <fmt/format.h>
#include <optional>

namespace vais::profiler {
namespace {

using format::Header;

std::string hexadecimal(const unsigned char *bytes, size_t count) {
  std::string text;
  for (size_t i = 0; i < count; ++i)
    text += fmt::format("{:02x}", bytes[i]);
  return text;
}

/// The pieces of `text`, each of which a NUL ends.
std::vector<std::string> splitAtNul(const std::string &text) {
  std::vector<std::string> pieces;
  for (size_t start = 0; start < text.size();) {
    const size_t end = std::min(text.find('\0', start), text.size());
    pieces.push_back(text.substr(start, end - start));
    start = end + 1;
  }
  return pieces;
}

ProcessState processState(const ProfileImage &image) {
  switch (image.header().state) {
  case format::ProcessState::Running:
    return ProcessState::Running;
  case format::ProcessState::Exited:
    return ProcessState::Exited;
  case format::ProcessState::Died:
    return ProcessState::Died;
  }
  image.fail("a process state", std::to_string(static_cast<uint32_t>(image.header().state)));
}

TimeMode timeMode(const ProfileImage &image) {
  switch (image.header().timeMode) {
  case format::TimeMode::None:
    return TimeMode::None;
  case format::TimeMode::Sampled:
    return TimeMode::Sampled;
  case format::TimeMode::Exact:
    return TimeMode::Exact;
  }
  image.fail("a time mode", std::to_string(static_cast<uint32_t>(image.header().timeMode)));
}

MemoryMode memoryMode(const ProfileImage &image) {
  switch (image.header().memoryMode) {
  case format::MemoryMode::None:
    return MemoryMode::None;
  case format::MemoryMode::Sampled:
    return MemoryMode::Sampled;
  case format::MemoryMode::Exact:
    return MemoryMode::Exact;
  }
  image.fail("a memory mode", std::to_string(static_cast<uint32_t>(image.header().memoryMode)));
}

Program readProgram(ProfileImage &image) {
  const Header &header = image.header();
  if (header.buildIdLength > sizeof(header.buildId))
    image.fail("a build id", fmt::format("one of {} bytes", header.buildIdLength));
  Program program;
  program.path = image.text(header.program).value_or("");
  program.arguments = splitAtNul(image.text(header.commandLine).value_or(""));
  program.buildId = hexadecimal(header.buildId, header.buildIdLength);
  program.processId = header.processId;
  program.parentId = header.parentId;
  program.isForked = header.forked != 0;
  program.state = processState(image);
  program.startedAt = header.startedAt;
  return program;
}

/// A cost in ticks, or 0 for what only damage explains.
double plausibleCost(double ticks) { return std::isfinite(ticks) && ticks > 0 ? ticks : 0; }

/// Nanoseconds per tick between two moments, 0 when they do not tell.
double rate(const format::Moment &from, const format::Moment &to) {
  if (to.ticks <= from.ticks || to.nanoseconds <= from.nanoseconds)
    return 0;
  return static_cast<double>(to.nanoseconds - from.nanoseconds) /
         static_cast<double>(to.ticks - from.ticks);
}

Timeline readTimeline(const Header &header) {
  Timeline timeline;
  timeline.forkTicks = header.forked ? header.start.ticks : 0;
  timeline.isExact = header.timeMode == format::TimeMode::Exact;
  timeline.stampTicks = plausibleCost(header.stampTicks);
  timeline.timedCallTicks = plausibleCost(header.timedCallTicks);
  if (header.timeMode != format::TimeMode::None) // else no time holds it
    timeline.callTicks = plausibleCost(header.callTicks);
  if (header.clock == format::Clock::Monotonic)
    timeline.nsPerTick = 1;
  else if (const double whole = rate(header.start, header.end); header.end.ticks != 0 && whole > 0)
    timeline.nsPerTick = whole;
  else if (plausibleCost(header.ticksPerNanosecond) > 0)
    timeline.nsPerTick = 1 / header.ticksPerNanosecond;
  return timeline;
}

/// Where there is a clock, threads end now.
std::vector<format::Thread> readThreads(ProfileImage &image, ThreadClock clock = nullptr) {
  std::vector<format::Thread> threads;
  for (auto address = image.header().threads; address.value != 0;) {
    const auto thread = image.take(address);
    if (!thread)
      break;
    threads.push_back(*thread);
    if (clock)
      clock(address.get(), &threads.back().endTicks, &threads.back().endOffTicks);
    address = thread->next;
  }
  return threads;
}

/// Nanoseconds from the start to the end, or to the newest sign of life of a process without one.
double duration(const Header &header, const Timeline &timeline,
                const std::vector<format::Thread> &threads) {
  if (header.end.ticks != 0 && header.end.nanoseconds >= header.start.nanoseconds)
    return static_cast<double>(header.end.nanoseconds - header.start.nanoseconds);
  uint64_t last = header.start.ticks;
  for (const format::Thread &thread : threads)
    last = std::max({last, thread.lastTicks, thread.endTicks});
  return static_cast<double>(last - header.start.ticks) * timeline.nsPerTick;
}

void readTrees(ProfileImage &image, const Timeline &timeline,
               const std::vector<format::Thread> &threads, MemoryReader &memory,
               Snapshot &snapshot) {
  SnapshotBuilder builder(snapshot);
  FunctionTable functions(image, builder);
  snapshot.memory = memory.process();
  snapshot.dropped.blocks = memory.droppedBlocks();
  const std::vector<ThreadEnd> ends = threadEnds(image.header(), threads);
  Overhead &overhead = snapshot.overhead;
  for (size_t i = 0; i < threads.size(); ++i) {
    const format::Thread &thread = threads[i];
    ThreadReader reader(image, functions, builder, memory, timeline);
    reader.read(thread, ends[i]);
    const uint64_t timed = std::min(reader.timedCalls(), reader.calls());
    overhead.ns += static_cast<double>(reader.calls() - timed) * overhead.callNs +
                   static_cast<double>(thread.spentTicks >> format::kCostBits) * timeline.nsPerTick;
    if (timeline.isExact)
      overhead.ns += static_cast<double>(timed) * overhead.timedCallNs;
    snapshot.threads += thread.owners;
    snapshot.dropped.calls += thread.droppedCalls;
    snapshot.dropped.timedCalls += thread.droppedTimes + reader.droppedCalls();
  }
  if (snapshot.memoryMode == MemoryMode::Sampled)
    snapshot.memory.peakBytes = allMemory(snapshot).bytesAtPeak;
  for (const Edge &edge : snapshot.edges)
    if (snapshot.contexts[edge.to].isFlat)
      snapshot.dropped.flatCalls += edge.calls;
}

/// Everything, or of the trees only that of thread `only`, counted from the newest.
Snapshot readImage(ProfileImage &image, std::optional<size_t> only, ThreadClock clock = nullptr) {
  const Header &header = image.header();
  const Timeline timeline = readTimeline(header);
  std::vector<format::Thread> threads = readThreads(image, clock);
  MemoryReader memory(image, threads, timeline.nsPerTick); // any thread may have made the peak
  if (only)
    threads = {threads[*only]};

  Snapshot snapshot;
  snapshot.programs.push_back(readProgram(image));
  snapshot.timeMode = timeline.nsPerTick > 0 ? timeMode(image) : TimeMode::None;
  snapshot.memoryMode = memoryMode(image);
  snapshot.durationNs = duration(header, timeline, threads);
  snapshot.endIsKnown = header.end.ticks != 0;
  snapshot.dropped.calls = header.droppedCalls;
  snapshot.dropped.allocations = header.droppedAllocations;
  snapshot.dropped.threads = header.droppedThreads;
  snapshot.dropped.bytes = header.lost;
  snapshot.overhead.callNs = plausibleCost(header.callTicks) * timeline.nsPerTick;
  snapshot.overhead.timedCallNs = timeline.timedCallTicks * timeline.nsPerTick;
  snapshot.overhead.memoryBytes = header.used;
  readTrees(image, timeline, threads, memory, snapshot);
  readMarkers(image, threads, timeline.nsPerTick, snapshot);
  computeSelfTimes(snapshot);
  return snapshot;
}

} // namespace

Snapshot readProfile(const std::string &path) {
  if (isSnapshotFile(path))
    return readSnapshotFile(path);
  ProfileImage image(path);
  return readImage(image, std::nullopt);
}

Snapshot readOwnProfile(const Header &own, ThreadClock clock) {
  ProfileImage image(own);
  return readImage(image, std::nullopt, clock);
}

std::vector<Snapshot> readThreadsOf(const std::string &path) {
  std::vector<Snapshot> threads;
  if (isSnapshotFile(path))
    return threads;
  ProfileImage image(path);
  for (size_t count = readThreads(image).size(); count-- > 0;) {
    ProfileImage again(path);
    threads.push_back(readImage(again, count));
  }
  return threads;
}

} // namespace vais::profiler
