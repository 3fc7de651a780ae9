/// vais-profiler report: profiles to a report.

#include "Attribution.h"
#include "Commands.h"
#include "Merge.h"
#include "ProfileReader.h"
#include "ReportOutput.h"

#include <memory>

namespace vais::profiler {
namespace {

struct ReportOptions {
  std::vector<std::string> files;
  const ReportFormat *format = nullptr;
  std::string output;
  Attribution attribution = Attribution::Callee;
};

void report(const ReportOptions &options) {
  std::vector<Snapshot> snapshots;
  for (const std::string &file : options.files)
    snapshots.push_back(readProfile(file));
  Snapshot snapshot = snapshots.size() == 1 ? snapshots[0] : mergeSnapshots(snapshots);
  if (options.attribution == Attribution::Caller)
    chargeMemoryToCallers(snapshot);
  if (options.output.empty())
    writeReport(snapshot, *options.format, stdout, "standard output");
  else
    writeReport(snapshot, *options.format, options.output);
}

} // namespace

void addReportCommand(CLI::App &app) {
  const auto options = std::make_shared<ReportOptions>();
  CLI::App *command = app.add_subcommand("report", "Reports what a profile holds; several profiles "
                                                   "are merged by path of calls.");
  command->add_option("FILE", options->files, "Profiles, those of running processes included")
      ->required()
      ->type_name("");
  addFormatOption(*command, options->format);
  addAttributeOption(*command, options->attribution);
  command->add_option("-o,--output", options->output, "File to write instead of standard output")
      ->type_name("FILE");
  command->footer("Example:\n  vais-profiler report app.4711.vprof --format folded -o app.folded");
  command->callback([options] { report(*options); });
}

} // namespace vais::profiler
