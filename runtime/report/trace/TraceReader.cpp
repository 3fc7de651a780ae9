/// Builds the tree of all tracks in one pass over the events.

#include "runtime/report/trace/TraceReader.h"

#include "runtime/report/estimate/SelfTime.h"
#include "runtime/report/model/Validation.h"
#include "runtime/report/read/MarkerReader.h"
#include "runtime/report/read/ProcessReader.h"
#include "runtime/report/trace/TraceProfile.h"

#include <algorithm>
#include <optional>

namespace vais::profiler {
namespace {

using format::Header;

/// Adds the threads of a trace, or only that of the requested track.
void addTracedThreads(const TraceTree &tree, const TraceFile &file, ProfileImage &image,
                      const Timeline &timeline, std::optional<size_t> only, Profile &profile) {
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
      profile.threadTotals.push_back(threads[track]);
}

/// Adds what concerns the memory and the costs of the process.
void addTracedProcess(const TraceTree &tree, const Timeline &timeline, const Header &header,
                      Profile &profile) {
  profile.memory.peakBytes.value = static_cast<double>(tree.memory().peakBytes());
  if (tree.memory().peakTicks() > header.start.ticks)
    profile.memory.peakNs =
        static_cast<double>(tree.memory().peakTicks() - header.start.ticks) * timeline.nsPerTick;
  profile.dropped.blocks = tree.memory().droppedBlocks();
  profile.overhead.ns += static_cast<double>(tree.pausedTicks()) * timeline.nsPerTick +
                         static_cast<double>(header.setUpCpuNs);
}

/// Contexts of a trace are made by its events, and a context takes far more memory than an event.
/// At most this many are distinguished, which no program comes near that ran long enough to write
/// such a file.
uint64_t mostContexts(ProfileImage &image) {
  constexpr uint64_t kAlways = 100000, kBytesEach = 128;
  return kAlways + image.storedBytes() / kBytesEach;
}

} // namespace

std::vector<Profile> readTrace(ProfileImage &image, bool tracks, const Progress &progress) {
  const Header &header = image.header();
  const Timeline timeline = readTimeline(header);
  const std::vector<format::Thread> threads = readThreads(image);
  const TraceFile file(image.file(), header);
  TraceTree tree(file.tracks().size(), std::min(header.maxContexts, mostContexts(image)),
                 std::min(header.used, image.file().size()) / format::kNumberedSize);
  tree.read(file, trackEnds(file, image), progress);
  const auto read = [&](std::optional<size_t> only) {
    Profile profile = readProcess(image, timeline, threads);
    if (!profile.endIsKnown && tree.lastTicks() > header.start.ticks)
      profile.durationNs =
          static_cast<double>(tree.lastTicks() - header.start.ticks) * timeline.nsPerTick;
    addTrace(tree, image, timeline, only, profile);
    addTracedThreads(tree, file, image, timeline, only, profile);
    addTracedProcess(tree, timeline, header, profile);
    for (const format::Thread &thread : threads)
      profile.dropped.calls += only ? 0 : thread.droppedCalls;
    if (!only)
      readMarkers(image, threads, timeline.nsPerTick, profile);
    requireValid(profile, image.path());
    computeSelfTimes(profile);
    scaleThreadTimes(profile);
    return profile;
  };
  std::vector<Profile> profiles = {read(std::nullopt)};
  for (size_t track = 0; tracks && track < file.tracks().size(); ++track)
    profiles.push_back(read(track));
  return profiles;
}

} // namespace vais::profiler
