/// Numbers of running programs for Prometheus.

#ifndef VAIS_PROFILER_TOOL_METRICS_H
#define VAIS_PROFILER_TOOL_METRICS_H

#include "runtime/report/model/Profile.h"

#include <cstddef>
#include <map>
#include <mutex>
#include <string>
#include <vector>

namespace vais::profiler {

/// One profile that is exposed.
struct MeasuredProfile {
  std::string name;       ///< of its file
  const Profile *profile; ///< with names for reports
  bool isRunning = false;
  bool isRecording = false;
};

enum class MetricsFormat {
  Text,       ///< Prometheus text format, version 0.0.4
  OpenMetrics ///< version 1.0.0
};

/// Returns the Content-Type of a format.
const char *contentType(MetricsFormat format);

/// Remembers what was exposed, because a counter must never decrease, and an estimate may. Any
/// thread.
class Metrics {
public:
  /// `functions` is the largest number of functions of each profile, the hottest ones.
  explicit Metrics(size_t functions) : functions_(functions) {}

  /// Returns the metrics of the processes, and of their functions. There are none by context: their
  /// number has no bound.
  std::string write(const std::vector<MeasuredProfile> &profiles, MetricsFormat format);

private:
  class Writer;

  const size_t functions_;
  std::mutex mutex_;
  std::map<std::string, double> exposed_; ///< the newest value of each counter
};

} // namespace vais::profiler

#endif
