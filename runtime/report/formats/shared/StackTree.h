/// The contexts of a Profile as nested frames of one value, from which stacks are drawn.

#ifndef VAIS_PROFILER_REPORT_STACKTREE_H
#define VAIS_PROFILER_REPORT_STACKTREE_H

#include "runtime/report/model/Profile.h"
#include "runtime/report/names/FunctionNames.h"
#include "runtime/report/totals/Values.h"

namespace vais::profiler {

/// A context that has some of the value, or that leads to one that does.
struct Frame {
  Index context = 0; ///< 0 for the outermost frame; kNone for the frame of lost paths
  Index parent = 0;  ///< index of a frame; the outermost frame is its own parent
  uint32_t depth = 0;
  uint64_t start = 0; ///< sum of what is drawn before it on its level
  uint64_t own = 0;
  uint64_t total = 0; ///< including callees
  uint64_t calls = 0;
  bool hasCalls =
      true; ///< whether calls are known, as they are not of code that is not instrumented
  double ownError = 0; ///< half the width of the 95 % confidence interval
  double totalError = 0;
};

/// Returns the frames from the outermost inwards. Each precedes its callees, which are ordered by
/// totals and then by names. Flat contexts are below a frame for lost paths.
std::vector<Frame> stackTree(const Profile &profile, const Value &value);

/// Returns the name of `frame`, given the names of functions: "all" for the outermost frame, or
/// "[path lost]".
std::string frameName(const Profile &profile, const std::vector<std::string> &names,
                      const Frame &frame);

} // namespace vais::profiler

#endif
