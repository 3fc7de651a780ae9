/// Nodes are frames of the tree of the view. Functions are the outermost frames of the inverted
/// tree, whose values are own ones.

#include "utils/vais-profiler/top/TopRows.h"

#include "runtime/report/transform/Inversion.h"

#include <algorithm>
#include <map>

namespace vais::profiler {
namespace {

uint64_t keyBelow(uint64_t caller, const std::string &name) {
  uint64_t key = caller ^ 14695981039346656037U; // FNV-1a
  for (const char c : name)
    key = (key ^ static_cast<unsigned char>(c)) * 1099511628211U;
  return key ^ key >> 29;
}

} // namespace

TopRows::TopRows(const Profile &profile, const Value &value, TopView view, const TopValues &before)
    : view_(view) {
  addFrames(view == TopView::Functions ? invertProfile(profile) : profile, value, view);
  if (view == TopView::Functions)
    addTotals(profile, value);
  whole_ = nodes_[0].value;
  for (size_t i = 1; i < nodes_.size(); ++i) {
    Node &node = nodes_[i];
    values_[node.row.key] += node.value;
    if (before.empty())
      continue;
    const auto known = before.find(node.row.key);
    const uint64_t last = known == before.end() ? 0 : known->second;
    node.row.change = node.value > last ? node.value - last : 0;
  }
}

void TopRows::addFrames(const Profile &profile, const Value &value, TopView view) {
  const std::vector<std::string> names = displayNames(profile);
  for (const Frame &frame : stackTree(profile, value)) {
    Node node;
    node.row.name = frameName(profile, names, frame);
    node.row.depth = frame.depth > 0 ? frame.depth - 1 : 0;
    node.row.own = view == TopView::Functions ? frame.total : frame.own;
    node.value = frame.total;
    if (view != TopView::Functions) {
      node.row.total = frame.total;
      if (frame.hasCalls)
        node.row.calls = frame.calls;
    }
    if (frame.context != kNone)
      node.function = profile.contexts[frame.context].function;
    if (frame.depth > 0) {
      node.row.key = keyBelow(nodes_[frame.parent].row.key, node.row.name);
      nodes_[frame.parent].callees.push_back(nodes_.size());
      nodes_[frame.parent].row.isExpandable = true;
    }
    nodes_.push_back(std::move(node));
  }
  functions_ = profile.functions;
}

/// Adds what the inverted tree does not know of functions: values with callees, and calls.
void TopRows::addTotals(const Profile &profile, const Value &value) {
  const std::vector<uint64_t> totals = totalValues(profile, ownValues(profile, value)),
                              calls = contextCalls(profile);
  std::map<std::string, std::pair<uint64_t, std::optional<uint64_t>>> byName;
  const std::vector<std::string> names = displayNames(profile);
  for (size_t i = 1; i < profile.contexts.size(); ++i) {
    const Index function = profile.contexts[i].function;
    auto &[total, known] = byName[names[function]];
    total += totals[i];
    if (!profile.functions[function].isSampled)
      known = known.value_or(0) + calls[i];
  }
  for (const size_t node : nodes_[0].callees) {
    TopRow &row = nodes_[node].row;
    if (const auto found = byName.find(row.name); found != byName.end())
      std::tie(row.total, row.calls) = found->second;
  }
}

bool TopRows::isBefore(const Node &a, const Node &b, TopSort sort) const {
  const auto number = [&](const Node &node) {
    switch (sort) {
    case TopSort::Own:
      return node.row.own;
    case TopSort::Total:
      return node.row.total.value_or(node.value);
    case TopSort::Change:
      return node.row.change.value_or(0);
    case TopSort::Calls:
      return node.row.calls.value_or(0);
    case TopSort::Name:
      break;
    }
    return uint64_t(0);
  };
  return number(a) != number(b) ? number(a) > number(b) : a.row.name < b.row.name;
}

void TopRows::addSeen(size_t node, TopSort sort, const std::unordered_set<uint64_t> &expanded,
                      const std::vector<bool> &kept, std::vector<TopRow> &rows) const {
  std::vector<std::vector<size_t>> open; // by depth, the next node last; trees may be deep
  const auto expand = [&](size_t at) {
    std::vector<size_t> next;
    for (const size_t below : nodes_[at].callees)
      if (kept[below])
        next.push_back(below);
    std::sort(next.begin(), next.end(),
              [&](size_t a, size_t b) { return isBefore(nodes_[b], nodes_[a], sort); });
    open.push_back(std::move(next));
  };
  expand(node);
  while (!open.empty()) {
    if (open.back().empty()) {
      open.pop_back();
      continue;
    }
    const size_t at = open.back().back();
    open.back().pop_back();
    rows.push_back(nodes_[at].row);
    rows.back().isExpanded = rows.back().isExpandable && expanded.count(rows.back().key) > 0;
    if (rows.back().isExpanded)
      expand(at);
  }
}

/// Returns for each node whether its function matches.
std::vector<bool> TopRows::matchedBy(const FunctionMatch &match) const {
  std::vector<bool> functions, nodes;
  for (const Function &function : functions_)
    functions.push_back(match(function));
  for (const Node &node : nodes_)
    nodes.push_back(node.function != kNone && functions[node.function]);
  return nodes;
}

/// Returns for each node whether it is seen if what it is below is expanded.
std::vector<bool> TopRows::keptBy(const FunctionMatch &match) const {
  if (!match)
    return std::vector<bool>(nodes_.size(), true);
  std::vector<bool> kept = matchedBy(match);
  if (view_ == TopView::Functions) {
    for (size_t i = 1; i < nodes_.size(); ++i) // callers of what is seen
      kept[i] = kept[i] || nodes_[i].row.depth > 0;
    return kept;
  }
  for (size_t i = 1; i < nodes_.size(); ++i) // what is called inside of a match,
    if (kept[i])
      for (const size_t below : nodes_[i].callees)
        kept[below] = true;
  for (size_t i = nodes_.size(); i-- > 0;) // and what calls one
    for (const size_t below : nodes_[i].callees)
      if (kept[below])
        kept[i] = true;
  return kept;
}

std::vector<TopRow> TopRows::seen(TopSort sort, const std::unordered_set<uint64_t> &expanded,
                                  const FunctionMatch &match) const {
  std::vector<TopRow> rows;
  addSeen(0, sort, expanded, keptBy(match), rows);
  return rows;
}

} // namespace vais::profiler
