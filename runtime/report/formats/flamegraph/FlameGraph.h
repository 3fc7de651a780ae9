/// The data from which flame graphs are drawn as images.

#ifndef VAIS_PROFILER_REPORT_FLAMEGRAPH_H
#define VAIS_PROFILER_REPORT_FLAMEGRAPH_H

#include "runtime/report/formats/shared/StackTree.h"

#include <string>
#include <vector>

namespace vais::profiler {

struct FlameGraph {
  std::string title;
  std::string subtitle;
  const Value *value = nullptr;
  std::vector<std::string> names; ///< of functions
  std::vector<Frame> frames;      ///< in the order of a stack tree
};

FlameGraph flameGraph(const Profile &profile, const Value &value);

/// Returns the hue of a function's colour in degrees: a warm one, and the same wherever the
/// function is drawn, also on the page (hueOf in formats/page/web/format.js).
unsigned hueOf(const std::string &name);

} // namespace vais::profiler

#endif
