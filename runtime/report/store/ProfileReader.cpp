/// Determines the kind of the file and calls its reader.

#include "runtime/report/store/ProfileReader.h"

#include "runtime/report/read/ProcessReader.h"
#include "runtime/report/store/MergedFile.h"
#include "runtime/report/text/PrintableText.h"
#include "runtime/report/trace/TraceReader.h"

namespace vais::profiler {

Profile readProfile(const std::string &path, const Progress &progress) {
  if (isMergedFile(path))
    return readMergedFile(path);
  ProfileImage image(path);
  return isTrace(image) ? readTrace(image, false, progress)[0] : readTrees(image, {});
}

Profile readPhaseOf(const std::string &path, const std::string &phase) {
  if (isMergedFile(path))
    throw ProfileError(printable(path) +
                       ": expected the profile of a process, which has phases, found a "
                       "merged one");
  ProfileImage image(path);
  if (isTrace(image))
    image.fail("a profile, which has phases", "a trace");
  return readTrees(image, {phase, {}});
}

Profile readOwnProfile(const format::Header &own, ThreadClock clock) {
  ProfileImage image(own);
  return readTrees(image, {{}, {}, clock});
}

std::vector<Profile> readThreadsOf(const std::string &path, const Progress &progress) {
  std::vector<Profile> threads;
  if (isMergedFile(path))
    return threads;
  ProfileImage image(path);
  if (isTrace(image)) {
    threads = readTrace(image, true, progress);
    threads.erase(threads.begin());
    return threads;
  }
  for (size_t count = readThreads(image).size(); count-- > 0;) {
    ProfileImage again(path);
    threads.push_back(readTrees(again, {{}, count}));
  }
  return threads;
}

} // namespace vais::profiler
