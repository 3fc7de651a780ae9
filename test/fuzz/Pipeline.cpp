/// The steps of the commands, without their command lines.

#include "test/fuzz/Pipeline.h"

#include "runtime/report/formats/Report.h"
#include "runtime/report/formats/events/Replay.h"
#include "runtime/report/store/MergedFile.h"
#include "runtime/report/store/ProfileReader.h"
#include "runtime/report/transform/Difference.h"
#include "runtime/report/transform/Filter.h"
#include "runtime/report/transform/Grouping.h"
#include "runtime/report/transform/Inversion.h"
#include "runtime/report/transform/Merge.h"

#include <cstdio>
#include <cstdlib>
#include <sys/mman.h>
#include <unistd.h>

namespace vais::profiler::fuzz {
namespace {

/// Calls `step`; that a profile is refused is no finding.
template <class Step> void attempt(Step step) {
  try {
    step();
  } catch (const ProfileError &) {
  }
}

void reportAll(const Snapshot &snapshot) {
  for (const ReportFormat &format : reportFormats())
    attempt([&] { format.write(snapshot, {}); });
}

void rearrange(const Snapshot &snapshot) {
  const auto isOdd = [](const Function &function) { return function.name.size() % 2 == 1; };
  const ReportFormat &text = reportFormats()[0];
  text.write(filterSnapshot(snapshot, {isOdd, {}, {}}), {});
  text.write(filterSnapshot(snapshot, {{}, isOdd, {}}), {});
  text.write(filterSnapshot(snapshot, {{}, {}, isOdd}), {});
  text.write(groupByFile(snapshot), {});
  text.write(invertSnapshot(snapshot), {});
}

void compare(const Snapshot &before, const Snapshot &after) {
  ReportStyle style;
  style.value = &defaultValue(before);
  textDifference(before, after, style);
  jsonDifference(before, after, style);
  flameGraphDifference(before, after, style);
}

/// A sum that was written is read again.
void mergeAndReadBack(const Snapshot &snapshot) {
  std::string bytes;
  attempt([&] { bytes = snapshotFile(mergeSnapshots({snapshot, snapshot})); });
  if (bytes.empty())
    return;
  try {
    const MemoryFile file(bytes);
    const Snapshot sum = readProfile(file.path());
    reportFormats()[0].write(sum, {});
    attempt([&] { compare(snapshot, sum); });
  } catch (const ProfileError &error) {
    std::fprintf(stderr, "what was written cannot be read: %s\n", error.what());
    std::abort();
  }
}

void readParts(const std::string &path, const Snapshot &whole) {
  attempt([&] {
    const std::vector<Snapshot> threads = readThreadsOf(path);
    if (!threads.empty())
      reportAll(groupByThread(whole, threads));
  });
  for (const Phase &phase : whole.markers.phases)
    attempt([&] { reportFormats()[0].write(readPhaseOf(path, phase.name), {}); });
}

} // namespace

MemoryFile::MemoryFile(const std::string &bytes) : descriptor_(memfd_create("input", MFD_CLOEXEC)) {
  if (descriptor_ < 0 ||
      write(descriptor_, bytes.data(), bytes.size()) != static_cast<ssize_t>(bytes.size())) {
    std::perror("memfd_create");
    std::exit(1);
  }
}

MemoryFile::~MemoryFile() { close(descriptor_); }

void exercise(const std::string &path) {
  attempt([&] {
    const Snapshot snapshot = readProfile(path);
    reportAll(snapshot);
    rearrange(snapshot);
    mergeAndReadBack(snapshot);
    readParts(path, snapshot);
  });
}

void exerciseTrace(const std::string &path) {
  exercise(path);
  attempt([&] {
    if (!isTraceFile(path))
      return;
    const TextSink sink = [](const std::string &) { return true; };
    Trace trace(path);
    for (const double leastNs : {0.0, 100.0}) {
      ReplayOptions options;
      options.leastNs = leastNs;
      replay(trace, options, sink, {});
    }
    traceChromeReport(trace, sink, {});
    traceSpeedscopeReport(trace, sink, {});
  });
}

} // namespace vais::profiler::fuzz
