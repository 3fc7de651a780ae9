/// The data from which flame graphs are drawn.

#ifndef VAIS_PROFILER_REPORT_FLAMEGRAPH_H
#define VAIS_PROFILER_REPORT_FLAMEGRAPH_H

#include "runtime/report/formats/shared/StackTree.h"
#include "runtime/report/transform/Difference.h"

#include <string>
#include <vector>

namespace vais::profiler {

/// A frame of a stack tree and, if a difference is drawn, its value in the other profile.
struct FlameFrame {
  Frame frame;
  Index name = 0; ///< index in FlameGraph::names
  uint64_t before = 0;
  Verdict verdict = Verdict::Noise;
};

struct FlameGraph {
  std::string title;
  std::string subtitle;
  const Value *value = nullptr;
  bool isDifference = false; ///< if true, errors are those of the differences
  bool isInverted = false;   ///< if true, frames have only totals: own values are at the far ends
  std::vector<std::string> names;
  std::vector<std::string> places;  ///< "file:line", by name
  std::vector<Durations> durations; ///< of single calls, by name; fewer where they are not known
  std::vector<FlameFrame> frames;   ///< in the order of a stack tree
};

FlameGraph flameGraph(const Profile &profile, const Value &value);

/// Returns the hue of a function's colour in degrees: a warm one, and the same wherever the
/// function is drawn.
unsigned hueOf(const std::string &name);

/// Returns the page that shows `graph`.
std::string flameGraphPage(const FlameGraph &graph);

} // namespace vais::profiler

#endif
