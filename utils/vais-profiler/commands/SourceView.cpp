/// Beside the line where a function begins are the costs of the function; beside each line, its
/// own.

#include "utils/vais-profiler/commands/SourceView.h"

#include "runtime/report/formats/shared/FunctionOrder.h"
#include "runtime/report/names/FunctionNames.h"
#include "runtime/report/text/PrintableText.h"
#include "runtime/report/text/Units.h"
#include "runtime/report/totals/FunctionValues.h"
#include "utils/vais-profiler/profiles/LineCosts.h"
#include "utils/vais-profiler/profiles/SourceFiles.h"
#include "utils/vais-profiler/terminal/CommandError.h"

#include <algorithm>
#include <fmt/format.h>
#include <map>
#include <set>
#include <sstream>

namespace vais::profiler {
namespace {

constexpr size_t kCell = 14, kLineCell = 11;

/// What is shown beside the line where a function begins.
struct FunctionCosts {
  Index function;
  uint64_t own;
  uint64_t total;
  uint64_t calls;
};

/// A file with something to show.
struct AnnotatedFile {
  std::string name;
  std::multimap<uint32_t, FunctionCosts> functions; ///< by line; none in files of inlined code
  FileCosts lines;

  bool hasCosts(uint32_t line) const { return functions.count(line) > 0 || lines.count(line) > 0; }
};

class SourceView {
public:
  SourceView(const Profile &profile, const ReportStyle &style, const std::string &directory)
      : profile_(profile), style_(style), value_(style.valueOf(profile)), directory_(directory) {}

  std::string write();

private:
  void addFunctions();
  void addLines();
  std::string cell(Unit unit, uint64_t number, size_t width) const;
  std::string titles() const;
  std::string functionMargin(const FunctionCosts &costs) const;
  std::string lineMargin(const AnnotatedFile &file, uint32_t line) const;
  std::string row(const AnnotatedFile &file, uint32_t line, const std::string &text) const;
  std::string withoutSource(const AnnotatedFile &file) const;
  std::string fileText(const AnnotatedFile &file) const;

  const Profile &profile_;
  const ReportStyle &style_;
  const Value &value_;
  const std::string &directory_;
  std::vector<AnnotatedFile> files_;
  std::vector<bool> isShown_; ///< by function
  bool hasOwn_ = false, hasAllocations_ = false, hasCalls_ = false;
};

void SourceView::addFunctions() {
  const ValueTable table = valueTable(profile_);
  const auto at = static_cast<size_t>(std::find(table.values.begin(), table.values.end(), &value_) -
                                      table.values.begin());
  std::map<std::string, size_t> known;
  size_t shown = 0;
  isShown_.resize(profile_.functions.size());
  for (const FunctionTotals &totals : sortedFunctions(profile_, style_)) {
    const Function &function = profile_.functions[totals.function];
    if (function.file.empty())
      continue;
    if (shown++ == style_.rows)
      break;
    isShown_[totals.function] = true;
    const auto [place, isNew] = known.emplace(comparablePath(function.file), files_.size());
    if (isNew)
      files_.push_back({function.file, {}, {}});
    const FunctionValues &values = table.functions[totals.function];
    files_[place->second].functions.emplace(
        function.line,
        FunctionCosts{totals.function, values.own[at], values.total[at], totals.calls});
  }
}

double sumOf(const FileCosts &lines) {
  double sum = 0;
  for (const auto &[line, cost] : lines)
    sum += cost.own[0];
  return sum;
}

void SourceView::addLines() {
  std::map<std::string, FileCosts> costs =
      lineCosts(profile_, {&value_}, isShown_, MissingLines::Noted);
  for (const auto &[file, lines] : costs)
    for (const auto &[line, cost] : lines) {
      hasOwn_ = hasOwn_ || cost.own[0] > 0;
      hasAllocations_ = hasAllocations_ || cost.allocations > 0;
      hasCalls_ = hasCalls_ || cost.calls > 0;
    }
  for (AnnotatedFile &file : files_) {
    file.lines = costs[comparablePath(file.name)];
    costs.erase(comparablePath(file.name));
  }
  const size_t first = files_.size();
  for (auto &[name, lines] : costs)
    files_.push_back({name, {}, lines});
  std::stable_sort(files_.begin() + static_cast<ptrdiff_t>(first), files_.end(),
                   [](const AnnotatedFile &a, const AnnotatedFile &b) {
                     return sumOf(a.lines) > sumOf(b.lines);
                   });
}

std::string SourceView::titles() const {
  const char *own = value_.unit == Unit::Nanoseconds ? "self" : "own";
  std::string text =
      fmt::format("{:>{}} {:>{}} {:>{}}", own, kCell, "total", kCell, "calls", kCell);
  if (hasOwn_)
    text += fmt::format(" {:>{}}", "on line", kLineCell);
  if (hasCalls_)
    text += fmt::format(" {:>{}}", "calls made", kLineCell);
  if (hasAllocations_)
    text += fmt::format(" {:>{}} {:>{}}", "bytes", kLineCell, "allocations", kLineCell);
  return text + "   line\n";
}

std::string SourceView::cell(Unit unit, uint64_t number, size_t width) const {
  const std::string text =
      unit == Unit::Count ? formatCount(number) : style_.scales.format(unit, number);
  // In columns, because "µs" has more bytes.
  return std::string(width - std::min(width, displayWidth(text)), ' ') + text;
}

std::string SourceView::functionMargin(const FunctionCosts &costs) const {
  return cell(value_.unit, costs.own, kCell) + ' ' + cell(value_.unit, costs.total, kCell) + ' ' +
         cell(Unit::Count, costs.calls, kCell);
}

std::string SourceView::lineMargin(const AnnotatedFile &file, uint32_t line) const {
  const auto found = file.lines.find(line);
  const LineCost cost = found == file.lines.end() ? LineCost{{0}} : found->second;
  const std::string nothing(kLineCell, ' ');
  std::string text;
  if (hasOwn_)
    text +=
        ' ' + (cost.own[0] > 0 ? cell(value_.unit, static_cast<uint64_t>(cost.own[0]), kLineCell)
                               : nothing);
  if (hasCalls_)
    text += ' ' + (cost.calls > 0 ? cell(Unit::Count, cost.calls, kLineCell) : nothing);
  if (hasAllocations_ && cost.allocations == 0)
    text += ' ' + nothing + ' ' + nothing;
  else if (hasAllocations_)
    text += ' ' + cell(Unit::Bytes, cost.allocatedBytes, kLineCell) + ' ' +
            cell(Unit::Count, cost.allocations, kLineCell);
  return text;
}

/// Of several functions that begin at the line, all but the last one have rows of their own.
std::string SourceView::row(const AnnotatedFile &file, uint32_t line,
                            const std::string &text) const {
  const auto [first, last] = file.functions.equal_range(line);
  std::string rows;
  for (auto at = first; at != last && std::next(at) != last; ++at)
    rows += functionMargin(at->second) + '\n';
  rows += first == last ? std::string(3 * kCell + 2, ' ') : functionMargin(std::prev(last)->second);
  return rows + lineMargin(file, line) + fmt::format(" {:>6}  {}\n", line, text);
}

std::string SourceView::withoutSource(const AnnotatedFile &file) const {
  std::set<uint32_t> lines;
  for (const auto &[line, costs] : file.functions)
    lines.insert(line);
  for (const auto &[line, cost] : file.lines)
    lines.insert(line);
  std::string text;
  for (const uint32_t line : lines) {
    std::string names;
    const auto [first, last] = file.functions.equal_range(line);
    for (auto at = first; at != last; ++at)
      names += (names.empty() ? "" : ", ") + displayName(profile_.functions[at->second.function]);
    text += row(file, line, names);
  }
  return text + "note: the source could not be read; --source names its folder\n";
}

/// Returns the source. Of files that no function is from, only what is near lines with costs.
std::string SourceView::fileText(const AnnotatedFile &file) const {
  constexpr uint32_t kNear = 2;
  std::string text = fmt::format("{}: {}\n{}", printable(file.name), value_.help, titles());
  const RegularFile opened = openSource(file.name, directory_);
  if (!opened)
    return text + withoutSource(file) + '\n';
  uint32_t number = 0, written = 0;
  std::istringstream source(opened.readAll(kMostSourceBytes));
  for (std::string line; std::getline(source, line);) {
    const auto near = file.lines.lower_bound(++number - std::min(number, kNear));
    if (file.functions.empty() && (near == file.lines.end() || near->first > number + kNear))
      continue;
    if (number > written + 1 && file.functions.empty())
      text += "...\n";
    text += row(file, number, printableSource(line));
    written = number;
  }
  return text + '\n';
}

std::string SourceView::write() {
  addFunctions();
  if (files_.empty())
    throw CommandError("annotate: expected functions with files and lines, found none; compile "
                       "with -g");
  addLines();
  std::string text;
  for (const AnnotatedFile &file : files_)
    text += fileText(file);
  return text;
}

} // namespace

std::string sourceView(const Profile &profile, const ReportStyle &style,
                       const std::string &directory) {
  return SourceView(profile, style, directory).write();
}

} // namespace vais::profiler
