/// vais-profiler latency: how long single calls of a function took.

#include "runtime/report/formats/text/LatencyText.h"
#include "runtime/report/names/Demangling.h"
#include "runtime/report/text/PrintableText.h"
#include "runtime/report/text/Units.h"
#include "utils/vais-profiler/commands/Commands.h"
#include "utils/vais-profiler/commands/NamePattern.h"
#include "utils/vais-profiler/commands/ReportOptions.h"

#include <algorithm>
#include <fmt/format.h>
#include <memory>

namespace vais::profiler {
namespace {

constexpr size_t kMostBars = 24;
constexpr size_t kMostFunctions = 10;

struct LatencyOptions {
  std::vector<std::string> files;
  std::string function;
  ReportContent shown;
};

bool isCalled(const Function &function, const std::string &name) {
  return function.name == name || displayName(function) == name || demangle(function.name) == name;
}

/// Returns the functions that have the name or, if there are none, those that it matches as an
/// expression: the hottest first.
std::vector<FunctionTotals> chosenFunctions(const Profile &profile, const std::string &name) {
  std::vector<FunctionTotals> named, matching;
  const FunctionMatch matches = matchingNames(name);
  for (const FunctionTotals &totals : functionTotals(profile)) {
    const Function &function = profile.functions[totals.function];
    if (isCalled(function, name))
      named.push_back(totals);
    else if (matches(function))
      matching.push_back(totals);
  }
  return named.empty() ? matching : named;
}

/// Returns what is missing from the histograms.
std::string missingText(const Dropped &dropped) {
  std::string text;
  if (dropped.durations > 0)
    text += fmt::format("note: {} of all functions found no memory: missing here\n",
                        formatNumberOf(dropped.durations, "timed call"));
  if (dropped.timedCalls > 0)
    text += fmt::format("note: {} of all functions never returned: missing here\n",
                        formatNumberOf(dropped.timedCalls, "timed call"));
  return text;
}

void showLatency(const LatencyOptions &options) {
  const ReportFormat &format = *findReportFormat("text");
  const Profile profile = readForReport(options.files, options.shown, format);
  std::vector<FunctionTotals> functions = chosenFunctions(profile, options.function);
  if (functions.empty())
    throw CommandError("--function: expected a function, found none for " + options.function);
  const auto isUnknown = [&](const FunctionTotals &totals) {
    return totals.function >= profile.durations.size() ||
           !profile.durations[totals.function].isKnown();
  };
  functions.erase(std::remove_if(functions.begin(), functions.end(), isUnknown), functions.end());
  if (functions.empty())
    throw CommandError("latency: expected calls that were timed (time=sampled or time=exact), "
                       "found none of " +
                       options.function);
  ReportStyle style = terminalStyle(styleOf(options.shown, format), stdout);
  style.rows = options.shown.limit.value_or(kMostBars);
  std::string text;
  for (size_t i = 0; i < std::min(functions.size(), kMostFunctions); ++i)
    text += (text.empty() ? "" : "\n") + latencyText(profile, functions[i], style);
  if (functions.size() > kMostFunctions)
    text += fmt::format("and {}\n", formatNumberOf(functions.size() - kMostFunctions,
                                                   "more function that matches"));
  writeText(text + missingText(profile.dropped), "");
}

} // namespace

void addLatencyCommand(CLI::App &app) {
  const auto options = std::make_shared<LatencyOptions>();
  CLI::App *command = app.add_subcommand(
      "latency", "Shows how long single calls of a function took: percentiles and a histogram.");
  command->add_option("FILE", options->files, "Profiles")->required()->type_name("");
  command
      ->add_option("--function", options->function,
                   "Name of the function or, if no function has that name, an expression that "
                   "names match")
      ->required()
      ->type_name("NAME")
      ->check([](const std::string &name) {
        return name.empty() ? std::string("expected a name, found none") : findPatternError(name);
      });
  addUnitOption(*command, options->shown);
  addLimitOption(*command, options->shown.limit, "Largest number of bars of a histogram");
  addNamesOption(*command, options->shown.names);
  addWidthOption(*command, options->shown.width);
  command->footer("Examples:\n"
                  "  vais-profiler latency app.4711.vprof --function parse\n"
                  "  vais-profiler latency *.vprof --function '^http::' --limit 60 --unit us");
  command->callback([options] { showLatency(*options); });
}

} // namespace vais::profiler
