/// A profile is read like that of a process that has ended: its file is the memory of the process,
/// which notices nothing.

#include "utils/vais-profiler/serve/WatchedProfile.h"

#include "runtime/report/store/ProfileReader.h"
#include "runtime/report/transform/Merge.h"
#include "utils/vais-profiler/profiles/LiveProfile.h"
#include "utils/vais-profiler/serve/RecordingControl.h"

#include <algorithm>
#include <exception>

namespace vais::profiler {

SharedSnapshot WatchedProfile::current() {
  const std::lock_guard lock(mutex_);
  const bool isFinal = newest_ && !newest_->isRunning && newest_->problem.empty();
  if (!newest_ || (!isFinal && std::chrono::steady_clock::now() >= next_))
    read();
  return newest_;
}

void WatchedProfile::read() {
  constexpr int kRest = 4; // times the time it took
  const auto begin = std::chrono::steady_clock::now();
  auto snapshot = std::make_shared<Snapshot>();
  snapshot->number = newest_ ? newest_->number + 1 : 1;
  try {
    snapshot->isRunning = isLive(path_); // before it is read: its end is not missed
    snapshot->isRecording = isRecording(path_);
    snapshot->profile = readProfile(path_);
  } catch (const std::exception &error) {
    if (!newest_)
      throw;
    snapshot->profile = newest_->profile;
    snapshot->problem = error.what();
  }
  newest_ = std::move(snapshot);
  const auto end = std::chrono::steady_clock::now();
  next_ = std::max(begin + kLeastAge, end + kRest * (end - begin));
}

SharedSnapshot ProfileSource::current() {
  if (parts_.size() == 1)
    return parts_[0]->current();
  std::vector<SharedSnapshot> snapshots;
  uint64_t number = 0;
  for (const auto &part : parts_) {
    snapshots.push_back(part->current());
    number += snapshots.back()->number;
  }
  const std::lock_guard lock(mutex_);
  if (sum_ && sum_->number >= number)
    return sum_;
  auto sum = std::make_shared<Snapshot>();
  sum->number = number;
  Merger merger(Parts::Processes);
  for (const SharedSnapshot &snapshot : snapshots) {
    merger.add(snapshot->profile);
    sum->isRunning = sum->isRunning || snapshot->isRunning;
    if (!snapshot->problem.empty())
      sum->problem = snapshot->problem;
  }
  sum->profile = merger.finish();
  return sum_ = std::move(sum);
}

} // namespace vais::profiler
