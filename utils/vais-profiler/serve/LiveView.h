/// What clients that look at one running program are sent.

#ifndef VAIS_PROFILER_TOOL_LIVEVIEW_H
#define VAIS_PROFILER_TOOL_LIVEVIEW_H

#include "utils/vais-profiler/serve/LiveData.h"
#include "utils/vais-profiler/serve/RecordingControl.h"
#include "utils/vais-profiler/serve/WatchedProfile.h"

#include <deque>
#include <functional>
#include <memory>
#include <string>

namespace vais::profiler {

/// Decides how functions are named, and shows code that is not instrumented. Any thread.
using NameProfile = std::function<void(Profile &)>;

/// How far one client is. Nothing waits for a client that is slow: what it is sent next leads from
/// what it has to the newest.
struct LiveClient {
  uint64_t number = 0; ///< of the newest data that it has; 0 for none
  bool isOver = false; ///< it has what there will ever be
};

/// Shared by all clients that look at the same: what they are sent is made once. Any thread.
class LiveView {
public:
  /// Shows what was recorded since the baseline, if that is not null.
  LiveView(std::shared_ptr<ProfileSource> source, SharedSnapshot baseline, NameProfile name,
           std::string sourceFolder);

  /// Returns what the client lacks, as server-sent events: "whole" with all data, or "change" with
  /// what changed (JsonChange.h). Empty if there is nothing new.
  std::string update(LiveClient &client);

private:
  void refresh();
  nlohmann::json dataOf(const Snapshot &snapshot); ///< and gives out places
  nlohmann::json stateOf(const Snapshot &snapshot, double durationNs) const;

  const std::shared_ptr<ProfileSource> source_;
  const SharedSnapshot baseline_;
  const NameProfile name_;
  const std::string sourceFolder_;
  std::mutex mutex_;
  LiveData places_;
  nlohmann::json data_;             ///< the newest
  uint64_t number_ = 0;             ///< of the newest
  uint64_t snapshot_ = 0;           ///< from which it was made
  bool isOver_ = false;             ///< there will be no newer one
  std::string whole_;               ///< the newest as an event; made when it is asked for
  std::deque<std::string> changes_; ///< the newest ones, as events; the last leads to `number_`
  std::chrono::steady_clock::time_point next_; ///< when there may be a newer one
};

} // namespace vais::profiler

#endif
