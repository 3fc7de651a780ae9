/// Dispatches by path, and keeps what clients share.

#include "utils/vais-profiler/serve/ProfileService.h"

#include "runtime/report/formats/page/PageData.h"
#include "runtime/report/formats/page/PageFiles.h"
#include "runtime/report/formats/shared/Writers.h"
#include "runtime/report/model/Reading.h"
#include "runtime/report/text/PrintableText.h"
#include "runtime/report/transform/SampledCode.h"
#include "runtime/report/transform/Subtraction.h"
#include "utils/vais-profiler/serve/JsonChange.h"

#include <algorithm>
#include <fmt/format.h>
#include <nlohmann/json.hpp>

namespace vais::profiler {
namespace {

using nlohmann::json;
using std::chrono::milliseconds;

/// Thrown for what a client did wrong.
struct RequestError {
  int status;
  std::string message;
};

/// Counts one of what there may only be so many of, as long as it exists.
class Place {
public:
  Place(std::atomic<int> &taken, int most, const char *what) : taken_(taken) {
    if (++taken_ > most) {
      --taken_;
      throw RequestError{503, fmt::format("expected at most {} {}, found more", most, what)};
    }
  }
  ~Place() { --taken_; }
  Place(const Place &) = delete;
  Place &operator=(const Place &) = delete;

private:
  std::atomic<int> &taken_;
};

WebResponse file(const std::string &path) {
  const PageFile *found = findPageFile(path);
  return found ? WebResponse{200, found->type, found->text}
               : webError(404, "expected a page, found " + path);
}

/// Returns a number of seconds from a parameter, `standard` without one.
int secondsIn(const WebRequest &request, int standard) {
  const std::string text = request.parameter("seconds");
  if (text.empty())
    return standard;
  if (text.size() > 4 || text.find_first_not_of("0123456789") != std::string::npos ||
      std::stoi(text) < 1 || std::stoi(text) > ProfileService::kMostSeconds)
    throw RequestError{400, fmt::format("seconds: expected a number from 1 to {}, found {}",
                                        ProfileService::kMostSeconds, text)};
  return std::stoi(text);
}

MetricsFormat metricsFormatFor(const WebRequest &request) {
  const bool isOpen =
      request.header("accept").find("application/openmetrics-text") != std::string::npos;
  return isOpen ? MetricsFormat::OpenMetrics : MetricsFormat::Text;
}

} // namespace

ProfileService::ProfileService(std::shared_ptr<ServedProfiles> profiles, ServiceOptions options)
    : profiles_(std::move(profiles)), options_(std::move(options)),
      metrics_(options_.metricsFunctions) {}

void ProfileService::stop() {
  {
    const std::lock_guard lock(mutex_);
    isStopped_ = true;
  }
  stopped_.notify_all();
}

bool ProfileService::wait(milliseconds duration) {
  std::unique_lock lock(mutex_);
  return !stopped_.wait_for(lock, duration, [this] { return isStopped_; });
}

WebResponse ProfileService::answer(const WebRequest &request) try {
  if (std::optional<WebResponse> refusal = refuse(request, options_.access))
    return std::move(*refusal);
  const std::string &path = request.path;
  if (request.method == "POST") {
    if (path == "/baseline")
      return makeBaseline(request);
    if (path == "/recording")
      return setRecording(request);
    return webError(405, path + ": expected GET, found POST");
  }
  if (path == "/")
    return file(profiles_->isDirectory() ? "/profiles.html" : "/view");
  if (path == "/profiles")
    return list();
  if (path == "/stream")
    return request.parameter("before").empty() ? stream(request) : difference(request);
  if (path == "/metrics")
    return metrics(request);
  if (path == "/debug/pprof/profile")
    return pprof(request, "time", secondsIn(request, 30));
  if (path == "/debug/pprof/heap")
    return pprof(request, "live_bytes", secondsIn(request, 0));
  if (path == "/favicon.ico")
    return {204, "", ""};
  return file(path);
} catch (const RequestError &error) {
  return webError(error.status, error.message);
} catch (const ProfileError &error) {
  return webError(404, error.what());
}

WebResponse ProfileService::list() const {
  json entries = json::array();
  for (const ProfileEntry &entry : profiles_->list())
    entries.push_back({{"name", entry.name},
                       {"bytes", entry.bytes},
                       {"changedAt", entry.changedAt},
                       {"processId", entry.processId},
                       {"isRunning", entry.isRunning}});
  return {200, "application/json", entries.dump(-1, ' ', false, json::error_handler_t::replace)};
}

std::shared_ptr<ProfileSource> ProfileService::sourceOf(const WebRequest &request) {
  std::vector<std::string> names = request.parametersOf("profile");
  if (names.empty())
    names.emplace_back();
  if (names.size() > kMostParts)
    throw RequestError{400, fmt::format("profile: expected at most {} of them, found {}",
                                        kMostParts, names.size())};
  std::vector<std::shared_ptr<WatchedProfile>> parts;
  for (const std::string &name : names)
    parts.push_back(profiles_->find(name));
  return std::make_shared<ProfileSource>(std::move(parts));
}

/// Clients that look at the same share a view as long as one of them does.
std::shared_ptr<LiveView> ProfileService::viewOf(const WebRequest &request) {
  std::string key;
  for (const std::string &name : request.parametersOf("profile"))
    key += name + '/';
  const std::string since = request.parameter("since");
  key += '/' + since;
  std::shared_ptr<ProfileSource> source = sourceOf(request);
  const std::lock_guard lock(mutex_);
  for (auto each = views_.begin(); each != views_.end();)
    each = each->second.expired() ? views_.erase(each) : std::next(each);
  if (std::shared_ptr<LiveView> view = views_[key].lock())
    return view;
  SharedSnapshot baseline;
  for (const auto &[id, snapshot] : baselines_)
    if (id == since)
      baseline = snapshot;
  if (!since.empty() && !baseline)
    throw RequestError{410, "since: expected one of the newest baselines, found an older one"};
  auto view = std::make_shared<LiveView>(std::move(source), std::move(baseline), options_.name,
                                         options_.sourceFolder);
  views_[key] = view;
  return view;
}

WebResponse ProfileService::stream(const WebRequest &request) {
  constexpr milliseconds kInterval{1000};
  struct Stream {
    explicit Stream(std::atomic<int> &streams) : place(streams, kMostStreams, "streams") {}
    Place place;
    std::shared_ptr<LiveView> view;
    LiveClient client;
  };
  const auto stream = std::make_shared<Stream>(streams_);
  stream->view = viewOf(request);
  WebResponse response;
  response.type = "text/event-stream";
  response.next = [this, stream]() -> std::optional<std::string> {
    if (stream->client.number > 0 && (stream->client.isOver || !wait(kInterval)))
      return std::nullopt;
    return stream->view->update(stream->client);
  };
  return response;
}

/// A comparison is of two moments: it is sent once.
WebResponse ProfileService::difference(const WebRequest &request) {
  const auto earlier =
      std::make_shared<ProfileSource>(std::vector{profiles_->find(request.parameter("before"))});
  const SharedSnapshot snapshots[] = {earlier->current(), sourceOf(request)->current()};
  Profile before = named(snapshots[0]->profile), after = named(snapshots[1]->profile);
  nameProgramLikeThatOf(after, before);
  ReportStyle style;
  json data = json::parse(differenceData(before, after, style, PageView::Summary).take());
  data["live"] = {{"state", "compared"}, {"problem", ""}, {"isSince", false}, {"canSwitch", false}};
  WebResponse response;
  response.type = "text/event-stream";
  response.body =
      "event: whole\ndata: " + data.dump(-1, ' ', false, json::error_handler_t::replace) + "\n\n";
  return response;
}

WebResponse ProfileService::makeBaseline(const WebRequest &request) {
  const SharedSnapshot snapshot = sourceOf(request)->current();
  const std::lock_guard lock(mutex_);
  const std::string id = std::to_string(++lastBaseline_);
  baselines_.emplace_back(id, snapshot);
  if (baselines_.size() > kMostBaselines)
    baselines_.pop_front();
  return {200, "application/json", json{{"since", id}}.dump()};
}

WebResponse ProfileService::setRecording(const WebRequest &request) {
  const std::string on = request.parameter("on");
  if (on != "0" && on != "1")
    throw RequestError{400, "on: expected 0 or 1, found " + on};
  switchRecording(profiles_->find(request.parameter("profile"))->path(), on == "1");
  return {204, "", ""};
}

Profile ProfileService::named(const Profile &profile) const {
  Profile copy = profile;
  options_.name(copy);
  return copy;
}

/// Of a directory, those of processes that run.
WebResponse ProfileService::metrics(const WebRequest &request) {
  struct Measured {
    std::string name;
    SharedSnapshot snapshot;
    Profile profile;
  };
  std::vector<Measured> measured;
  for (const ProfileEntry &entry : profiles_->list())
    if (measured.size() < kMostParts && (entry.isRunning || !profiles_->isDirectory())) {
      SharedSnapshot snapshot = profiles_->find(entry.name)->current();
      Profile profile = named(snapshot->profile);
      measured.push_back({entry.name, std::move(snapshot), std::move(profile)});
    }
  std::vector<MeasuredProfile> profiles;
  for (const Measured &each : measured)
    profiles.push_back(
        {each.name, &each.profile, each.snapshot->isRunning, each.snapshot->isRecording});
  const MetricsFormat format = metricsFormatFor(request);
  return {200, contentType(format), metrics_.write(profiles, format)};
}

WebResponse ProfileService::pprof(const WebRequest &request, const char *valueName, int seconds) {
  const std::shared_ptr<ProfileSource> source = sourceOf(request);
  SharedSnapshot snapshot = source->current();
  Profile profile = snapshot->profile;
  if (seconds > 0) {
    const Place place(windows_, kMostWindows, "requests with seconds");
    const auto end = std::chrono::steady_clock::now() + std::chrono::seconds(seconds);
    const SharedSnapshot before = snapshot;
    while (snapshot->isRunning && std::chrono::steady_clock::now() < end && wait(milliseconds(100)))
      if (end - std::chrono::steady_clock::now() < kLeastAge) // the end is not missed
        snapshot = source->current();
    wait(kLeastAge);
    snapshot = source->current();
    profile = subtractProfile(before->profile, snapshot->profile);
  }
  options_.name(profile);
  ReportStyle style;
  style.value = findValue(valueName);
  if (!style.value->isKnown(profile))
    throw RequestError{404, fmt::format("expected a profile with {}, found one that was recorded "
                                        "without",
                                        style.value->help)};
  return {200,
          "application/octet-stream",
          pprofReport(profile, style),
          {{"Content-Disposition", "attachment; filename=\"profile.pb.gz\""}}};
}

} // namespace vais::profiler
