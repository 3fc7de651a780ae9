/// Reads configurations of all versions.

#include "runtime/handles/handle/Configuration.h"

#include "runtime/base/Text.h"
#include "runtime/handles/handle/Errors.h"

namespace vais::profiler {

Configuration configurationOf(const VaisProfilerConfig *config) {
  constexpr VaisProfilerConfig kDefaults = VAIS_PROFILER_CONFIG_DEFAULTS;
  constexpr uint64_t kMillisecond = 1000000;
  const VaisProfilerConfig &given = config ? *config : kDefaults;
  uint64_t interval;
  if (__builtin_mul_overflow(given.sample_interval_ms, kMillisecond, &interval))
    interval = UINT64_MAX;
  return {VAIS_PROFILER_MODE_INSTRUMENTATION, given.track_memory, given.build_call_graph, interval,
          given.max_samples};
}

static bool isZero(const char *bytes, size_t size) {
  for (size_t i = 0; i < size; ++i)
    if (bytes[i])
      return false;
  return true;
}

/// Converts options of any size to this version's options.
static bool readOptions(const VaisProfilerOptions &given, VaisProfilerOptions &options) {
  const size_t size = given.size;
  const auto *bytes = reinterpret_cast<const char *>(&given);
  if (size < sizeof given.size)
    return fail(VAIS_PROFILER_INVALID_OPTIONS);
  if (size > sizeof options && !isZero(bytes + sizeof options, size - sizeof options))
    return fail(VAIS_PROFILER_UNKNOWN_OPTIONS);
  const size_t known = size < sizeof options ? size : sizeof options;
  copyBytes(reinterpret_cast<char *>(&options), bytes, known);
  return true;
}

bool configurationOf(const VaisProfilerOptions *given, Configuration &configuration) {
  VaisProfilerOptions options = VAIS_PROFILER_OPTIONS_DEFAULTS;
  if (given && !readOptions(*given, options))
    return false;
  if (options.mode > VAIS_PROFILER_MODE_ALL)
    return fail(VAIS_PROFILER_UNKNOWN_OPTIONS);
  configuration = {static_cast<VaisProfilerMode>(options.mode), options.track_memory,
                   options.build_call_graph, options.sample_interval_ns, options.max_samples};
  if (configuration.isSampling() && !configuration.sampleInterval)
    return fail(VAIS_PROFILER_INVALID_OPTIONS);
  return true;
}

} // namespace vais::profiler
