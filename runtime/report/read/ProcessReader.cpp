/// Reads the header, then the trees in one walk.

#include "runtime/report/read/ProcessReader.h"

#include "runtime/report/estimate/SelfTime.h"
#include "runtime/report/model/Validation.h"
#include "runtime/report/read/ClockSampleReader.h"
#include "runtime/report/read/DurationReader.h"
#include "runtime/report/read/EventReader.h"
#include "runtime/report/read/MappedCodeReader.h"
#include "runtime/report/read/MarkerReader.h"
#include "runtime/report/read/PhaseReader.h"
#include "runtime/report/read/ThreadEnds.h"
#include "runtime/report/read/ThreadReader.h"
#include "runtime/report/text/PrintableText.h"
#include "runtime/report/text/Units.h"
#include "runtime/report/totals/MemoryTotals.h"

#include <algorithm>
#include <cerrno>
#include <cmath>
#include <csignal>
#include <cstring>
#include <fmt/format.h>
#include <numeric>

namespace vais::profiler {
namespace {

using format::Header;

std::string hexadecimal(const unsigned char *bytes, size_t count) {
  std::string text;
  for (size_t i = 0; i < count; ++i)
    text += fmt::format("{:02x}", bytes[i]);
  return text;
}

/// Returns the pieces of `text`, each of which ends with a NUL.
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

/// Returns the number of the signal, or the exit status.
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

/// Returns the nanoseconds from the start to the end or, if there is none, to the last sign of
/// life.
double duration(const Header &header, const Timeline &timeline,
                const std::vector<format::Thread> &threads) {
  if (header.end.ticks != 0 && header.end.nanoseconds >= header.start.nanoseconds)
    return static_cast<double>(header.end.nanoseconds - header.start.nanoseconds);
  uint64_t last = header.start.ticks;
  for (const format::Thread &thread : threads)
    last = std::max({last, thread.lastTicks, thread.endTicks});
  return static_cast<double>(last - header.start.ticks) * timeline.nsPerTick;
}

bool hasFibres(const std::vector<format::Thread> &threads) {
  return std::any_of(threads.begin(), threads.end(),
                     [](const format::Thread &each) { return each.stackTop != 0; });
}

/// Returns the places of fibres in the list, then those of threads.
std::vector<size_t> fibresFirst(const std::vector<format::Thread> &threads) {
  std::vector<size_t> places(threads.size());
  std::iota(places.begin(), places.end(), size_t(0));
  std::stable_partition(places.begin(), places.end(),
                        [&](size_t i) { return threads[i].stackTop != 0; });
  return places;
}

void addTrees(ProfileImage &image, const Timeline &timeline,
              const std::vector<format::Thread> &threads, MemoryReader &memory,
              const PhaseCut *phase, Profile &profile) {
  ProfileAssembler builder(profile);
  FunctionReader functions(image, builder);
  if (!phase)
    profile.memory = memory.process();
  profile.dropped.blocks = memory.droppedBlocks();
  const std::vector<ThreadEnd> ends = threadEnds(image.header(), threads);
  double hooksNs = 0, apartNs = 0, spentNs = 0;
  const MappedCodeReader objects(image, builder);
  ClockSampleReader samples(image, functions, objects, builder, profile);
  EventReader events(image, profile);
  DurationReader durations(timeline);
  const bool hasDurations = !phase && !hasFibres(threads);
  KnownContexts contexts;
  for (const size_t i : fibresFirst(threads)) { // samples of a thread may be in their contexts
    const format::Thread &thread = threads[i];
    ThreadReader reader(image, functions, builder, memory, durations, timeline, phase, contexts);
    reader.read(thread, ends[i]);
    if (hasDurations)
      durations.read(thread, image, functions);
    hooksNs += reader.costNs();
    apartNs += reader.costApartNs();
    const uint64_t spent = phase ? 0 : thread.spentTicks >> format::kCostBits; // of the whole run
    spentNs += reader.timedCostNs() + static_cast<double>(spent) * timeline.nsPerTick;
    profile.dropped.calls += thread.droppedCalls;
    profile.dropped.timedCalls += thread.droppedTimes + reader.droppedCalls();
    profile.dropped.durations += thread.droppedDurations;
    if (thread.stackTop)
      continue;
    const double sampledNs = phase ? 0 : samples.read(thread, contexts);
    if (!phase)
      events.read(thread, contexts, samples);
    ThreadTotals totals = readThreadTotals(image, thread);
    totals.calls = reader.calls();
    totals.ns = timeline.isTimed ? reader.ns() : sampledNs;
    totals.offNs = reader.offNs();
    profile.threadTotals.push_back(totals);
    profile.threads += thread.owners;
  }
  if (hasDurations)
    durations.finish(profile);
  functions.forEachCode([&](Index function, uint64_t address) {
    const CodePlace place = objects.at(address);
    profile.functions[function].object = place.object;
    profile.functions[function].address = place.address;
  });
  if (phase)
    profile.events.clear();
  const double eventNs = plausible(image.header().eventTicks) * timeline.nsPerTick;
  profile.overhead.ns = hooksNs +
                        (samples.seeOwnCost() ? profile.clockSampling.ownNs - apartNs : spentNs) +
                        eventNs * static_cast<double>(profile.clockSampling.samples);
  std::reverse(profile.threadTotals.begin(), profile.threadTotals.end());
  if (profile.memoryMode == MemoryMode::Sampled)
    profile.memory.peakBytes = allMemory(profile).bytesAtPeak;
  for (const Edge &edge : profile.edges)
    if (profile.contexts[edge.to].isFlat)
      profile.dropped.flatCalls += edge.calls;
}

/// Reads what the process reported about itself. If only a phase is read, its duration becomes that
/// of the profile.
void readMarkersAndPhases(ProfileImage &image, const Timeline &timeline,
                          const std::vector<format::Thread> &threads, const std::string &phase,
                          Profile &profile) {
  readMarkers(image, threads, timeline.nsPerTick, profile);
  if (timeline.nsPerTick <= 0)
    return;
  const uint64_t ticks = toInteger(profile.durationNs / timeline.nsPerTick);
  profile.markers.phases =
      readPhases(image, timeline.nsPerTick, image.header().start.ticks + ticks);
  for (const Phase &each : profile.markers.phases)
    if (each.name == phase)
      profile.durationNs = each.durationNs;
}

} // namespace

bool isTrace(const ProfileImage &image) { return image.header().features & format::kHasTrace; }

/// Clears the members that an older version does not have, in whose place the file holds something
/// else.
static void forgetNewerMembers(format::Thread &thread, uint32_t version) {
  const uint64_t size = format::threadSize(version);
  std::memset(reinterpret_cast<char *>(&thread) + size, 0, sizeof(thread) - size);
}

std::vector<format::Thread> readThreads(ProfileImage &image, ThreadClock clock) {
  std::vector<format::Thread> threads;
  for (auto address = image.header().threads; address.value != 0;) {
    const auto thread = image.take(address);
    if (!thread)
      break;
    threads.push_back(*thread);
    forgetNewerMembers(threads.back(), image.header().version);
    if (clock)
      clock(address.get(), &threads.back().endTicks, &threads.back().endOffTicks);
    address = thread->next;
  }
  return threads;
}

ThreadTotals readThreadTotals(ProfileImage &image, const format::Thread &thread) {
  ThreadTotals totals;
  totals.name = printable(image.text(thread.name).value_or(""));
  totals.id = thread.owner;
  totals.threads = thread.owners;
  return totals;
}

Profile readProcess(ProfileImage &image, const Timeline &timeline,
                    const std::vector<format::Thread> &threads) {
  const Header &header = image.header();
  Profile profile;
  profile.programs.push_back(readProgram(image));
  profile.timeMode = timeline.isTimed && timeline.nsPerTick > 0 ? timeMode(image) : TimeMode::None;
  for (const format::Thread &thread : threads)
    profile.fibres += thread.stackTop != 0;
  profile.memoryMode = memoryMode(image);
  if (isTrace(image) && profile.memoryMode != MemoryMode::None)
    profile.memoryMode = MemoryMode::Exact;
  profile.durationNs = duration(header, timeline, threads);
  profile.endIsKnown = header.end.ticks != 0;
  profile.dropped.calls = header.droppedCalls;
  profile.dropped.allocations = header.droppedAllocations;
  profile.dropped.threads = header.droppedThreads;
  profile.dropped.bytes = header.lost;
  profile.dropped.movedStacks = header.movedStacks;
  profile.overhead.callNs = timeline.ofHooks.callTicks * timeline.nsPerTick;
  profile.overhead.timedCallNs = timeline.ofHooks.timedCallTicks * timeline.nsPerTick;
  profile.overhead.memoryBytes = header.used;
  return profile;
}

Profile readTrees(ProfileImage &image, const ProcessPart &part) {
  Timeline timeline = readTimeline(image.header());
  std::vector<format::Thread> threads = readThreads(image, part.clock);
  if (hasFibres(threads))
    timeline.isTimed = timeline.isExact = false;           // by samples alone
  MemoryReader memory(image, threads, timeline.nsPerTick); // any thread may have made the peak
  if (part.thread)
    threads = {threads[*part.thread]};
  Profile profile = readProcess(image, timeline, threads);
  profile.phase = part.phase;
  const auto cut = part.phase.empty() ? std::nullopt : std::optional(PhaseCut(image, part.phase));
  if (cut)
    profile.memoryMode = MemoryMode::None;
  addTrees(image, timeline, threads, memory, cut ? &*cut : nullptr, profile);
  if (!cut && !part.thread)
    profile.overhead.ns += static_cast<double>(image.header().setUpCpuNs);
  readMarkersAndPhases(image, timeline, threads, part.phase, profile);
  requireValid(profile, image.path());
  computeSelfTimes(profile);
  scaleThreadTimes(profile);
  return profile;
}

} // namespace vais::profiler
