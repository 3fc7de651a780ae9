/// vais-profiler annotate: source or machine code with costs beside it.

#include "utils/vais-profiler/commands/AssemblyView.h"
#include "utils/vais-profiler/commands/Commands.h"
#include "utils/vais-profiler/commands/NamePattern.h"
#include "utils/vais-profiler/commands/ReportOptions.h"
#include "utils/vais-profiler/commands/SourceView.h"
#include "utils/vais-profiler/terminal/ReportOutput.h"

#include <memory>

namespace vais::profiler {
namespace {

struct AnnotateOptions {
  std::vector<std::string> files;
  std::string directory;
  std::string assembly; ///< a regular expression; empty for the source
  ReportContent shown;
};

void annotate(AnnotateOptions options) {
  const ReportFormat &format = *findReportFormat("text");
  // Code without hooks has instructions; it has lines only where it was inlined.
  options.shown.code = {options.assembly.empty() ? Libraries::Fold : Libraries::Show,
                        Inlines::Fold};
  const FunctionMatch isWanted = matchingNames(options.assembly);
  const Profile profile = readForReport(options.files, options.shown, format);
  ReportStyle style = styleOf(options.shown, format);
  style.rows = options.shown.limit.value_or(kUnlimited);
  if (!style.value)
    style.value = &defaultValue(profile);
  writeText(options.assembly.empty() ? sourceView(profile, style, options.directory)
                                     : assemblyView(profile, style, isWanted),
            "");
}

} // namespace

void addAnnotateCommand(CLI::App &app) {
  const auto options = std::make_shared<AnnotateOptions>();
  CLI::App *command = app.add_subcommand(
      "annotate",
      "Shows the source and, at the line where each function begins, what it spent with "
      "and without the functions it calls, and how often it was called; beside each line, what was "
      "spent and allocated there.");
  command->add_option("FILE", options->files, "Profiles")->required()->type_name("");
  addSourceOption(*command, options->directory);
  command
      ->add_option("--assembly", options->assembly,
                   "Show, in place of the source, the instructions of functions that match, with "
                   "the time and samples of each")
      ->type_name("REGEX");
  addContentOptions(*command, options->shown);
  addSortOption(*command, options->shown);
  command->footer("Examples:\n"
                  "  vais-profiler annotate app.4711.vprof\n"
                  "  vais-profiler annotate app.4711.vprof --focus parse.vais --source ~/app\n"
                  "  vais-profiler annotate app.4711.vprof --assembly '^parse$'");
  command->callback([options] { annotate(*options); });
}

} // namespace vais::profiler
