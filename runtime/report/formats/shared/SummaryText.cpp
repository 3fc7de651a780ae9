/// Describes a run in a few lines.

#include "runtime/report/formats/shared/SummaryText.h"

#include "runtime/report/formats/shared/ProcessText.h"
#include "runtime/report/text/PrintableText.h"
#include "runtime/report/text/Units.h"

#include <fmt/format.h>

namespace vais::profiler {
namespace {

/// Returns the arguments of the program, or its path if they are not known.
std::string commandLine(const Program &program) {
  std::string text;
  for (const std::string &argument : program.arguments)
    text += (text.empty() ? "" : " ") + argument;
  return printable(text.empty() ? program.path : text);
}

std::string processText(const Profile &profile) {
  const Program &first = profile.programs[0];
  std::string text = fmt::format("{}, {}", first.processId, endingText(first));
  if (profile.programs.size() > 1)
    text += fmt::format(", merged with {}", formatNumberOf(profile.programs.size() - 1, "other"));
  return text;
}

/// Returns how often an event happened, and in what.
std::string eventText(const Event &event, const Scales &scales) {
  const Unit unit = event.isTime ? Unit::Nanoseconds : Unit::Count;
  const auto text = [&](double count) { return scales.format(unit, toInteger(count)); };
  std::string all = fmt::format("{}: {}", event.name, text(event.count));
  if (event.ownCount > 0)
    all += fmt::format(", {} in the profiler", text(event.ownCount));
  if (event.unplaced > 0)
    all += fmt::format(", {} not placed", text(event.unplaced));
  return all;
}

} // namespace

std::string profileTitle(const Profile &profile) {
  return profile.programs.empty() ? "profile" : commandLine(profile.programs[0]);
}

std::vector<SummaryLine> summaryLines(const Profile &profile, const FunctionTotals &all,
                                      const Scales &scales) {
  std::vector<SummaryLine> lines;
  const auto line = [&](const char *key, const std::string &value) {
    lines.push_back({key, value});
  };
  if (!profile.programs.empty()) {
    line("Program", commandLine(profile.programs[0]));
    line("Process", processText(profile));
  }
  if (profile.runs > 1)
    line("Runs", formatCount(profile.runs) + ": all numbers are their sum");
  if (!profile.phase.empty())
    line("Phase", printable(profile.phase));
  std::string duration = formatDuration(profile.durationNs);
  if (profile.threads > 0) // there are none if the program only recorded by hand
    duration += ", " + formatNumberOf(profile.threads, "thread");
  line("Duration", duration);
  const bool timesCalls = profile.timeMode != TimeMode::None;
  std::string time = formatDuration(all.selfNs) + " on CPU";
  if (timesCalls)
    time += fmt::format(", {} off CPU (waiting or preempted)", formatDuration(all.selfOffNs));
  if (profile.clockSampling.samples > 0)
    time += fmt::format(", {}", formatNumberOf(profile.clockSampling.samples, "sample"));
  if (profile.hasTimes())
    line("Time", time);
  std::string calls = formatCount(all.calls);
  if (timesCalls)
    calls += fmt::format(", {} of them timed", formatCount(all.timedCalls));
  line("Calls", calls);
  if (all.samples > 0)
    line("Samples", formatCount(all.samples));
  for (const Event &event : profile.events)
    if (event.enabledNs > 0)
      line("Event", eventText(event, scales));
  constexpr const char *kTimeModes[] = {"none", "sampled", "exact"};
  constexpr const char *kMemoryModes[] = {"none", "sampled", "exact"};
  const bool isTraced = !profile.programs.empty() && profile.programs[0].isTraced;
  std::string mode = fmt::format("{}time={}", isTraced ? "mode=trace, " : "",
                                 kTimeModes[static_cast<size_t>(profile.timeMode)]);
  if (profile.phase.empty()) // a phase says nothing about memory, whether recorded or not
    mode += fmt::format(", memory={}", kMemoryModes[static_cast<size_t>(profile.memoryMode)]);
  line("Mode", mode);
  return lines;
}

} // namespace vais::profiler
