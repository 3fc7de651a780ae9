/// Makes the flame graph of a Profile.

#include "runtime/report/formats/flamegraph/FlameGraph.h"

#include "runtime/report/formats/shared/SummaryText.h"
#include "runtime/report/text/Units.h"

#include <fmt/format.h>

namespace vais::profiler {

unsigned hueOf(const std::string &name) {
  constexpr uint32_t kBasis = 2166136261, kPrime = 16777619; // FNV-1a
  constexpr unsigned kFirst = 10, kRange = 44;               // from red to yellow
  uint32_t hash = kBasis;
  for (const char byte : name)
    hash = (hash ^ static_cast<unsigned char>(byte)) * kPrime;
  return kFirst + (hash ^ hash >> 16) % kRange;
}

FlameGraph flameGraph(const Profile &profile, const Value &value) {
  FlameGraph graph;
  graph.title = profileTitle(profile);
  graph.subtitle = fmt::format("{} · ran {} · {}", value.help, formatDuration(profile.durationNs),
                               formatNumberOf(profile.threads, "thread"));
  graph.value = &value;
  graph.names = displayNames(profile);
  graph.frames = stackTree(profile, value);
  return graph;
}

} // namespace vais::profiler
