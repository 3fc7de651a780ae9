/// Fills the cells of each column, then puts marks behind them.

#include "runtime/report/formats/text/FunctionTable.h"

#include "runtime/report/estimate/Confidence.h"
#include "runtime/report/formats/shared/DurationText.h"
#include "runtime/report/formats/shared/FunctionOrder.h"
#include "runtime/report/names/VaisNames.h"
#include "runtime/report/text/Units.h"

#include <algorithm>
#include <fmt/format.h>
#include <functional>
#include <optional>

namespace vais::profiler {
namespace {

constexpr const char *kUnknown = "-";

/// A text, with a mark if there is something to say about it.
struct Cell {
  std::string text;
  const char *mark = "";
};

struct FunctionColumn {
  std::string name; ///< as in --columns
  std::string title;
  std::string help;
  std::function<Cell(const TextSource &source, const FunctionTotals &totals)> cell;
  Align align = Align::Right;
  const char *colour = "";
  bool isOfCalls = false; ///< of single calls
};

Cell timeCell(const TextSource &source, double ns) {
  return {source.hasTime() ? source.style.scales.duration(ns) : ""};
}

Cell timeUnlessNone(const TextSource &source, double ns) {
  return ns >= 0.5 ? timeCell(source, ns) : Cell{""};
}

Cell selfCell(const TextSource &source, const FunctionTotals &totals) {
  Cell cell = timeCell(source, totals.selfNs);
  cell.mark = source.hasTime() && totals.isCycleShare ? "~" : "";
  return cell;
}

Cell errorCell(const TextSource &source, const FunctionTotals &totals) {
  Cell cell = timeUnlessNone(source, totals.selfError);
  cell.mark = !cell.text.empty() && isUncertain(totals) ? "?" : "";
  return cell;
}

/// Calls of code that is not instrumented are not known.
Cell countCell(const TextSource &source, const FunctionTotals &totals, uint64_t count) {
  return {source.profile.functions[totals.function].isSampled ? kUnknown : formatCount(count)};
}

double shareOf(const TextSource &source, const FunctionTotals &totals) {
  return percentage(heatOf(source.profile, totals, source.all),
                    heatOf(source.profile, source.all, source.all));
}

/// Returns how long single calls of the function took.
const Durations &durationsOf(const TextSource &source, const FunctionTotals &totals) {
  static const Durations unknown;
  const std::vector<Durations> &all = source.profile.durations;
  return totals.function < all.size() ? all[totals.function] : unknown;
}

Cell meanCell(const TextSource &source, const FunctionTotals &totals) {
  const Durations &durations = durationsOf(source, totals);
  return {durations.isKnown() ? source.style.scales.duration(durations.ns / durations.calls())
                              : kUnknown};
}

template <size_t At> Cell quantileCell(const TextSource &source, const FunctionTotals &totals) {
  const auto quantile = quantileOf(durationsOf(source, totals), kQuantiles[At].share);
  return {quantile ? quantileText(*quantile, source.style.scales) : kUnknown};
}

Cell longestCell(const TextSource &source, const FunctionTotals &totals) {
  const Durations &durations = durationsOf(source, totals);
  return {durations.isKnown() ? longestText(durations, source.style.scales) : kUnknown};
}

const std::vector<FunctionColumn> &functionColumns() {
  static const std::vector<FunctionColumn> table = {
      {"self", "self", "time in the function itself, on the processor", selfCell},
      {"error", "± 95 %", "the error of self", errorCell},
      {"total", "total", "time in the function and what it calls, on the processor",
       [](const auto &source, const auto &totals) { return timeCell(source, totals.totalNs); }},
      {"off_cpu", "off CPU", "time in the function itself, waiting or preempted",
       [](const auto &source, const auto &totals) {
         return timeUnlessNone(source, totals.selfOffNs);
       }},
      {"samples", "samples", "samples that a timer took or the program recorded",
       [](const auto &, const auto &totals) {
         return Cell{totals.samples ? formatCount(totals.samples) : ""};
       }},
      {"calls", "calls", "calls, exact; - where only samples saw the function",
       [](const auto &source, const auto &totals) {
         return countCell(source, totals, totals.calls);
       }},
      {"timed", "timed", "calls that were timed",
       [](const auto &source, const auto &totals) {
         return countCell(source, totals, totals.timedCalls);
       }},
      {"share", "share", "the part of the whole that self is",
       [](const auto &source, const auto &totals) {
         return Cell{formatPercentage(shareOf(source, totals))};
       }},
      {"bar", "", "the same as a bar",
       [](const auto &source, const auto &totals) {
         return Cell{barText(shareOf(source, totals))};
       },
       Align::Left, kOrange},
      {"mean", "mean", "wall time of a call, on average", meanCell, Align::Right, "", true},
      {"p50", "p50", "wall time that half of the calls do not exceed", quantileCell<0>,
       Align::Right, "", true},
      {"p90", "p90", "wall time that 90 % of the calls do not exceed", quantileCell<1>,
       Align::Right, "", true},
      {"p95", "p95", "wall time that 95 % of the calls do not exceed", quantileCell<2>,
       Align::Right, "", true},
      {"p99", "p99", "wall time that 99 % of the calls do not exceed", quantileCell<3>,
       Align::Right, "", true},
      {"longest", "longest", "wall time of the longest call that was timed", longestCell,
       Align::Right, "", true},
  };
  return table;
}

/// Returns how often an event happened in each function, without callees.
std::vector<double> countsOf(const Profile &profile, const std::string &event) {
  std::vector<double> counts;
  for (const uint64_t count : functionOwn(profile, eventValue(event)))
    counts.push_back(static_cast<double>(count));
  return counts;
}

FunctionColumn eventColumn(const Profile &profile, const std::string &event) {
  const Unit unit = eventValue(event).unit;
  return {event, event, "",
          [counts = countsOf(profile, event), unit](const auto &source, const auto &totals) {
            return Cell{source.style.scales.format(unit, toInteger(counts[totals.function]))};
          }};
}

FunctionColumn eventErrorColumn(const Profile &profile, const std::string &event) {
  const Value &value = eventValue(event);
  std::vector<double> variances(profile.functions.size());
  for (const Context &context : profile.contexts)
    if (context.function != kNone)
      variances[context.function] += value.variance(profile, context);
  return {event + "/error", "± 95 %", "", [=, &value](const auto &source, const auto &totals) {
            const double error = halfWidth(variances[totals.function]);
            return Cell{error < 0.5 ? ""
                                    : source.style.scales.format(value.unit, toInteger(error))};
          }};
}

/// Returns "0.0123", "12.3" or "12,345".
std::string ratioText(double ratio) {
  constexpr double kThreeDigits = 999.5;
  return ratio < kThreeDigits ? fmt::format("{:.3g}", ratio) : formatCount(toInteger(ratio));
}

/// Returns how often an event happened for `scale` of `per`; "-" where there was none of that.
FunctionColumn ratioColumn(const std::string &name, const std::vector<double> &counts,
                           const std::vector<double> &per, double scale) {
  return {name, name, "", [=](const auto &, const auto &totals) {
            const double divisor = per[totals.function];
            return Cell{divisor > 0 ? ratioText(scale * counts[totals.function] / divisor)
                                    : kUnknown};
          }};
}

std::vector<double> callsOf(const Profile &profile) {
  std::vector<double> calls(profile.functions.size());
  for (const Edge &edge : profile.edges)
    calls[profile.contexts[edge.to].function] += static_cast<double>(edge.calls);
  return calls;
}

bool isCounted(const Profile &profile, const std::string &event) {
  return eventValue(event).isKnown(profile);
}

constexpr const char *kInstructions = "instructions", *kCycles = "cycles", *kIpc = "ipc";

/// Calls `visit(name, make)` for each column that the events of the profile make possible.
template <class Visit> void forEachEventColumn(const Profile &profile, Visit visit) {
  const bool hasInstructions = isCounted(profile, kInstructions);
  for (const Event &event : profile.events) {
    if (!isCounted(profile, event.name))
      continue;
    const std::string name = event.name;
    visit(name, [&profile, name] { return eventColumn(profile, name); });
    visit(name + "/error", [&profile, name] { return eventErrorColumn(profile, name); });
    visit(name + "/call", [&profile, name] {
      return ratioColumn(name + "/call", countsOf(profile, name), callsOf(profile), 1);
    });
    if (hasInstructions && name != kInstructions)
      visit(name + "/ki", [&profile, name] {
        return ratioColumn(name + "/ki", countsOf(profile, name), countsOf(profile, kInstructions),
                           1000);
      });
  }
  if (hasInstructions && isCounted(profile, kCycles))
    visit(std::string(kIpc), [&profile] {
      return ratioColumn(kIpc, countsOf(profile, kInstructions), countsOf(profile, kCycles), 1);
    });
}

std::optional<FunctionColumn> findColumn(const Profile &profile, const std::string &name) {
  for (const FunctionColumn &column : functionColumns())
    if (name == column.name)
      return column;
  std::optional<FunctionColumn> found;
  forEachEventColumn(profile, [&](const std::string &each, const auto &make) {
    if (each == name)
      found = make();
  });
  return found;
}

/// Returns whether enough time was spent off the processor to show by whom.
bool isOffTimeWorthAColumn(const TextSource &source) {
  constexpr double kLeastShare = 0.001;
  return source.hasTime() && source.all.selfOffNs > kLeastShare * source.all.selfNs;
}

/// Returns the names of the usual columns, those of the event that is shown first.
std::vector<std::string> usualColumns(const TextSource &source) {
  std::vector<std::string> names;
  if (const Value *value = source.style.value; value && value->isEvent())
    names = {value->name, value->name + std::string("/error")};
  for (const char *name : {"self", "error", "total", "off_cpu", "samples", "calls", "share", "bar"})
    if (name != std::string("off_cpu") || isOffTimeWorthAColumn(source))
      names.emplace_back(name);
  return names;
}

/// Returns the name without the plus with which a list begins that is in addition to the usual.
std::string plainName(const std::string &name, size_t place) {
  return place == 0 && name[0] == '+' ? name.substr(1) : name;
}

std::vector<FunctionColumn> chosenColumns(const TextSource &source) {
  const std::vector<std::string> &asked = source.style.columns;
  std::vector<std::string> names;
  if (asked.empty() || asked[0][0] == '+')
    names = usualColumns(source);
  for (size_t i = 0; i < asked.size(); ++i)
    names.push_back(plainName(asked[i], i));
  std::vector<FunctionColumn> columns;
  for (const std::string &name : names)
    if (std::optional<FunctionColumn> column = findColumn(source.profile, name))
      columns.push_back(std::move(*column));
  return columns;
}

/// Puts the marks of a column behind its cells; cells without one, and the title, get a space.
void addMarks(Column &column, std::vector<Cell> &cells) {
  if (std::none_of(cells.begin(), cells.end(), [](const Cell &cell) { return *cell.mark; }))
    return;
  column.title += ' ';
  for (Cell &cell : cells)
    if (!cell.text.empty())
      cell.text += *cell.mark ? cell.mark : " ";
}

size_t shownRows(const TextSource &source) {
  return std::min(source.functions.size(), source.style.rows);
}

/// Returns the line above the functions of a part of a Vais program that its user did not write.
std::string partHeading(const TextSource &source, VaisPart part) {
  double share = 0;
  for (const FunctionTotals &totals : source.functions)
    if (vaisPartOf(source.profile.functions[totals.function]) == part)
      share += shareOf(source, totals);
  return fmt::format("— {}, {} —", part == VaisPart::Prelude ? "Vais prelude" : "Vais host runtime",
                     formatPercentage(share));
}

std::string uncertaintyNote(const Profile &profile) {
  constexpr const char *kWhatHelps[] = {
      "a longer run", "a longer run, a larger time_budget, or time=exact", "a longer run"};
  return fmt::format("? the error exceeds the value; {} would narrow it",
                     kWhatHelps[static_cast<size_t>(profile.timeMode)]);
}

} // namespace

std::string columnHelp() {
  std::string text;
  for (const FunctionColumn &column : functionColumns())
    text += fmt::format("  {:<12}{}\n", column.name, column.help);
  return text + "  EVENT       how often an event happened, if it was counted\n"
                "  EVENT/error the error of that\n"
                "  EVENT/call  for each call\n"
                "  EVENT/ki    for each 1,000 instructions, if these were counted\n"
                "  ipc         instructions for each cycle, if both were counted\n";
}

std::vector<std::string> columnNames() {
  std::vector<std::string> names;
  for (const FunctionColumn &column : functionColumns())
    names.emplace_back(column.name);
  return names;
}

std::string findColumnError(const Profile &profile, const std::vector<std::string> &columns) {
  for (size_t i = 0; i < columns.size(); ++i) {
    const std::string name = plainName(columns[i], i);
    if (findColumn(profile, name))
      continue;
    std::string names;
    for (const FunctionColumn &column : functionColumns())
      names += (names.empty() ? "" : ", ") + column.name;
    forEachEventColumn(profile,
                       [&](const std::string &each, const auto &) { names += ", " + each; });
    return fmt::format("expected {}, found {}", names, name);
  }
  return "";
}

std::string functionSection(const TextSource &source) {
  const std::string text = headingText(source, "CPU profile");
  if (source.functions.empty())
    return text + "  no calls\n";
  std::vector<Column> columns;
  std::vector<std::vector<std::string>> rows(shownRows(source));
  for (const FunctionColumn &column : chosenColumns(source)) {
    columns.push_back({column.title, column.align, column.colour});
    std::vector<Cell> cells;
    for (size_t i = 0; i < rows.size(); ++i)
      cells.push_back(column.cell(source, source.functions[i]));
    addMarks(columns.back(), cells);
    for (size_t i = 0; i < rows.size(); ++i)
      rows[i].push_back(std::move(cells[i].text));
  }
  const size_t width = columns.size();
  Table table(std::move(columns), "function");
  for (const VaisPart part : {VaisPart::Program, VaisPart::Prelude, VaisPart::HostRuntime}) {
    bool isFirst = part != VaisPart::Program;
    for (size_t i = 0; i < rows.size(); ++i) {
      const Index function = source.functions[i].function;
      if (vaisPartOf(source.profile.functions[function]) != part)
        continue;
      if (isFirst)
        table.addRow(std::vector<std::string>(width), {partHeading(source, part)});
      isFirst = false;
      table.addRow(std::move(rows[i]), {source.name(function)});
    }
  }
  return text + tableText(source, table, source.functions.size(), "function", source.style.rows);
}

std::vector<std::string> functionNotes(const TextSource &source) {
  std::vector<std::string> notes;
  const std::vector<FunctionColumn> columns = chosenColumns(source);
  const auto anyColumn = [&](auto matches) {
    return std::any_of(columns.begin(), columns.end(), matches);
  };
  const auto end = source.functions.begin() + static_cast<std::ptrdiff_t>(shownRows(source));
  if (anyColumn([](const FunctionColumn &column) { return column.name == "error"; }) &&
      source.hasTime() && std::any_of(source.functions.begin(), end, isUncertain))
    notes.push_back(uncertaintyNote(source.profile));
  if (anyColumn([](const FunctionColumn &column) { return column.isOfCalls; }))
    notes.emplace_back("single calls take what they call and time off CPU, too; – is between the "
                       "ends of a 95 % interval, - is not known");
  return notes;
}

} // namespace vais::profiler
