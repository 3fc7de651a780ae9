/// Both sides are summed up by name and file, then compared; the errors add up by squares.

#include "Difference.h"

#include "FunctionNames.h"
#include "Table.h"
#include "Totals.h"
#include "Units.h"
#include "formats/FlameGraph.h"

#include <algorithm>
#include <cmath>
#include <fmt/format.h>
#include <map>
#include <nlohmann/json.hpp>

namespace vais::profiler {
namespace {

constexpr int kVersion = 1;

using Key = std::pair<std::string, std::string>;
using Changes = std::map<Key, FunctionChange>;

/// Adds `snapshot` to one side of the changes, and its variances to `error`.
void addSide(const Snapshot &snapshot, const Value &value, double FunctionChange::*side,
             uint64_t FunctionChange::*calls, Changes &changes) {
  const std::vector<uint64_t> own = ownValues(snapshot, value);
  const std::vector<uint64_t> called = contextCalls(snapshot);
  for (size_t i = 1; i < own.size(); ++i) {
    const Context &context = snapshot.contexts[i];
    const Function &function = snapshot.functions[context.function];
    FunctionChange &change = changes[{function.name, function.file}];
    change.shownName = displayName(function);
    change.*side += static_cast<double>(own[i]);
    change.*calls += called[i];
    if (value.variance)
      change.error += value.variance(snapshot, context);
  }
}

double sizeOf(const FunctionChange &change) { return std::abs(change.after - change.before); }

const char *nameOf(Verdict verdict) {
  constexpr const char *kNames[] = {"noise", "less", "more"};
  return kNames[static_cast<size_t>(verdict)];
}

std::string signedNumber(const Scales &scales, Unit unit, double number) {
  return (number < 0 ? "−" : "+") + scales.format(unit, toInteger(std::abs(number)));
}

std::string relative(const FunctionChange &change) {
  if (change.before <= 0)
    return change.after > 0 ? "new" : "";
  return fmt::format("{:+.1f} %", percentage(change.after - change.before, change.before));
}

std::string verdictText(const FunctionChange &change, Unit unit) {
  switch (change.verdict) {
  case Verdict::Noise:
    return sizeOf(change) > 0 ? "within noise" : "same";
  case Verdict::Less:
    return unit == Unit::Nanoseconds ? "faster" : "less";
  case Verdict::More:
    return unit == Unit::Nanoseconds ? "slower" : "more";
  }
  return "";
}

FunctionChange sumOf(const std::vector<FunctionChange> &changes) {
  FunctionChange sum;
  for (const FunctionChange &change : changes) {
    sum.before += change.before;
    sum.after += change.after;
    sum.callsBefore += change.callsBefore;
    sum.callsAfter += change.callsAfter;
  }
  return sum;
}

} // namespace

std::vector<FunctionChange> differences(const Snapshot &before, const Snapshot &after,
                                        const Value &value) {
  Changes changes;
  addSide(before, value, &FunctionChange::before, &FunctionChange::callsBefore, changes);
  addSide(after, value, &FunctionChange::after, &FunctionChange::callsAfter, changes);
  std::vector<FunctionChange> list;
  for (auto &[key, change] : changes) {
    change.name = key.first;
    change.file = key.second;
    change.error = kStandardDeviationsOf95Percent * std::sqrt(change.error);
    if (sizeOf(change) > change.error)
      change.verdict = change.after > change.before ? Verdict::More : Verdict::Less;
    list.push_back(change);
  }
  std::stable_sort(list.begin(), list.end(), [](const auto &a, const auto &b) {
    const bool first = a.verdict != Verdict::Noise, second = b.verdict != Verdict::Noise;
    return first != second ? first : sizeOf(a) > sizeOf(b);
  });
  return list;
}

std::string textDifference(const Snapshot &before, const Snapshot &after,
                           const ReportStyle &style) {
  const Value &value = style.valueOf(after);
  const std::vector<FunctionChange> changes = differences(before, after, value);
  const FunctionChange all = sumOf(changes);
  const auto show = [&](double number) {
    return style.scales.format(value.unit, toInteger(number));
  };
  std::string text =
      fmt::format("Total     {} → {} ({}), {} → {} calls\n\n", show(all.before), show(all.after),
                  relative(all), formatCount(all.callsBefore), formatCount(all.callsAfter));
  Table table({{"before"}, {"after"}, {"change"}, {"± 95 %"}, {""}, {"calls"}, {"", Align::Left}},
              "function");
  for (size_t i = 0; i < std::min(changes.size(), style.rows); ++i) {
    const FunctionChange &change = changes[i];
    const double called =
        static_cast<double>(change.callsAfter) - static_cast<double>(change.callsBefore);
    table.addRow({show(change.before), show(change.after),
                  signedNumber(style.scales, value.unit, change.after - change.before),
                  change.error >= 0.5 ? show(change.error) : "", relative(change),
                  called == 0 ? "" : signedNumber({}, Unit::Count, called),
                  verdictText(change, value.unit)},
                 {change.shownName});
  }
  text += table.render(style.width, style.colour == Colour::On);
  if (changes.size() > style.rows)
    text += fmt::format("  and {}\n", formatNumberOf(changes.size() - style.rows, "more function"));
  if (before.programs.size() != after.programs.size())
    text += fmt::format("\nnote: {} before, {} after\n",
                        formatNumberOf(before.programs.size(), "process"),
                        formatNumberOf(after.programs.size(), "process"));
  if (value.variance)
    text +=
        "\nnote: ± is how well the profiles know it; what differs from run to run comes on top\n";
  return text;
}

std::string jsonDifference(const Snapshot &before, const Snapshot &after,
                           const ReportStyle &style) {
  using Json = nlohmann::ordered_json;
  const Value &value = style.valueOf(after);
  const std::vector<FunctionChange> changes = differences(before, after, value);
  const FunctionChange all = sumOf(changes);
  Json functions = Json::array();
  for (const FunctionChange &change : changes)
    functions.push_back({{"name", change.name},
                         {"display_name", change.shownName},
                         {"file", change.file.empty() ? Json() : Json(change.file)},
                         {"before", toInteger(change.before)},
                         {"after", toInteger(change.after)},
                         {"error", toInteger(change.error)},
                         {"calls_before", change.callsBefore},
                         {"calls_after", change.callsAfter},
                         {"verdict", nameOf(change.verdict)}});
  const Json report = {{"version", kVersion},           {"value", value.name},
                       {"unit", unitName(value.unit)},  {"before", toInteger(all.before)},
                       {"after", toInteger(all.after)}, {"functions", functions}};
  return report.dump(2, ' ', false, Json::error_handler_t::replace) + '\n';
}

std::string flameGraphDifference(const Snapshot &before, const Snapshot &after,
                                 const ReportStyle &style) {
  const Value &value = style.valueOf(after);
  FlameGraph graph = flameGraph(after, value);
  graph.isDifference = true;
  graph.title += ": difference";
  std::map<std::pair<Index, std::string>, Index> places; // by caller's frame and name
  for (size_t i = 1; i < graph.frames.size(); ++i)
    places[{graph.frames[i].frame.parent, graph.names[graph.frames[i].name]}] =
        static_cast<Index>(i);
  const FlameGraph old = flameGraph(before, value);
  std::vector<Index> met(old.frames.size(), kNone); // where they are in `graph`
  met[0] = 0;
  graph.frames[0].before = old.frames[0].frame.total;
  for (size_t i = 1; i < old.frames.size(); ++i) {
    const FlameFrame &frame = old.frames[i];
    const auto found = places.find({met[frame.frame.parent], old.names[frame.name]});
    if (met[frame.frame.parent] == kNone || found == places.end())
      continue;
    FlameFrame &now = graph.frames[met[i] = found->second];
    now.before += frame.frame.total;
    now.frame.totalError = std::hypot(now.frame.totalError, frame.frame.totalError);
  }
  return flameGraphPage(graph);
}

} // namespace vais::profiler
