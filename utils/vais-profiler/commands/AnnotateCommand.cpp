/// vais-profiler annotate: source code with the costs of functions beside their lines.

#include "runtime/report/formats/shared/FunctionOrder.h"
#include "runtime/report/read/RegularFile.h"
#include "runtime/report/text/PrintableText.h"
#include "runtime/report/text/Units.h"
#include "runtime/report/totals/FunctionValues.h"
#include "utils/vais-profiler/commands/Commands.h"
#include "utils/vais-profiler/commands/ReportOptions.h"
#include "utils/vais-profiler/terminal/CommandError.h"
#include "utils/vais-profiler/terminal/ReportOutput.h"

#include <algorithm>
#include <fmt/format.h>
#include <map>
#include <memory>
#include <sstream>

namespace vais::profiler {
namespace {

struct AnnotateOptions {
  std::vector<std::string> files;
  std::string directory;
  ReportContent shown;
};

/// What is shown beside the line of a function.
struct Costs {
  Index function;
  uint64_t own;
  uint64_t total;
  uint64_t calls;
};

/// The functions of a file by line, and files by name.
using Lines = std::multimap<uint32_t, Costs>;
using Files = std::map<std::string, Lines>;

class Annotation {
public:
  Annotation(const Profile &profile, const ReportStyle &style, const std::string &directory)
      : snapshot_(profile), style_(style), value_(style.valueOf(profile)), directory_(directory) {}

  /// Writes every file that has a function to show, the one with the hottest function first.
  std::string write() const;

private:
  Files costs(std::vector<std::string> &order) const;
  RegularFile openSource(const std::string &file) const;
  std::string titles() const;
  std::string margin(const Costs &costs) const;
  std::string fileText(const std::string &file, const Lines &lines) const;

  const Profile &snapshot_;
  const ReportStyle &style_;
  const Value &value_;
  const std::string &directory_;
};

Files Annotation::costs(std::vector<std::string> &order) const {
  const ValueTable table = valueTable(snapshot_);
  const auto at = static_cast<size_t>(std::find(table.values.begin(), table.values.end(), &value_) -
                                      table.values.begin());
  Files files;
  size_t shown = 0;
  for (const FunctionTotals &totals : sortedFunctions(snapshot_, style_)) {
    const Function &function = snapshot_.functions[totals.function];
    if (function.file.empty())
      continue;
    if (shown++ == style_.rows)
      break;
    if (files.find(function.file) == files.end())
      order.push_back(function.file);
    const FunctionValues &values = table.functions[totals.function];
    files[function.file].emplace(
        function.line, Costs{totals.function, values.own[at], values.total[at], totals.calls});
  }
  return files;
}

/// Opens the file below the folder that --source names, trying ever shorter ends of its path, and
/// otherwise where the profile says it is.
RegularFile Annotation::openSource(const std::string &file) const {
  for (size_t at = 0; !directory_.empty() && at != std::string::npos;) {
    RegularFile source(directory_ + '/' + file.substr(at));
    if (source)
      return source;
    at = file.find('/', at);
    at = at == std::string::npos ? at : at + 1;
  }
  return RegularFile(file);
}

/// Returns `line` for the terminal, with tabs expanded to spaces.
std::string printableLine(const std::string &line) {
  constexpr size_t kTab = 8;
  std::string text;
  for (size_t start = 0; start <= line.size();) {
    const size_t end = std::min(line.find('\t', start), line.size());
    text += printable(line.substr(start, end - start));
    if (end < line.size())
      text.append(kTab - displayWidth(text) % kTab, ' ');
    start = end + 1;
  }
  return text;
}

std::string Annotation::titles() const {
  const char *own = value_.unit == Unit::Nanoseconds ? "self" : "own";
  return fmt::format("{:>14} {:>14} {:>14}   line", own, "total", "calls");
}

std::string Annotation::margin(const Costs &costs) const {
  const auto cell = [&](uint64_t number) {
    const std::string text = style_.scales.format(value_.unit, number);
    constexpr size_t kCell = 14; // in columns, because "µs" has more bytes
    return std::string(kCell - std::min(kCell, displayWidth(text)), ' ') + text;
  };
  return fmt::format("{} {} {:>14}", cell(costs.own), cell(costs.total), formatCount(costs.calls));
}

/// Returns the source or, if there is none, only the functions.
std::string Annotation::fileText(const std::string &file, const Lines &lines) const {
  constexpr size_t kMargin = 44;
  constexpr uint64_t kMostBytes = uint64_t(64) << 20; // longer than any source
  std::string text = fmt::format("{}: {}\n{}\n", printable(file), value_.help, titles());
  const RegularFile opened = openSource(file);
  if (!opened) {
    for (const auto &[line, costs] : lines)
      text += fmt::format("{} {:>6}  {}\n", margin(costs), line,
                          displayName(snapshot_.functions[costs.function]));
    return text + "note: the source could not be read; --source names its folder\n\n";
  }
  uint32_t number = 0;
  std::istringstream source(opened.readAll(kMostBytes));
  for (std::string line; std::getline(source, line);) {
    const auto [first, last] = lines.equal_range(++number);
    for (auto at = first; at != last && std::next(at) != last; ++at)
      text += margin(at->second) + '\n';
    text += fmt::format("{:>{}} {:>6}  {}\n",
                        first == last ? std::string(kMargin, ' ') : margin(std::prev(last)->second),
                        kMargin, number, printableLine(line));
  }
  return text + '\n';
}

std::string Annotation::write() const {
  std::vector<std::string> order;
  const Files files = costs(order);
  if (order.empty())
    throw CommandError("annotate: expected functions with files and lines, found none; compile "
                       "with -g");
  std::string text;
  for (const std::string &file : order)
    text += fileText(file, files.at(file));
  return text;
}

void annotate(const AnnotateOptions &options) {
  const ReportFormat &format = *findReportFormat("text");
  const Profile profile = readForReport(options.files, options.shown, format);
  ReportStyle style = styleOf(options.shown, format);
  style.rows = options.shown.limit.value_or(kUnlimited);
  if (!style.value)
    style.value = &defaultValue(profile);
  writeText(Annotation(profile, style, options.directory).write(), "");
}

} // namespace

void addAnnotateCommand(CLI::App &app) {
  const auto options = std::make_shared<AnnotateOptions>();
  options->shown.libraries = Libraries::Fold; // they have no lines here
  CLI::App *command = app.add_subcommand(
      "annotate",
      "Shows the source and, at the line where each function begins, what it spent with "
      "and without the functions it calls, and how often it was called.");
  command->add_option("FILE", options->files, "Profiles")->required()->type_name("");
  command
      ->add_option("--source", options->directory,
                   "Folder to look for the source in before the place where it was compiled")
      ->type_name("FOLDER");
  addContentOptions(*command, options->shown);
  addSortOption(*command, options->shown);
  command->footer("Examples:\n"
                  "  vais-profiler annotate app.4711.vprof\n"
                  "  vais-profiler annotate app.4711.vprof --focus parse.vais --source ~/app");
  command->callback([options] { annotate(*options); });
}

} // namespace vais::profiler
