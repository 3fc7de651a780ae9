/// vais-profiler report and tree: make a report of profiles.

#include "runtime/report/formats/text/FunctionTable.h"
#include "utils/vais-profiler/commands/Commands.h"
#include "utils/vais-profiler/commands/ReportOptions.h"
#include "utils/vais-profiler/commands/TraceOptions.h"
#include "utils/vais-profiler/profiles/SourceFiles.h"
#include "utils/vais-profiler/terminal/ReportOutput.h"
#include "utils/vais-profiler/terminal/TraceOutput.h"

#include <fmt/format.h>
#include <memory>

namespace vais::profiler {
namespace {

struct ReportOptions {
  std::vector<std::string> files;
  const ReportFormat *format = nullptr;
  std::string output;
  ReportContent shown;
  CallSelection selection;
};

/// Returns how to show a single file in the order of its events, or null if sums are wanted.
WriteTrace traceFormatFor(const ReportOptions &options) {
  if (options.files.size() != 1 || asksForSums(options.shown) || !isTraceFile(options.files[0]))
    return nullptr;
  return findTraceFormat(options.format->name);
}

/// Throws CommandError if calls were selected where sums are shown.
void requireSums(const ReportOptions &options) {
  if (options.selection.isEverything())
    return;
  const std::string subject = "--depth, --min-duration, --from, --to, --tid: expected ";
  if (!findTraceFormat(options.format->name))
    throw CommandError(fmt::format("{}a format that shows single calls ({}), found {}", subject,
                                   traceFormatNames(), options.format->name));
  throw CommandError(subject + "a single trace and no option that asks for sums");
}

void report(const ReportOptions &options) {
  const ReportFormat &format = *options.format;
  if (const WriteTrace write = traceFormatFor(options)) {
    Trace trace(options.files[0], options.shown.names);
    return writeTrace(options.output,
                      format.traits & kIsBinary ? TraceContent::Bytes : TraceContent::Text,
                      [&](const TextSink &sink, Colour, const Progress &progress) {
                        write(trace, options.selection, sink, progress);
                      });
  }
  requireSums(options);
  const Profile profile = readForReport(options.files, options.shown, format);
  ReportStyle style = styleOf(options.shown, format);
  if (format.traits & kHasSource)
    style.source = sourceLines(profile, options.shown.sourceFolder);
  if (options.output.empty())
    showReport(profile, format, style);
  else
    writeReport(profile, format, style, options.output);
}

CLI::App *addCommand(CLI::App &app, const char *name, const char *help,
                     const std::shared_ptr<ReportOptions> &options) {
  CLI::App *command = app.add_subcommand(name, help);
  command->add_option("FILE", options->files, "Profiles, those of running processes included")
      ->required()
      ->type_name("");
  command->callback([options] { report(*options); });
  return command;
}

} // namespace

void addReportCommand(CLI::App &app) {
  const auto options = std::make_shared<ReportOptions>();
  CLI::App *command = addCommand(
      app, "report",
      "Writes a report of a profile; several profiles are merged by calling context.", options);
  addFormatOption(*command, options->format);
  command
      ->add_option("-o,--output", options->output,
                   "File to write instead of standard output; compressed if its name ends in .gz")
      ->type_name("FILE");
  addContentOptions(*command, options->shown);
  addCodeOptions(*command, options->shown.code);
  addSortOption(*command, options->shown);
  addColumnsOption(*command, options->shown);
  addInvertedOption(*command, options->shown);
  addSourceOption(*command, options->shown.sourceFolder);
  addSelectionOptions(*command, options->selection, "Calls of a trace");
  command->footer(
      "Columns:\n" + columnHelp() +
      "\nExamples:\n"
      "  vais-profiler report app.4711.vprof\n"
      "  vais-profiler report app.4711.vprof --columns +p50,p99,longest\n"
      "  vais-profiler report app.4711.vprof --format html -o app.html\n"
      "  vais-profiler report *.vprof --format pprof -o app.pb.gz\n"
      "  vais-profiler report app.4711.vprof --focus parse --hide '^std::' --limit 50\n"
      "  vais-profiler report app.4711.vprof --format folded --value allocated_bytes\n"
      "  vais-profiler report trace.vprof --format perfetto --min-duration 10us -o app.pftrace.gz");
}

void addTreeCommand(CLI::App &app) {
  const auto options = std::make_shared<ReportOptions>();
  options->format = findReportFormat("tree");
  CLI::App *command = addCommand(
      app, "tree", "Shows the calling-context tree: who called whom on which path.", options);
  addContentOptions(*command, options->shown);
  addCodeOptions(*command, options->shown.code);
  addInvertedOption(*command, options->shown);
  command->footer("Examples:\n"
                  "  vais-profiler tree app.4711.vprof\n"
                  "  vais-profiler tree app.4711.vprof --inverted --value allocated_bytes\n"
                  "  vais-profiler tree app.4711.vprof --group thread --limit 3");
}

} // namespace vais::profiler
