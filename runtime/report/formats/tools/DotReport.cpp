/// Nodes are functions, edges are pairs of functions. The graph's label states what is left out.

#include "runtime/report/formats/shared/Writers.h"

#include "runtime/report/formats/shared/StackTree.h"
#include "runtime/report/text/PrintableText.h"
#include "runtime/report/text/Units.h"
#include "runtime/report/totals/FunctionValues.h"

#include <algorithm>
#include <cmath>
#include <fmt/format.h>

namespace vais::profiler {
namespace {

/// Returns `text` as a quoted string of the language, in which "\n" remains a line break.
std::string quoted(const std::string &text) {
  std::string result = "\"";
  for (size_t i = 0; i < text.size(); ++i) {
    if (text[i] == '"' || (text[i] == '\\' && text.compare(i, 2, "\\n") != 0))
      result += '\\';
    result += text[i];
  }
  return result + '"';
}

std::string escaped(const std::string &name) {
  std::string result;
  for (const char byte : name)
    result += byte == '\\' ? std::string("\\\\") : std::string(1, byte);
  return result;
}

/// Returns the functions with the largest totals, in the order of their indexes.
std::vector<Index> shownFunctions(const ValueTable &table, size_t at, size_t count) {
  std::vector<Index> functions;
  for (size_t i = 0; i < table.functions.size(); ++i)
    if (table.functions[i].total[at] > 0)
      functions.push_back(static_cast<Index>(i));
  std::stable_sort(functions.begin(), functions.end(), [&](Index a, Index b) {
    return table.functions[a].total[at] > table.functions[b].total[at];
  });
  functions.resize(std::min(functions.size(), count));
  std::sort(functions.begin(), functions.end());
  return functions;
}

class DotWriter {
public:
  DotWriter(const Profile &profile, const ReportStyle &style)
      : style_(style), value_(style.valueOf(profile)), table_(valueTable(profile)),
        names_(displayNames(profile)) {
    at_ = static_cast<size_t>(std::find(table_.values.begin(), table_.values.end(), &value_) -
                              table_.values.begin());
    for (const FunctionValues &function : table_.functions)
      all_ += static_cast<double>(function.own[at_]);
  }

  std::string node(Index function) const;
  std::string edge(const CallValues &call) const;
  std::string write() const;

private:
  std::string shown(uint64_t number) const {
    return fmt::format("{} ({})", style_.scales.format(value_.unit, number),
                       formatPercentage(percentage(static_cast<double>(number), all_)));
  }

  const ReportStyle &style_;
  const Value &value_;
  const ValueTable table_;
  const std::vector<std::string> names_;
  size_t at_ = 0;
  double all_ = 0;
};

std::string DotWriter::node(Index function) const {
  constexpr double kSmallestFont = 9, kFontRange = 18;
  const FunctionValues &values = table_.functions[function];
  const double share = all_ > 0 ? static_cast<double>(values.own[at_]) / all_ : 0;
  const double warmth = std::sqrt(share);
  std::string label = escaped(names_[function]) + "\\n" + shown(values.own[at_]);
  if (values.total[at_] != values.own[at_])
    label += "\\nof " + shown(values.total[at_]);
  return fmt::format("  f{} [label={}, tooltip={}, fontsize={:.1f}, fillcolor=\"0.07 {:.3f} "
                     "{:.3f}\"];\n",
                     function, quoted(label), quoted(escaped(names_[function])),
                     kSmallestFont + kFontRange * warmth, 0.05 + 0.6 * warmth, 1 - 0.1 * warmth);
}

std::string DotWriter::edge(const CallValues &call) const {
  const double share = all_ > 0 ? static_cast<double>(call.total[at_]) / all_ : 0;
  const bool hasCalls = call.call.hasCalls;
  std::string label = hasCalls ? fmt::format("{} ×", formatCount(call.call.calls)) : "";
  if (call.total[at_] > 0 && value_.unit != Unit::Count)
    label += (hasCalls ? "\\n" : "") + style_.scales.format(value_.unit, call.total[at_]);
  return fmt::format(
      "  f{} -> f{} [label={}, penwidth={:.2f}, weight={}{}];\n", call.call.caller,
      call.call.callee, quoted(label), 0.5 + 5 * share, 1 + static_cast<int>(100 * share),
      hasCalls && call.call.calls == call.call.recursiveCalls ? ", style=dashed" : "");
}

std::string DotWriter::write() const {
  const std::vector<Index> functions = shownFunctions(table_, at_, style_.rows);
  const auto isShown = [&](Index function) {
    return std::binary_search(functions.begin(), functions.end(), function);
  };
  const auto all = shownFunctions(table_, at_, table_.functions.size()).size();
  std::string text = fmt::format(
      "digraph calls {{\n  graph [label={}, labelloc=t, fontname=\"Helvetica\", nodesep=0.3];\n"
      "  node [shape=box, style=\"filled,rounded\", color=\"#00000040\", "
      "fontname=\"Helvetica\"];\n"
      "  edge [color=\"#7a5c48\", fontname=\"Helvetica\", fontsize=9];\n",
      quoted(fmt::format("{}: {} of {}", value_.help, functions.size(),
                         formatNumberOf(all, "function"))));
  for (const Index function : functions)
    text += node(function);
  for (const CallValues &call : table_.calls)
    if (call.call.caller != kNone && isShown(call.call.caller) && isShown(call.call.callee))
      text += edge(call);
  return text + "}\n";
}

} // namespace

std::string dotReport(const Profile &profile, const ReportStyle &style) {
  return DotWriter(profile, style).write();
}

} // namespace vais::profiler
