/// vais-profiler replay: a trace as it happened.

#include "runtime/report/formats/events/Replay.h"
#include "utils/vais-profiler/commands/Commands.h"
#include "utils/vais-profiler/commands/TraceOptions.h"
#include "utils/vais-profiler/terminal/ReportOutput.h"
#include "utils/vais-profiler/terminal/TraceOutput.h"

#include <memory>

namespace vais::profiler {
namespace {

struct ReplayCommand {
  std::string file;
  std::string output;
  NameStyle names = NameStyle::Short;
  ReplayOptions shown;
};

void replayFile(ReplayCommand command) {
  Trace trace(command.file, command.names);
  writeTrace(command.output, TraceContent::Text,
             [&](const TextSink &sink, Colour colour, const Progress &progress) {
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
  command
      ->add_option("-o,--output", options->output,
                   "File to write instead of standard output; compressed if its name ends in .gz")
      ->type_name("FILE");
  addSelectionOptions(*command, shown.selection);
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
