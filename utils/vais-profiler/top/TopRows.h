/// What `top` shows of a profile: rows of functions or contexts, of which some are expanded.

#ifndef VAIS_PROFILER_TOOL_TOPROWS_H
#define VAIS_PROFILER_TOOL_TOPROWS_H

#include "runtime/report/formats/shared/StackTree.h"
#include "runtime/report/transform/Filter.h"

#include <optional>
#include <unordered_map>
#include <unordered_set>

namespace vais::profiler {

/// What the outermost rows are, and what is below them when they are expanded.
enum class TopView {
  Functions, ///< functions; their callers
  Contexts,  ///< the functions that nobody called; what they call
  Threads    ///< threads; their contexts. For a profile that groupByThread() made
};

/// What rows are sorted by, the largest first (names from A to Z).
enum class TopSort { Own, Total, Change, Calls, Name };

struct TopRow {
  uint64_t key = 0; ///< of the path to it, the same in each update
  uint32_t depth = 0;
  std::string name;
  uint64_t own = 0;
  std::optional<uint64_t> total;  ///< not of callers
  std::optional<uint64_t> calls;  ///< neither of callers nor of code that is not instrumented
  std::optional<uint64_t> change; ///< of the value that rows are about, since the last update
  bool isExpandable = false;
  bool isExpanded = false;
};

/// Values of rows by their keys.
using TopValues = std::unordered_map<uint64_t, uint64_t>;

/// The rows of one update.
class TopRows {
public:
  /// `before` are the values() of the preceding update, empty for the first one.
  TopRows(const Profile &profile, const Value &value, TopView view, const TopValues &before);

  /// Returns the rows that are seen, in order: of functions, those that match, and in other views
  /// the stacks that pass through one. An empty match is everything.
  std::vector<TopRow> seen(TopSort sort, const std::unordered_set<uint64_t> &expanded,
                           const FunctionMatch &match) const;

  uint64_t whole() const { return whole_; }
  const TopValues &values() const { return values_; }

private:
  struct Node {
    TopRow row;
    uint64_t value = 0;          ///< what changes
    Index function = kNone;      ///< in functions_
    std::vector<size_t> callees; ///< or callers: nodes below
  };

  void addFrames(const Profile &profile, const Value &value, TopView view);
  void addTotals(const Profile &profile, const Value &value);
  std::vector<bool> matchedBy(const FunctionMatch &match) const;
  std::vector<bool> keptBy(const FunctionMatch &match) const;
  bool isBefore(const Node &a, const Node &b, TopSort sort) const;
  void addSeen(size_t node, TopSort sort, const std::unordered_set<uint64_t> &expanded,
               const std::vector<bool> &kept, std::vector<TopRow> &rows) const;

  std::vector<Function> functions_;
  std::vector<Node> nodes_; ///< callers first; the first one is everything
  TopView view_;
  uint64_t whole_ = 0;
  TopValues values_;
};

} // namespace vais::profiler

#endif
