/// Runs the steps of the commands without their command lines.

#include "test/fuzz/Pipeline.h"

#include "runtime/report/formats/Report.h"
#include "runtime/report/formats/events/Replay.h"
#include "runtime/report/formats/shared/Writers.h"
#include "runtime/report/store/MergedFile.h"
#include "runtime/report/store/ProfileReader.h"
#include "runtime/report/transform/Difference.h"
#include "runtime/report/transform/Filter.h"
#include "runtime/report/transform/Grouping.h"
#include "runtime/report/transform/Inversion.h"
#include "runtime/report/transform/Merge.h"
#include "runtime/report/transform/SampledCode.h"

#include <cstdio>
#include <cstdlib>
#include <sys/mman.h>
#include <unistd.h>

namespace vais::profiler::fuzz {
namespace {

/// Calls `step`. That a profile is refused is not a finding.
template <class Step> void attempt(Step step) {
  try {
    step();
  } catch (const ProfileError &) {
  }
}

void reportAll(const Profile &profile) {
  for (const ReportFormat &format : reportFormats())
    attempt([&] { format.write(profile, {}); });
}

void rearrange(const Profile &profile) {
  const auto isOdd = [](const Function &function) { return function.name.size() % 2 == 1; };
  const ReportFormat &text = reportFormats()[0];
  text.write(filterProfile(profile, {isOdd, {}, {}}), {});
  text.write(filterProfile(profile, {{}, isOdd, {}}), {});
  text.write(filterProfile(profile, {{}, {}, isOdd}), {});
  text.write(groupByFile(profile), {});
  text.write(invertProfile(profile), {});
}

void compare(const Profile &before, const Profile &after) {
  ReportStyle style;
  style.value = &defaultValue(before);
  textDifference(before, after, style);
  jsonDifference(before, after, style);
  flameGraphDifference(before, after, style);
}

/// Answers by the bits of each address what is inlined there, into whatever function it is in.
ResolvedCode inlinedAnywhere(const MappedObject &, const std::vector<uint64_t> &addresses,
                             CodeDetail) {
  constexpr uint32_t kFunctions = 4, kMostFrames = 8;
  ResolvedCode answer;
  answer.files = {"", "a.c"};
  for (uint32_t i = 0; i < kFunctions; ++i)
    answer.functions.push_back({std::string(i, 'f'), answer.files[i % 2], i});
  for (const uint64_t address : addresses) {
    CodeAddress place;
    place.firstFrame = static_cast<uint32_t>(answer.frames.size());
    place.frames = static_cast<uint32_t>(address % kMostFrames);
    place.end = UINT64_MAX;
    for (uint32_t i = 0; i < place.frames; ++i)
      answer.frames.push_back(
          {static_cast<uint32_t>(address >> (3 + 2 * i)) % kFunctions, i % 2, i, true});
    answer.addresses.push_back(place);
  }
  return answer;
}

void showCode(Profile profile) {
  nameFunctions(profile);
  showSampledCode(profile, inlinedAnywhere);
  reportAll(profile);
  rearrange(profile);
}

/// Writes a sum and reads it again.
void mergeAndReadBack(const Profile &profile) {
  std::string bytes;
  attempt([&] { bytes = mergedFile(mergeProfiles({profile, profile})); });
  if (bytes.empty())
    return;
  try {
    const MemoryFile file(bytes);
    const Profile sum = readProfile(file.path());
    reportFormats()[0].write(sum, {});
    attempt([&] { compare(profile, sum); });
  } catch (const ProfileError &error) {
    std::fprintf(stderr, "what was written cannot be read: %s\n", error.what());
    std::abort();
  }
}

void readParts(const std::string &path, const Profile &whole) {
  attempt([&] {
    const std::vector<Profile> threads = readThreadsOf(path);
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
    const Profile profile = readProfile(path);
    reportAll(profile);
    rearrange(profile);
    if (!profile.code.empty())
      showCode(profile);
    mergeAndReadBack(profile);
    readParts(path, profile);
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
      options.selection.leastNs = leastNs;
      replay(trace, options, sink, {});
      for (const char *name : {"chrome", "perfetto", "speedscope"})
        findTraceFormat(name)(trace, options.selection, sink, {});
    }
  });
}

} // namespace vais::profiler::fuzz
