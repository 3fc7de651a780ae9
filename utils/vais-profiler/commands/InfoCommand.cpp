/// vais-profiler info: what a profile describes, and how far to trust it.

#include "runtime/report/formats/shared/AccuracyNotes.h"
#include "runtime/report/formats/shared/ProcessText.h"
#include "runtime/report/store/ProfileReader.h"
#include "runtime/report/text/PrintableText.h"
#include "runtime/report/text/Units.h"
#include "runtime/report/totals/Runs.h"
#include "utils/vais-profiler/commands/Commands.h"
#include "utils/vais-profiler/terminal/ReportOutput.h"

#include <ctime>
#include <fmt/chrono.h>
#include <fmt/format.h>
#include <memory>

namespace vais::profiler {
namespace {

void addLine(std::string &text, const char *key, const std::string &value) {
  if (!value.empty())
    text += fmt::format("{:<14}{}\n", key, value);
}

std::string startText(const Program &program) {
  constexpr uint64_t kNanoseconds = 1000000000;
  const auto seconds = static_cast<std::time_t>(program.startedAt / kNanoseconds);
  return program.startedAt == 0 ? ""
                                : fmt::format("{:%Y-%m-%d %H:%M:%S} UTC", fmt::gmtime(seconds));
}

std::string programText(const Program &program) {
  std::string command;
  for (const std::string &argument : program.arguments)
    command += (command.empty() ? "" : " ") + printable(argument);
  std::string text;
  addLine(text, "Program", printable(program.path));
  addLine(text, "Command line", command);
  addLine(text, "Build id", program.buildId);
  addLine(text, "Process",
          fmt::format("{}, child of {}{}", program.processId, program.parentId,
                      program.isForked ? " by fork" : ""));
  addLine(text, "Started", startText(program));
  addLine(text, "Kept", program.isTraced ? "every call in order: a trace" : "sums: a profile");
  addLine(text, "State", endingText(program));
  return text + '\n';
}

std::string recordingText(const Profile &profile, const FunctionTotals &all) {
  constexpr const char *kTimeModes[] = {"none", "sampled", "exact"};
  std::string known;
  for (const Value *value : knownValues(profile))
    known += (known.empty() ? "" : ", ") + std::string(value->name);
  const Overhead &overhead = profile.overhead;
  std::string text;
  if (profile.runs > 1)
    addLine(text, "Runs",
            fmt::format("{}, {}", formatCount(profile.runs),
                        knowsRuns(profile) ? "with their spread" : "without their spread"));
  addLine(text, "Duration", formatDuration(profile.durationNs));
  addLine(text, "Mode", fmt::format("time={}", kTimeModes[static_cast<size_t>(profile.timeMode)]));
  addLine(text, "Values", known);
  addLine(text, "Threads", formatCount(profile.threads));
  addLine(text, "Functions", formatCount(profile.functions.size()));
  addLine(text, "Contexts", formatCount(profile.contexts.size() - 1));
  addLine(text, "Calls",
          fmt::format("{}, {} of them timed", formatCount(all.calls), formatCount(all.timedCalls)));
  addLine(text, "Cost of calls",
          fmt::format("{:.1f} ns untimed, {:.1f} ns timed", overhead.callNs, overhead.timedCallNs));
  return text;
}

void info(const std::vector<std::string> &files) {
  std::string text;
  for (const std::string &file : files) {
    const Profile profile = readProfile(file);
    const FunctionTotals all = sumOf(functionTotals(profile));
    text += text.empty() ? "" : "\n";
    addLine(text, "Profile", printable(file));
    for (const Program &program : profile.programs)
      text += programText(program);
    text += recordingText(profile, all);
    for (const std::string &note : accuracyNotes(profile, all))
      text += "note: " + note + '\n';
  }
  writeText(text, "");
}

} // namespace

void addInfoCommand(CLI::App &app) {
  const auto files = std::make_shared<std::vector<std::string>>();
  CLI::App *command = app.add_subcommand(
      "info", "Shows which program a profile is of, how it was recorded, what is missing and what "
              "profiling cost.");
  command->add_option("FILE", *files, "Profiles")->required()->type_name("");
  command->footer("Examples:\n  vais-profiler info app.4711.vprof");
  command->callback([files] { info(*files); });
}

} // namespace vais::profiler
