/// What flame graphs are drawn from.

#ifndef VAIS_PROFILER_REPORT_FLAMEGRAPH_H
#define VAIS_PROFILER_REPORT_FLAMEGRAPH_H

#include "runtime/report/formats/shared/StackTree.h"
#include "runtime/report/transform/Difference.h"

#include <string>
#include <vector>

namespace vais::profiler {

/// A frame as a stack tree has it, and what it had before where a difference is drawn.
struct FlameFrame {
  Frame frame;
  Index name = 0; ///< in FlameGraph::names
  uint64_t before = 0;
  Verdict verdict = Verdict::Noise;
};

struct FlameGraph {
  std::string title;
  std::string subtitle;
  const Value *value = nullptr;
  bool isDifference = false; ///< errors are those of the differences
  bool isInverted = false;   ///< frames have totals alone: what is own stands at the far ends
  std::vector<std::string> names;
  std::vector<std::string> places; ///< "file:line" by name
  std::vector<FlameFrame> frames;  ///< in the order of a stack tree
};

FlameGraph flameGraph(const Profile &profile, const Value &value);

/// Hue of a function's colour in degrees: warm, and the same wherever the function is drawn.
unsigned hueOf(const std::string &name);

/// The page that shows `graph`.
std::string flameGraphPage(const FlameGraph &graph);

} // namespace vais::profiler

#endif
