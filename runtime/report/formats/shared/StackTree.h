/// The contexts of a Profile as nested frames of one value: what formats of stacks draw.

#ifndef VAIS_PROFILER_REPORT_STACKTREE_H
#define VAIS_PROFILER_REPORT_STACKTREE_H

#include "runtime/report/model/Profile.h"
#include "runtime/report/names/FunctionNames.h"
#include "runtime/report/totals/Values.h"

namespace vais::profiler {

/// A context that has some of the value, or leads to one that has.
struct Frame {
  Index context = 0; ///< 0 for the outermost frame; kNone for the one that stands for lost paths
  Index parent = 0;  ///< a frame; itself in the outermost one
  uint32_t depth = 0;
  uint64_t start = 0; ///< sum of what is drawn before it at its level
  uint64_t own = 0;
  uint64_t total = 0; ///< with callees
  uint64_t calls = 0;
  double ownError = 0; ///< half the width of the 95 % confidence interval
  double totalError = 0;
};

/// Frames from the outermost in, each before those it calls, which stand in the order of their
/// totals, then names. Flat contexts stand below a frame for lost paths.
std::vector<Frame> stackTree(const Profile &profile, const Value &value);

/// What `frame` is called, given the names of functions: "all" for the outermost, "[path lost]".
std::string frameName(const Profile &profile, const std::vector<std::string> &names,
                      const Frame &frame);

} // namespace vais::profiler

#endif
