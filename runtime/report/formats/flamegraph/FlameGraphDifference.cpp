/// Makes the flame graph of a profile in which each frame knows its previous value and whether the
/// difference is a change.

#include "runtime/report/estimate/Confidence.h"
#include "runtime/report/formats/flamegraph/FlameGraph.h"
#include "runtime/report/formats/shared/Writers.h"
#include "runtime/report/text/Units.h"
#include "runtime/report/totals/Runs.h"
#include "runtime/report/transform/Difference.h"
#include "runtime/report/transform/Judgement.h"

#include <algorithm>
#include <fmt/format.h>
#include <map>

namespace vais::profiler {
namespace {

/// Scales to means per run. All values are rounded down, so that callees fit into their callers.
void scaleToRun(FlameGraph &graph, uint64_t runs) {
  for (FlameFrame &flame : graph.frames) {
    Frame &frame = flame.frame;
    frame.total /= runs;
    frame.own /= runs;
    frame.calls /= runs;
    frame.totalError /= static_cast<double>(runs);
    frame.ownError /= static_cast<double>(runs);
  }
}

/// Returns, for each frame of `from`, the frame of `to` that has the same path of names.
std::vector<Index> pairFrames(const FlameGraph &from, const FlameGraph &to) {
  std::map<std::pair<Index, std::string>, Index> places; // by the caller's frame and the name
  for (size_t i = 1; i < to.frames.size(); ++i)
    places[{to.frames[i].frame.parent, to.names[to.frames[i].name]}] = static_cast<Index>(i);
  std::vector<Index> paired(from.frames.size(), kNone);
  paired[0] = 0;
  for (size_t i = 1; i < from.frames.size(); ++i) {
    const Index parent = paired[from.frames[i].frame.parent];
    const auto found = places.find({parent, from.names[from.frames[i].name]});
    if (parent != kNone && found != places.end())
      paired[i] = found->second;
  }
  return paired;
}

/// Computes the mean over runs of what a frame draws: its own values, with the spread that is known
/// of its context.
class FrameMeans {
public:
  FrameMeans(const Profile &profile, const Value &value)
      : profile_(profile), value_(value), sums_(contextRuns(profile)) {}

  RunMean operator()(const Frame &frame) const {
    RunMean mean;
    if (frame.context != kNone)
      mean = meanOver(profile_, sums_[frame.context], value_, 0);
    mean.variance = std::max(mean.variance, varianceOfHalfWidth(frame.totalError));
    mean.mean = static_cast<double>(frame.total);
    return mean;
  }

private:
  const Profile &profile_;
  const Value &value_;
  const std::vector<RunSums> sums_;
};

/// Returns, by name and file, by how much the functions around each function changed.
std::map<std::pair<std::string, std::string>, double> commonChanges(const Difference &difference) {
  std::map<std::pair<std::string, std::string>, double> common;
  for (const FunctionChange &change : difference.functions)
    common[{change.name, change.file}] = change.common;
  return common;
}

/// Compares the frames of `graph`, which are those of `after`, with their counterparts in `old`,
/// and stores the previous values in them.
std::vector<Comparison> compareFrames(const Profile &before, const Profile &after,
                                      const Difference &difference, const Value &value,
                                      const FlameGraph &old, FlameGraph &graph) {
  const auto common = commonChanges(difference);
  const FrameMeans meanBefore(before, value), meanAfter(after, value);
  std::vector<Comparison> comparisons(graph.frames.size());
  for (size_t i = 0; i < graph.frames.size(); ++i) {
    const Index context = graph.frames[i].frame.context;
    comparisons[i].after = meanAfter(graph.frames[i].frame);
    if (context == kNone || context == 0)
      continue;
    const Function &function = after.functions[after.contexts[context].function];
    comparisons[i].common = common.at({function.name, function.file});
  }
  const std::vector<Index> paired = pairFrames(old, graph);
  for (size_t i = 0; i < paired.size(); ++i)
    if (paired[i] != kNone) {
      graph.frames[paired[i]].before += old.frames[i].frame.total;
      RunMean &mean = comparisons[paired[i]].before;
      mean = mean + meanBefore(old.frames[i].frame);
    }
  return comparisons;
}

} // namespace

std::string flameGraphDifference(const Profile &before, const Profile &after,
                                 const ReportStyle &style) {
  const Value &value = style.valueOf(after);
  const Difference difference = compareProfiles(before, after, value);
  FlameGraph graph = flameGraph(after, value), old = flameGraph(before, value);
  scaleToRun(graph, after.runs);
  scaleToRun(old, before.runs);
  graph.isDifference = true;
  graph.title += ": difference";
  if (before.runs > 1 || after.runs > 1)
    graph.subtitle += fmt::format(" · per run, of {} and {}", formatCount(before.runs),
                                  formatNumberOf(after.runs, "run"));
  if (!difference.isJudged)
    graph.subtitle += " · not judged: how much runs differ is not known";

  const std::vector<Comparison> comparisons =
      compareFrames(before, after, difference, value, old, graph);
  const std::vector<Verdict> verdicts = Judgement(before, after, value).judge(comparisons);
  for (size_t i = 0; i < verdicts.size(); ++i) {
    graph.frames[i].verdict = verdicts[i];
    graph.frames[i].frame.totalError = difference.isJudged ? errorOf(comparisons[i]) : 0;
  }
  return flameGraphPage(graph);
}

} // namespace vais::profiler
