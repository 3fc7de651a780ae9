/// vais-profiler replay: a trace as it happened.

#include "runtime/report/formats/events/Replay.h"
#include "runtime/report/formats/shared/Scales.h"
#include "utils/vais-profiler/commands/Commands.h"
#include "utils/vais-profiler/terminal/ReportOutput.h"
#include "utils/vais-profiler/terminal/TraceOutput.h"

#include <cstdlib>
#include <memory>

namespace vais::profiler {
namespace {

struct ReplayCommand {
  std::string file;
  std::string output;
  NameStyle names = NameStyle::Short;
  ReplayOptions shown;
};

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

void addDuration(CLI::App &command, const std::string &option, double &ns,
                 const std::string &help) {
  command
      .add_option_function<std::string>(
          option, [&ns](const std::string &text) { ns = parseDuration(text); }, help)
      ->type_name("TIME");
}

void replayFile(ReplayCommand command) {
  Trace trace(command.file, command.names);
  writeTrace(command.output, [&](const TextSink &sink, Colour colour, const Progress &progress) {
    command.shown.colour = colour;
    replay(trace, command.shown, sink, progress);
  });
}

} // namespace

void addReplayCommand(CLI::App &app) {
  const auto options = std::make_shared<ReplayCommand>();
  CLI::App *command = app.add_subcommand(
      "replay",
      "Prints the calls of a trace (run --mode=trace), nested as they happened, with their "
      "durations and thread ids.");
  command
      ->add_option("FILE", options->file, "A trace, that of a running or killed process included")
      ->required()
      ->type_name("");
  ReplayOptions &shown = options->shown;
  command->add_option("-o,--output", options->output, "File to write instead of standard output")
      ->type_name("FILE");
  command->add_option("--depth", shown.depth, "Show calls nested at most N deep")
      ->type_name("N")
      ->check(CLI::PositiveNumber);
  addDuration(*command, "--min-duration", shown.leastNs,
              "Leave out calls that took less, and all lines other than calls");
  addDuration(*command, "--from", shown.fromNs, "Begin at this time after the program's start");
  addDuration(*command, "--to", shown.toNs, "End at this time after the program's start");
  command->add_option("--tid", shown.threads, "Show only this thread; may be given several times")
      ->type_name("ID")
      ->check(CLI::PositiveNumber);
  command->add_flag_callback(
      "--by-thread", [&shown] { shown.interleaving = Interleaving::ByThread; },
      "Show one thread after the other, not all together in the order of time");
  command->add_flag("--moments", shown.showsMoments,
                    "Begin each line with the milliseconds since the program's start");
  addNamesOption(*command, options->names);
  command->footer("Examples:\n"
                  "  vais-profiler run --mode=trace -o app.vprof -- ./app\n"
                  "  vais-profiler replay app.vprof\n"
                  "  vais-profiler replay app.vprof --depth 3 --min-duration 10us\n"
                  "  vais-profiler replay app.vprof --by-thread --from 1.5s --to 2s");
  command->callback([options] { replayFile(*options); });
}

} // namespace vais::profiler
