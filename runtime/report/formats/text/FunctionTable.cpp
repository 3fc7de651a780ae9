/// Fills the cells of each column, then puts marks behind them.

#include "runtime/report/formats/text/FunctionTable.h"

#include "runtime/report/formats/shared/DurationText.h"
#include "runtime/report/text/Units.h"

#include <algorithm>
#include <fmt/format.h>

namespace vais::profiler {
namespace {

constexpr const char *kUnknown = "-";

/// A text, with a mark if there is something to say about it.
struct Cell {
  std::string text;
  const char *mark = "";
};

struct FunctionColumn {
  const char *name; ///< as in --columns
  const char *title;
  const char *help;
  Cell (*cell)(const TextSource &source, const FunctionTotals &totals);
  Align align = Align::Right;
  const char *colour = "";
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

constexpr size_t kOfDurations = 9; ///< columns from here on are of single calls

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
      {"calls", "calls", "calls, exact",
       [](const auto &, const auto &totals) { return Cell{formatCount(totals.calls)}; }},
      {"timed", "timed", "calls that were timed",
       [](const auto &, const auto &totals) { return Cell{formatCount(totals.timedCalls)}; }},
      {"share", "share", "the part of the whole that self is",
       [](const auto &source, const auto &totals) {
         return Cell{formatPercentage(shareOf(source, totals))};
       }},
      {"bar", "", "the same as a bar",
       [](const auto &source, const auto &totals) {
         return Cell{barText(shareOf(source, totals))};
       },
       Align::Left, kOrange},
      {"mean", "mean", "wall time of a call, on average", meanCell},
      {"p50", "p50", "wall time that half of the calls do not exceed", quantileCell<0>},
      {"p90", "p90", "wall time that 90 % of the calls do not exceed", quantileCell<1>},
      {"p95", "p95", "wall time that 95 % of the calls do not exceed", quantileCell<2>},
      {"p99", "p99", "wall time that 99 % of the calls do not exceed", quantileCell<3>},
      {"longest", "longest", "wall time of the longest call that was timed", longestCell},
  };
  return table;
}

const FunctionColumn *findColumn(const std::string &name) {
  for (const FunctionColumn &column : functionColumns())
    if (name == column.name)
      return &column;
  return nullptr;
}

/// Returns whether enough time was spent off the processor to show by whom.
bool isOffTimeWorthAColumn(const TextSource &source) {
  constexpr double kLeastShare = 0.001;
  return source.hasTime() && source.all.selfOffNs > kLeastShare * source.all.selfNs;
}

std::vector<const FunctionColumn *> usualColumns(const TextSource &source) {
  std::vector<const FunctionColumn *> columns;
  for (const char *name : {"self", "error", "total", "off_cpu", "samples", "calls", "share", "bar"})
    if (name != std::string("off_cpu") || isOffTimeWorthAColumn(source))
      columns.push_back(findColumn(name));
  return columns;
}

/// Returns the name without the plus with which a list begins that is in addition to the usual.
std::string plainName(const std::string &name, size_t place) {
  return place == 0 && name[0] == '+' ? name.substr(1) : name;
}

std::vector<const FunctionColumn *> chosenColumns(const TextSource &source) {
  const std::vector<std::string> &names = source.style.columns;
  std::vector<const FunctionColumn *> columns;
  if (names.empty() || names[0][0] == '+')
    columns = usualColumns(source);
  for (size_t i = 0; i < names.size(); ++i)
    if (const FunctionColumn *column = findColumn(plainName(names[i], i)))
      columns.push_back(column);
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

bool showsDurations(const TextSource &source) {
  const auto columns = chosenColumns(source);
  return std::any_of(columns.begin(), columns.end(), [](const FunctionColumn *column) {
    return column >= &functionColumns()[kOfDurations];
  });
}

bool isShown(const TextSource &source, const char *name) {
  const auto columns = chosenColumns(source);
  return std::find(columns.begin(), columns.end(), findColumn(name)) != columns.end();
}

size_t shownRows(const TextSource &source) {
  return std::min(source.functions.size(), source.style.rows);
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
    text += fmt::format("  {:<10}{}\n", column.name, column.help);
  return text;
}

std::string findColumnError(const Profile &, const std::vector<std::string> &columns) {
  for (size_t i = 0; i < columns.size(); ++i) {
    const std::string name = plainName(columns[i], i);
    if (findColumn(name))
      continue;
    std::string names;
    for (const FunctionColumn &column : functionColumns())
      names += (names.empty() ? "" : ", ") + std::string(column.name);
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
  for (const FunctionColumn *column : chosenColumns(source)) {
    columns.push_back({column->title, column->align, column->colour});
    std::vector<Cell> cells;
    for (size_t i = 0; i < rows.size(); ++i)
      cells.push_back(column->cell(source, source.functions[i]));
    addMarks(columns.back(), cells);
    for (size_t i = 0; i < rows.size(); ++i)
      rows[i].push_back(std::move(cells[i].text));
  }
  Table table(std::move(columns), "function");
  for (size_t i = 0; i < rows.size(); ++i)
    table.addRow(std::move(rows[i]), {source.name(source.functions[i].function)});
  return text + tableText(source, table, source.functions.size(), "function", source.style.rows);
}

std::vector<std::string> functionNotes(const TextSource &source) {
  std::vector<std::string> notes;
  const auto end = source.functions.begin() + static_cast<std::ptrdiff_t>(shownRows(source));
  if (isShown(source, "error") && source.hasTime() &&
      std::any_of(source.functions.begin(), end, isUncertain))
    notes.push_back(uncertaintyNote(source.profile));
  if (showsDurations(source) && !source.profile.durations.empty())
    notes.emplace_back("of single calls, callees and time off CPU included: – is a 95 % interval, "
                       "where few were timed; - is not known");
  return notes;
}

} // namespace vais::profiler
