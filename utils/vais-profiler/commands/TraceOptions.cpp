/// Times are a number and one of the units of reports.

#include "utils/vais-profiler/commands/TraceOptions.h"

#include "runtime/report/formats/shared/Scales.h"

#include <cstdlib>

namespace vais::profiler {
namespace {

/// Converts "10us" to nanoseconds. Throws what CLI11 reports.
double parseDuration(const std::string &text) {
  char *end = nullptr;
  const double number = std::strtod(text.c_str(), &end);
  const std::string unit = end;
  for (const Scale &scale : scales())
    if (scale.of == Unit::Nanoseconds && unit == scale.name && end != text.c_str() && number >= 0)
      return number * scale.size;
  throw CLI::ValidationError("expected a time like 10us, 1.5ms or 2s, found " + text);
}

CLI::Option *addDuration(CLI::App &command, const std::string &option, double &ns,
                         const std::string &help) {
  return command
      .add_option_function<std::string>(
          option, [&ns](const std::string &text) { ns = parseDuration(text); }, help)
      ->type_name("TIME");
}

} // namespace

void addSelectionOptions(CLI::App &command, CallSelection &selection, const std::string &group) {
  const std::initializer_list<CLI::Option *> options = {
      command.add_option("--depth", selection.depth, "Show calls nested at most N deep")
          ->type_name("N")
          ->check(CLI::PositiveNumber),
      addDuration(command, "--min-duration", selection.leastNs,
                  "Leave out calls that took less, and all that is not a call"),
      addDuration(command, "--from", selection.fromNs,
                  "Leave out what began earlier after the program's start"),
      addDuration(command, "--to", selection.toNs,
                  "Leave out what began later after the program's start"),
      command
          .add_option("--tid", selection.threads,
                      "Show only this thread; may be given several times")
          ->type_name("ID")
          ->check(CLI::PositiveNumber)};
  if (!group.empty())
    for (CLI::Option *option : options)
      option->group(group);
}

} // namespace vais::profiler
