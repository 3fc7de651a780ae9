/// Writes frames in their order, with lines from callers to callees or, in inverted stacks, from
/// functions to their callers.

#include "runtime/report/formats/shared/Writers.h"

#include "runtime/report/formats/shared/StackTree.h"
#include "runtime/report/formats/text/Table.h"
#include "runtime/report/text/PrintableText.h"
#include "runtime/report/text/Units.h"
#include "runtime/report/totals/Totals.h"

#include <algorithm>
#include <fmt/format.h>
#include <map>
#include <unordered_map>

namespace vais::profiler {
namespace {

constexpr double kLeastPercentage = 0.1;

class TreeWriter {
public:
  TreeWriter(const Profile &profile, const ReportStyle &style)
      : profile_(profile), style_(style), value_(style.valueOf(profile)),
        frames_(stackTree(profile, value_)), names_(displayNames(profile)), shown_(frames_.size()) {
  }

  std::string write();

private:
  void choose();
  void sumCalls();
  std::string titles() const;
  std::string line(const Frame &frame, const std::string &branch);
  const std::string &nameOf(const Frame &frame, size_t width);
  std::string cell(uint64_t number) const { return style_.scales.format(value_.unit, number); }
  std::string paint(const char *colour, const std::string &text) const {
    return style_.colour == Colour::On ? colour + text + kPlain : text;
  }

  const Profile &profile_;
  const ReportStyle &style_;
  const Value &value_;
  const std::vector<Frame> frames_;
  const std::vector<std::string> names_;
  std::vector<bool> shown_;
  std::vector<size_t> lastChild_;
  std::vector<uint64_t> calls_;                                           ///< by frame
  std::vector<bool> hasCalls_;                                            ///< by frame
  std::map<size_t, std::unordered_map<std::string, std::string>> elided_; ///< by width
  size_t hidden_ = 0;
};

std::string padLeft(const std::string &text, size_t width) {
  const size_t used = displayWidth(text);
  return std::string(width > used ? width - used : 0, ' ') + text;
}

/// Decides which frames are shown, and which of them is the last one below its caller.
void TreeWriter::choose() {
  std::vector<size_t> children(frames_.size());
  lastChild_.assign(frames_.size(), 0);
  shown_[0] = true;
  for (size_t i = 1; i < frames_.size(); ++i) {
    const Frame &frame = frames_[i];
    const double share =
        percentage(static_cast<double>(frame.total), static_cast<double>(frames_[0].total));
    shown_[i] =
        shown_[frame.parent] && share >= kLeastPercentage && children[frame.parent] < style_.rows;
    if (shown_[i]) {
      ++children[frame.parent];
      lastChild_[frame.parent] = i;
    } else {
      ++hidden_;
    }
  }
}

/// Computes the calls of each frame. In an inverted tree, the calls of the function to which a
/// stack belongs are at its far end, with its outermost caller, so that each frame gets the calls
/// of all paths through it.
void TreeWriter::sumCalls() {
  calls_.resize(frames_.size());
  for (const Frame &frame : frames_)
    hasCalls_.push_back(frame.hasCalls &&
                        (!style_.isInverted || frame.depth < 2 || hasCalls_[frame.parent]));
  for (size_t i = frames_.size(); i-- > 0;) {
    calls_[i] += frames_[i].calls;
    if (style_.isInverted && i > 0)
      calls_[frames_[i].parent] += calls_[i];
  }
}

/// Returns the name of `frame` in `width` columns. Names of the same width are distinct; those of
/// different widths are distinguished by their width.
const std::string &TreeWriter::nameOf(const Frame &frame, size_t width) {
  const auto [place, isNew] = elided_.try_emplace(width);
  if (isNew) {
    std::vector<std::string> names;
    for (size_t i = 0; i < frames_.size(); ++i)
      if (shown_[i])
        names.push_back(frameName(profile_, names_, frames_[i]));
    const std::vector<std::string> elided = elideDistinctly(names, width);
    for (size_t i = 0; i < names.size(); ++i)
      place->second.emplace(names[i], elided[i]);
  }
  return place->second.at(frameName(profile_, names_, frame));
}

constexpr size_t kNumber = 10, kCalls = 14, kShare = 8;

std::string TreeWriter::titles() const {
  const bool isCount = value_.unit == Unit::Count;
  const char *own = value_.unit == Unit::Nanoseconds ? "self" : "own";
  return padLeft(style_.isInverted ? own : "total", kNumber) +
         (style_.isInverted ? "" : padLeft(own, kNumber + 1)) +
         (isCount ? "" : padLeft("calls", kCalls + 1)) + padLeft("share", kShare) + "  function";
}

std::string TreeWriter::line(const Frame &frame, const std::string &branch) {
  constexpr size_t kLeastName = 12;
  const double share =
      percentage(static_cast<double>(frame.total), static_cast<double>(frames_[0].total));
  const auto at = static_cast<size_t>(&frame - frames_.data());
  const std::string calls = hasCalls_[at] ? formatCount(calls_[at]) : "-";
  const std::string numbers =
      padLeft(cell(frame.total), kNumber) +
      (style_.isInverted ? "" : padLeft(frame.own ? cell(frame.own) : "", kNumber + 1)) +
      (value_.unit == Unit::Count ? "" : padLeft(calls, kCalls + 1));
  const std::string percent = padLeft(formatPercentage(share), kShare);
  const size_t used = displayWidth(numbers) + kShare + 2 + displayWidth(branch);
  const size_t room = std::max(kLeastName, style_.width - std::min(style_.width, used));
  return numbers + percent + "  " + paint(kDim, branch) +
         paint(share >= 10 ? kOrange : "", nameOf(frame, room)) + '\n';
}

std::string TreeWriter::write() {
  choose();
  sumCalls();
  std::string text = paint(kDim, titles()) + '\n';
  std::vector<bool> goesOn; // by depth: whether more siblings follow
  for (size_t i = 0; i < frames_.size(); ++i) {
    if (!shown_[i])
      continue;
    const Frame &frame = frames_[i];
    goesOn.resize(frame.depth + 1);
    goesOn[frame.depth] = i > 0 && lastChild_[frame.parent] != i;
    std::string branch;
    for (uint32_t depth = 1; depth < frame.depth; ++depth)
      branch += goesOn[depth] ? "│ " : "  ";
    if (frame.depth > 0)
      branch += goesOn[frame.depth] ? "├ " : "└ ";
    text += line(frame, branch);
  }
  if (hidden_ > 0)
    text +=
        fmt::format("  and {} below {} or past the limit\n",
                    formatNumberOf(hidden_, "more context"), formatPercentage(kLeastPercentage));
  return text;
}

} // namespace

std::string treeReport(const Profile &profile, const ReportStyle &style) {
  return TreeWriter(profile, style).write();
}

} // namespace vais::profiler
