/// Finds children by sorting contexts by parent, and walks depth-first without recursion.

#include "runtime/report/formats/shared/StackTree.h"

#include "runtime/report/estimate/Confidence.h"
#include "runtime/report/text/PrintableText.h"

#include <algorithm>
#include <cmath>

namespace vais::profiler {
namespace {

class TreeWalk {
public:
  TreeWalk(const Profile &profile, const Value &value)
      : profile_(profile), value_(value), own_(ownValues(profile, value)),
        totals_(totalValues(profile, own_)), calls_(contextCalls(profile)),
        variances_(totalVariances(profile, value)), children_(profile.contexts.size()),
        names_(displayNames(profile)) {
    own_[0] = 0;
  }

  std::vector<Frame> walk();

private:
  void sortChildren(std::vector<Index> &children) const;
  void visit(Index context, Index parent);
  void visitLost();

  const Profile &profile_;
  const Value &value_;
  std::vector<uint64_t> own_, totals_, calls_;
  std::vector<double> variances_;
  std::vector<std::vector<Index>> children_;
  std::vector<Index> flat_;
  std::vector<std::string> names_;
  std::vector<Frame> frames_;
  std::vector<uint64_t> nextStart_; ///< start of the next child, by frame
};

void TreeWalk::sortChildren(std::vector<Index> &children) const {
  std::sort(children.begin(), children.end(), [&](Index a, Index b) {
    if (totals_[a] != totals_[b])
      return totals_[a] > totals_[b];
    const std::string &first = names_[profile_.contexts[a].function];
    const std::string &second = names_[profile_.contexts[b].function];
    return first != second ? first < second : a < b;
  });
}

/// Adds the frame of `context` below the frame `parent`.
void TreeWalk::visit(Index context, Index parent) {
  Frame frame;
  frame.context = context;
  frame.parent = parent;
  frame.depth = frames_[parent].depth + 1;
  frame.start = nextStart_[parent];
  frame.own = own_[context];
  frame.total = totals_[context];
  frame.calls = calls_[context];
  frame.hasCalls = !profile_.functions[profile_.contexts[context].function].isSampled;
  if (!value_.isExact()) {
    frame.ownError = halfWidth(value_.variance(profile_, profile_.contexts[context]));
    frame.totalError = halfWidth(variances_[context]);
  }
  nextStart_[parent] += frame.total;
  nextStart_.push_back(frame.start);
  frames_.push_back(frame);
}

/// Adds the frame that stands for lost paths, and below it those of flat contexts.
void TreeWalk::visitLost() {
  Frame lost;
  lost.context = kNone;
  lost.depth = 1;
  lost.start = nextStart_[0];
  for (const Index context : flat_)
    lost.total += totals_[context];
  if (lost.total == 0)
    return;
  const auto at = static_cast<Index>(frames_.size());
  nextStart_[0] += lost.total;
  nextStart_.push_back(lost.start);
  frames_.push_back(lost);
  frames_[0].total += lost.total;
  sortChildren(flat_);
  for (const Index context : flat_)
    visit(context, at);
}

std::vector<Frame> TreeWalk::walk() {
  for (size_t i = 1; i < own_.size(); ++i) {
    if (totals_[i] == 0)
      continue;
    const Context &context = profile_.contexts[i];
    (context.isFlat ? flat_ : children_[context.parent]).push_back(static_cast<Index>(i));
  }
  totals_[0] = 0;
  for (const Index child : children_[0])
    totals_[0] += totals_[child];
  frames_.emplace_back().total = totals_[0];
  nextStart_.push_back(0);

  struct ToVisit {
    Index context, parent;
  };
  std::vector<ToVisit> stack;
  const auto push = [&](Index context, Index frame) {
    sortChildren(children_[context]);
    for (size_t i = children_[context].size(); i-- > 0;)
      stack.push_back({children_[context][i], frame});
  };
  push(0, 0);
  while (!stack.empty()) {
    const ToVisit next = stack.back();
    stack.pop_back();
    const auto frame = static_cast<Index>(frames_.size());
    visit(next.context, next.parent);
    push(next.context, frame);
  }
  visitLost();
  return std::move(frames_);
}

} // namespace

std::vector<Frame> stackTree(const Profile &profile, const Value &value) {
  return TreeWalk(profile, value).walk();
}

std::string frameName(const Profile &profile, const std::vector<std::string> &names,
                      const Frame &frame) {
  if (frame.context == kNone)
    return "[path lost]";
  const Index function = profile.contexts[frame.context].function;
  return function == kNone ? "all" : names[function];
}

} // namespace vais::profiler
