/// vais-profiler annotate: source with the costs of functions beside their lines.

#include "Commands.h"
#include "FunctionOrder.h"
#include "Names.h"
#include "RegularFile.h"
#include "ReportOutput.h"
#include "ShownProfile.h"
#include "Units.h"

#include <fmt/format.h>
#include <map>
#include <memory>
#include <sstream>

namespace vais::profiler {
namespace {

struct AnnotateOptions {
  std::vector<std::string> files;
  std::string directory;
  ShownOptions shown;
};

/// Functions by line, by file.
using Lines = std::multimap<uint32_t, FunctionTotals>;
using Files = std::map<std::string, Lines>;

std::string margin(const ReportStyle &style, const FunctionTotals &totals) {
  return fmt::format("{:>10} {:>10} {:>14}", style.scales.duration(totals.selfNs),
                     style.scales.duration(totals.totalNs), formatCount(totals.calls));
}

/// `file` as the profile names it, or below `directory` with fewer and fewer folders before it.
RegularFile openSource(const std::string &file, const std::string &directory) {
  RegularFile source(file);
  for (size_t at = 0; !source && !directory.empty() && at != std::string::npos;) {
    source = RegularFile(directory + '/' + file.substr(at));
    at = file.find('/', at);
    at = at == std::string::npos ? at : at + 1;
  }
  return source;
}

/// `line` for the terminal, its tabs as the spaces that they stand for.
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

/// The source, or where there is none the functions alone.
std::string annotated(const std::string &file, const Lines &lines, const AnnotateOptions &options,
                      const Snapshot &snapshot, const ReportStyle &style) {
  constexpr size_t kMargin = 36;
  std::string text =
      fmt::format("{}\n{:>10} {:>10} {:>14}   line\n", printable(file), "self", "total", "calls");
  constexpr uint64_t kMostBytes = uint64_t(64) << 20; // longer than any source
  const RegularFile opened = openSource(file, options.directory);
  if (!opened) {
    for (const auto &[line, totals] : lines)
      text += fmt::format("{} {:>6}  {}\n", margin(style, totals), line,
                          displayName(snapshot.functions[totals.function].name));
    return text + "note: the source is not here; --source names its folder\n\n";
  }
  uint32_t number = 0;
  std::istringstream source(opened.readAll(kMostBytes));
  for (std::string line; std::getline(source, line);) {
    const auto [first, last] = lines.equal_range(++number);
    for (auto at = first; at != last && std::next(at) != last; ++at)
      text += margin(style, at->second) + '\n';
    text += fmt::format("{:>{}} {:>6}  {}\n",
                        first == last ? "" : margin(style, std::prev(last)->second), kMargin,
                        number, printableLine(line));
  }
  return text + '\n';
}

void annotate(const AnnotateOptions &options) {
  const ReportFormat &format = *findReportFormat("text");
  const Snapshot snapshot = readShown(options.files, options.shown, format);
  const ReportStyle style = styleOf(options.shown, format);
  Files files;
  std::vector<std::string> order; // of files: the one with the hottest function first
  for (const FunctionTotals &totals : sortedFunctions(snapshot, style)) {
    const Function &function = snapshot.functions[totals.function];
    if (function.file.empty())
      continue;
    if (files.find(function.file) == files.end())
      order.push_back(function.file);
    files[function.file].emplace(function.line, totals);
  }
  if (order.empty())
    throw CommandError("annotate: expected functions with files and lines, found none; compile "
                       "with -g");
  std::string text;
  for (const std::string &file : order)
    text += annotated(file, files[file], options, snapshot, style);
  writeText(text, "");
}

} // namespace

void addAnnotateCommand(CLI::App &app) {
  const auto options = std::make_shared<AnnotateOptions>();
  CLI::App *command = app.add_subcommand(
      "annotate", "Shows the source with self time, total time and calls of each function at the "
                  "line where it begins.");
  command->add_option("FILE", options->files, "Profiles")->required()->type_name("");
  command->add_option("--source", options->directory, "Folder with the source, if it was moved")
      ->type_name("FOLDER");
  addShownOptions(*command, options->shown);
  command->footer("Examples:\n"
                  "  vais-profiler annotate app.4711.vprof\n"
                  "  vais-profiler annotate app.4711.vprof --focus parse.vais --source ~/app");
  command->callback([options] { annotate(*options); });
}

} // namespace vais::profiler
