/// Makes the page's data of each snapshot, and compares it with the one before.

#include "utils/vais-profiler/serve/LiveView.h"

#include "runtime/report/formats/page/PageData.h"
#include "runtime/report/transform/Subtraction.h"
#include "utils/vais-profiler/profiles/SourceFiles.h"
#include "utils/vais-profiler/serve/JsonChange.h"

#include <algorithm>
#include <numeric>

namespace vais::profiler {

using nlohmann::json;

static std::string eventOf(const char *name, const json &data) {
  return std::string("event: ") + name +
         "\ndata: " + data.dump(-1, ' ', false, json::error_handler_t::replace) + "\n\n";
}

LiveView::LiveView(std::shared_ptr<ProfileSource> source, SharedSnapshot baseline, NameProfile name,
                   std::string sourceFolder)
    : source_(std::move(source)), baseline_(std::move(baseline)), name_(std::move(name)),
      sourceFolder_(std::move(sourceFolder)) {}

json LiveView::stateOf(const Snapshot &snapshot, double durationNs) const {
  json state = {{"state", !snapshot.problem.empty() ? "lost"
                          : snapshot.isRunning      ? "running"
                                                    : "ended"},
                {"problem", snapshot.problem},
                {"durationNs", static_cast<uint64_t>(durationNs)},
                {"isSince", baseline_ != nullptr},
                {"isRecording", snapshot.isRecording},
                {"canSwitch", false}};
  if (const WatchedProfile *profile = source_->single(); profile && snapshot.isRunning)
    state["canSwitch"] = canSwitchRecording(profile->path());
  return state;
}

/// That of a program that has ended is complete, with its source, since it is sent once.
json LiveView::dataOf(const Snapshot &snapshot) {
  Profile profile =
      baseline_ ? subtractProfile(baseline_->profile, snapshot.profile) : snapshot.profile;
  name_(profile);
  ReportStyle style;
  if (!snapshot.isRunning && !baseline_)
    style.source = sourceLines(profile, sourceFolder_);
  json data = json::parse(pageData(profile, style, PageView::Summary).take());
  if (snapshot.isRunning || number_ > 0) // or nobody knows any places
    data = places_.arrange(std::move(data), snapshot.isRunning ? Folding::Small : Folding::None);
  data["live"].update(stateOf(snapshot, profile.durationNs));
  return data;
}

/// Making the data takes at most a fifth of a processor, as reading the profile does.
void LiveView::refresh() {
  constexpr int kRest = 4;
  constexpr size_t kMostChanges = 5;
  const auto begin = std::chrono::steady_clock::now();
  if (isOver_ || begin < next_)
    return;
  const SharedSnapshot snapshot = source_->current();
  if (snapshot->number == snapshot_)
    return;
  json data = dataOf(*snapshot);
  if (number_ > 0) {
    const auto change = jsonChange(data_, data);
    changes_.push_back(change ? eventOf("change", *change) : std::string());
    if (changes_.size() > kMostChanges)
      changes_.pop_front();
  }
  ++number_;
  snapshot_ = snapshot->number;
  isOver_ = !snapshot->isRunning && snapshot->problem.empty();
  data_ = std::move(data);
  whole_.clear();
  const auto end = std::chrono::steady_clock::now();
  next_ = end + kRest * (end - begin);
}

std::string LiveView::update(LiveClient &client) {
  const std::lock_guard lock(mutex_);
  refresh();
  client.isOver = isOver_;
  const uint64_t had = std::exchange(client.number, number_);
  if (had == number_)
    return "";
  if (had > 0 && number_ - had <= changes_.size() && !isOver_)
    return std::accumulate(changes_.end() - static_cast<ptrdiff_t>(number_ - had), changes_.end(),
                           std::string());
  if (whole_.empty())
    whole_ = eventOf("whole", data_);
  return whole_;
}

} // namespace vais::profiler
