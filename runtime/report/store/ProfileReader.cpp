/// Reads what concerns the process, then the tree of each thread.

#include "runtime/report/store/ProfileReader.h"

#include "runtime/report/estimate/SelfTime.h"
#include "runtime/report/model/Validation.h"
#include "runtime/report/read/MarkerReader.h"
#include "runtime/report/read/PhaseReader.h"
#include "runtime/report/read/ProfileImage.h"
#include "runtime/report/read/ThreadEnds.h"
#include "runtime/report/read/ThreadReader.h"
#include "runtime/report/store/MergedFile.h"
#include "runtime/report/text/PrintableText.h"
#include "runtime/report/text/Units.h"
#include "runtime/report/totals/MemoryTotals.h"
#include "runtime/report/trace/TraceProfile.h"

#include <algorithm>
#include <cerrno>
#include <cmath>
#include <csignal>
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

bool isGone(uint32_t processId) {
  return kill(static_cast<pid_t>(processId), 0) != 0 && errno == ESRCH;
}

ProcessEnding processEnding(const Header &header) {
  switch (header.ending) {
  case format::Ending::Exit:
    return ProcessEnding::Exit;
  case format::Ending::AtOnce:
    return ProcessEnding::AtOnce;
  case format::Ending::Quick:
    return ProcessEnding::Quick;
  case format::Ending::Signal:
    return ProcessEnding::Signal;
  case format::Ending::Unseen:
    break;
  }
  const bool isUnseen = header.state == format::ProcessState::Running && isGone(header.processId);
  return isUnseen ? ProcessEnding::Unseen : ProcessEnding::Unknown;
}

/// The number of the signal, or the exit status.
Index endStatus(const Header &header) {
  const bool isSignal = header.ending == format::Ending::Signal;
  return header.endStatus == 0 ? kNone : header.endStatus - (isSignal ? 0 : 1);
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
  program.isTraced = header.features & format::kHasTrace;
  program.state = processState(image);
  program.ending = processEnding(header);
  program.endStatus = endStatus(header);
  program.startedAt = header.startedAt;
  return program;
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

/// What is known of a thread without its tree.
ThreadTotals readThreadTotals(ProfileImage &image, const format::Thread &thread) {
  ThreadTotals totals;
  totals.name = printable(image.text(thread.name).value_or(""));
  totals.id = thread.owner;
  totals.threads = thread.owners;
  return totals;
}

/// The times of outermost calls hold what hooks cost, those of functions do not: what threads took
/// adds up to what functions took.
void scaleThreadTimes(Snapshot &snapshot) {
  const auto scale = [&](double ThreadTotals::*time, double Context::*self) {
    double threads = 0, functions = 0;
    for (const ThreadTotals &each : snapshot.threadTotals)
      threads += each.*time;
    for (const Context &context : snapshot.contexts)
      functions += context.*self;
    for (ThreadTotals &each : snapshot.threadTotals)
      each.*time *= threads > 0 ? functions / threads : 0;
  };
  scale(&ThreadTotals::ns, &Context::selfNs);
  scale(&ThreadTotals::offNs, &Context::selfOffNs);
}

void readTrees(ProfileImage &image, const Timeline &timeline,
               const std::vector<format::Thread> &threads, MemoryReader &memory,
               const PhaseCut *phase, Snapshot &snapshot) {
  SnapshotBuilder builder(snapshot);
  FunctionTable functions(image, builder);
  if (!phase)
    snapshot.memory = memory.process();
  snapshot.dropped.blocks = memory.droppedBlocks();
  const std::vector<ThreadEnd> ends = threadEnds(image.header(), threads);
  Overhead &overhead = snapshot.overhead;
  for (size_t i = 0; i < threads.size(); ++i) {
    const format::Thread &thread = threads[i];
    ThreadReader reader(image, functions, builder, memory, timeline, phase);
    reader.read(thread, ends[i]);
    const uint64_t timed = std::min(reader.timedCalls(), reader.calls());
    const uint64_t spent = phase ? 0 : thread.spentTicks >> format::kCostBits; // of the whole
    overhead.ns += static_cast<double>(reader.calls() - timed) * overhead.callNs +
                   static_cast<double>(spent) * timeline.nsPerTick;
    if (timeline.isExact)
      overhead.ns += static_cast<double>(timed) * overhead.timedCallNs;
    ThreadTotals totals = readThreadTotals(image, thread);
    totals.calls = reader.calls();
    totals.ns = reader.ns();
    totals.offNs = reader.offNs();
    snapshot.threadTotals.push_back(totals);
    snapshot.threads += thread.owners;
    snapshot.dropped.calls += thread.droppedCalls;
    snapshot.dropped.timedCalls += thread.droppedTimes + reader.droppedCalls();
  }
  std::reverse(snapshot.threadTotals.begin(), snapshot.threadTotals.end());
  if (snapshot.memoryMode == MemoryMode::Sampled)
    snapshot.memory.peakBytes = allMemory(snapshot).bytesAtPeak;
  for (const Edge &edge : snapshot.edges)
    if (snapshot.contexts[edge.to].isFlat)
      snapshot.dropped.flatCalls += edge.calls;
}

/// What the process told of itself; a phase is all that there is, with its own time.
void readTold(ProfileImage &image, const Timeline &timeline,
              const std::vector<format::Thread> &threads, const std::string &phase,
              Snapshot &snapshot) {
  readMarkers(image, threads, timeline.nsPerTick, snapshot);
  if (timeline.nsPerTick <= 0)
    return;
  const uint64_t ticks = toInteger(snapshot.durationNs / timeline.nsPerTick);
  snapshot.markers.phases =
      readPhases(image, timeline.nsPerTick, image.header().start.ticks + ticks);
  for (const Phase &each : snapshot.markers.phases)
    if (each.name == phase)
      snapshot.durationNs = each.durationNs;
}

bool isTrace(const ProfileImage &image) { return image.header().features & format::kHasTrace; }

/// What is known of the process, apart from its trees.
Snapshot readProcess(ProfileImage &image, const Timeline &timeline,
                     const std::vector<format::Thread> &threads) {
  const Header &header = image.header();
  Snapshot snapshot;
  snapshot.programs.push_back(readProgram(image));
  snapshot.timeMode = timeline.nsPerTick > 0 ? timeMode(image) : TimeMode::None;
  snapshot.memoryMode = memoryMode(image);
  if (isTrace(image) && snapshot.memoryMode != MemoryMode::None)
    snapshot.memoryMode = MemoryMode::Exact;
  snapshot.durationNs = duration(header, timeline, threads);
  snapshot.endIsKnown = header.end.ticks != 0;
  snapshot.dropped.calls = header.droppedCalls;
  snapshot.dropped.allocations = header.droppedAllocations;
  snapshot.dropped.threads = header.droppedThreads;
  snapshot.dropped.bytes = header.lost;
  snapshot.dropped.movedStacks = header.movedStacks;
  snapshot.overhead.callNs = plausibleCost(header.callTicks) * timeline.nsPerTick;
  snapshot.overhead.timedCallNs = timeline.timedCallTicks * timeline.nsPerTick;
  snapshot.overhead.memoryBytes = header.used;
  return snapshot;
}

/// What of a process is read.
struct Part {
  std::string phase;            ///< only this one, unless it is empty
  std::optional<size_t> thread; ///< of the trees only this thread's, counted from the newest
  ThreadClock clock = nullptr;  ///< where there is one, threads end now
};

Snapshot readImage(ProfileImage &image, const Part &part) {
  const Timeline timeline = readTimeline(image.header());
  std::vector<format::Thread> threads = readThreads(image, part.clock);
  MemoryReader memory(image, threads, timeline.nsPerTick); // any thread may have made the peak
  if (part.thread)
    threads = {threads[*part.thread]};
  Snapshot snapshot = readProcess(image, timeline, threads);
  snapshot.phase = part.phase;
  const auto cut = part.phase.empty() ? std::nullopt : std::optional(PhaseCut(image, part.phase));
  if (cut)
    snapshot.memoryMode = MemoryMode::None;
  readTrees(image, timeline, threads, memory, cut ? &*cut : nullptr, snapshot);
  if (!cut && !part.thread)
    snapshot.overhead.ns += static_cast<double>(image.header().setUpCpuNs);
  readTold(image, timeline, threads, part.phase, snapshot);
  requireValid(snapshot, image.path());
  computeSelfTimes(snapshot);
  scaleThreadTimes(snapshot);
  return snapshot;
}

/// The threads of a trace, or the one of the track that is wanted.
void addTracedThreads(const TraceTree &tree, const TraceFile &file, ProfileImage &image,
                      const Timeline &timeline, std::optional<size_t> only, Snapshot &snapshot) {
  std::vector<ThreadTotals> threads(tree.tracks());
  for (size_t track = 0; track < threads.size(); ++track) {
    if (const auto thread = tracedThread(file.tracks()[track], image))
      threads[track] = readThreadTotals(image, *thread);
    threads[track].threads = tree.threadsOf(track);
  }
  for (const TraceEdge &edge : tree.edges()) {
    ThreadTotals &thread = threads[tree.contexts()[edge.from].track];
    thread.calls += edge.calls;
    if (edge.from >= threads.size())
      continue;
    thread.ns += static_cast<double>(edge.ticks) * timeline.nsPerTick;
    thread.offNs += static_cast<double>(edge.offTicks) * timeline.nsPerTick;
  }
  for (size_t track = 0; track < threads.size(); ++track)
    if (!only || *only == track)
      snapshot.threadTotals.push_back(threads[track]);
}

/// What of memory and costs concerns the process.
void addTracedProcess(const TraceTree &tree, const Timeline &timeline, const Header &header,
                      Snapshot &snapshot) {
  snapshot.memory.peakBytes.value = static_cast<double>(tree.memory().peakBytes());
  if (tree.memory().peakTicks() > header.start.ticks)
    snapshot.memory.peakNs =
        static_cast<double>(tree.memory().peakTicks() - header.start.ticks) * timeline.nsPerTick;
  snapshot.dropped.blocks = tree.memory().droppedBlocks();
  snapshot.overhead.ns += static_cast<double>(tree.pausedTicks()) * timeline.nsPerTick +
                          static_cast<double>(header.setUpCpuNs);
}

/// Contexts of a trace are made by its events, and one takes far more memory than an event: so many
/// are told apart at most, which no program that ran long enough for such a file comes near.
uint64_t mostContexts(ProfileImage &image) {
  constexpr uint64_t kAlways = 100000, kBytesEach = 128;
  return kAlways + image.storedBytes() / kBytesEach;
}

/// The trace of a process as a whole, and then, where `tracks` are wanted, of each of its threads.
std::vector<Snapshot> readTrace(ProfileImage &image, bool tracks, const Progress &progress) {
  const Header &header = image.header();
  const Timeline timeline = readTimeline(header);
  const std::vector<format::Thread> threads = readThreads(image);
  const TraceFile file(image.file(), header);
  TraceTree tree(file.tracks().size(), std::min(header.maxContexts, mostContexts(image)),
                 std::min(header.used, image.storedBytes()) / format::kNumberedSize);
  tree.read(file, trackEnds(file, image), progress);
  const auto read = [&](std::optional<size_t> only) {
    Snapshot snapshot = readProcess(image, timeline, threads);
    if (!snapshot.endIsKnown && tree.lastTicks() > header.start.ticks)
      snapshot.durationNs =
          static_cast<double>(tree.lastTicks() - header.start.ticks) * timeline.nsPerTick;
    addTrace(tree, image, timeline, only, snapshot);
    addTracedThreads(tree, file, image, timeline, only, snapshot);
    addTracedProcess(tree, timeline, header, snapshot);
    for (const format::Thread &thread : threads)
      snapshot.dropped.calls += only ? 0 : thread.droppedCalls;
    if (!only)
      readMarkers(image, threads, timeline.nsPerTick, snapshot);
    requireValid(snapshot, image.path());
    computeSelfTimes(snapshot);
    scaleThreadTimes(snapshot);
    return snapshot;
  };
  std::vector<Snapshot> snapshots = {read(std::nullopt)};
  for (size_t track = 0; tracks && track < file.tracks().size(); ++track)
    snapshots.push_back(read(track));
  return snapshots;
}

} // namespace

Snapshot readProfile(const std::string &path, const Progress &progress) {
  if (isSnapshotFile(path))
    return readSnapshotFile(path);
  ProfileImage image(path);
  return isTrace(image) ? readTrace(image, false, progress)[0] : readImage(image, {});
}

Snapshot readPhaseOf(const std::string &path, const std::string &phase) {
  if (isSnapshotFile(path))
    throw ProfileError(printable(path) +
                       ": expected the profile of a process, which has phases, found a "
                       "merged one");
  ProfileImage image(path);
  if (isTrace(image))
    image.fail("a profile, which has phases", "a trace");
  return readImage(image, {phase, {}});
}

Snapshot readOwnProfile(const Header &own, ThreadClock clock) {
  ProfileImage image(own);
  return readImage(image, {{}, {}, clock});
}

std::vector<Snapshot> readThreadsOf(const std::string &path, const Progress &progress) {
  std::vector<Snapshot> threads;
  if (isSnapshotFile(path))
    return threads;
  ProfileImage image(path);
  if (isTrace(image)) {
    threads = readTrace(image, true, progress);
    threads.erase(threads.begin());
    return threads;
  }
  for (size_t count = readThreads(image).size(); count-- > 0;) {
    ProfileImage again(path);
    threads.push_back(readImage(again, {{}, count}));
  }
  return threads;
}

} // namespace vais::profiler
