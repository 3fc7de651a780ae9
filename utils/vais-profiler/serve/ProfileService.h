/// What the server answers.
///
///     /                       the page, or the list of profiles of a directory
///     /view                   the page
///     /NAME.js, /style.css    its parts
///     /profiles               the list as JSON
///     /stream                 server-sent events with the data of the page (LiveView.h)
///     /baseline               POST: makes the present moment one from which /stream can count
///     /recording              POST: switches the recording of the program
///     /metrics                Prometheus
///     /debug/pprof/profile    pprof, of the next seconds; /debug/pprof/heap, of everything
///
/// Parameters are "profile" (once for each profile that is added up), "before" (the one with which
/// it is compared), "since" (what /baseline returned), "seconds" and "on".

#ifndef VAIS_PROFILER_TOOL_PROFILESERVICE_H
#define VAIS_PROFILER_TOOL_PROFILESERVICE_H

#include "utils/vais-profiler/serve/LiveView.h"
#include "utils/vais-profiler/serve/Metrics.h"
#include "utils/vais-profiler/serve/ServedProfiles.h"
#include "utils/vais-profiler/serve/WebAccess.h"

#include <atomic>
#include <condition_variable>
#include <deque>
#include <map>
#include <memory>
#include <mutex>
#include <string>

namespace vais::profiler {

struct ServiceOptions {
  WebAccess access;
  size_t metricsFunctions = 100;
  std::string sourceFolder;
  NameProfile name;
};

/// Any thread. What clients can make it keep is bounded: streams and waiting requests, baselines,
/// and the profiles that one request may add up.
class ProfileService {
public:
  static constexpr int kMostStreams = 40;
  static constexpr int kMostWindows = 8; ///< requests that wait for the end of their seconds
  static constexpr int kMostSeconds = 300;
  static constexpr size_t kMostBaselines = 8;
  static constexpr size_t kMostParts = 64;

  ProfileService(std::shared_ptr<ServedProfiles> profiles, ServiceOptions options);

  WebResponse answer(const WebRequest &request);

  /// Ends what waits.
  void stop();

private:
  WebResponse list() const;
  WebResponse stream(const WebRequest &request);
  WebResponse difference(const WebRequest &request);
  WebResponse makeBaseline(const WebRequest &request);
  WebResponse setRecording(const WebRequest &request);
  WebResponse metrics(const WebRequest &request);
  WebResponse pprof(const WebRequest &request, const char *value, int seconds);

  std::shared_ptr<ProfileSource> sourceOf(const WebRequest &request);
  std::shared_ptr<LiveView> viewOf(const WebRequest &request);
  Profile named(const Profile &profile) const;
  /// Returns false if the service stopped meanwhile.
  bool wait(std::chrono::milliseconds duration);

  const std::shared_ptr<ServedProfiles> profiles_;
  const ServiceOptions options_;
  Metrics metrics_;
  std::mutex mutex_;
  std::condition_variable stopped_;
  bool isStopped_ = false;
  std::map<std::string, std::weak_ptr<LiveView>> views_;
  std::deque<std::pair<std::string, SharedSnapshot>> baselines_; ///< by id, the oldest first
  uint64_t lastBaseline_ = 0;
  std::atomic<int> streams_{0}, windows_{0};
};

} // namespace vais::profiler

#endif
