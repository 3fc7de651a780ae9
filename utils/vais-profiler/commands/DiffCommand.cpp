/// vais-profiler diff: what changed from one profile to another.

#include "runtime/report/formats/shared/Writers.h"
#include "runtime/report/store/ProfileReader.h"
#include "runtime/report/transform/Difference.h"
#include "runtime/report/transform/SampledCode.h"
#include "utils/vais-profiler/commands/Commands.h"
#include "utils/vais-profiler/commands/ReportOptions.h"
#include "utils/vais-profiler/terminal/ReportOutput.h"

#include <fmt/format.h>
#include <memory>

namespace vais::profiler {
namespace {

struct DiffFormat {
  const char *name;
  std::string (*write)(const Profile &before, const Profile &after, const ReportStyle &style);
};
constexpr DiffFormat kFormats[] = {{"text", textDifference},
                                   {"json", jsonDifference},
                                   {"html", pageDifference},
                                   {"flamegraph", flameGraphDifference}};

struct DiffOptions {
  std::string before, after;
  std::string format = kFormats[0].name;
  std::string output;
  const Value *value = nullptr;
  std::optional<size_t> limit;
  NameStyle names = NameStyle::Short;
  ShownCode code;
  std::string vaisSource;
  size_t width = kUnlimited;
};

void diff(const DiffOptions &options) {
  Profile before = readProfile(options.before), after = readProfile(options.after);
  requireKnown(before, options.value);
  requireKnown(after, options.value);
  nameForReport(before, options.names, options.code, options.vaisSource);
  nameForReport(after, options.names, options.code, options.vaisSource);
  nameProgramLikeThatOf(after, before);
  ReportStyle style;
  style.rows = options.limit.value_or(style.rows);
  style.width = options.width;
  style.value = options.value;
  if (!style.value && !before.hasTimes())
    style.value = &defaultValue(before);
  if (options.output.empty())
    style = terminalStyle(style, stdout);
  for (const DiffFormat &format : kFormats)
    if (options.format == format.name)
      writeText(format.write(before, after, style), options.output);
}

} // namespace

void addDiffCommand(CLI::App &app) {
  const auto options = std::make_shared<DiffOptions>();
  CLI::App *command = app.add_subcommand(
      "diff",
      "Compares two profiles function by function, per run. A difference is called a change "
      "only if it exceeds what the runs on each side differ by, so each side needs several "
      "runs (run --repeat, or merge).");
  command->add_option("BEFORE", options->before, "A profile of several runs, or of one")
      ->required()
      ->type_name("");
  command->add_option("AFTER", options->after, "The profile to compare with it")
      ->required()
      ->type_name("");
  command->add_option("--format", options->format, "Format of the comparison. Default: text")
      ->type_name("text|json|html|flamegraph")
      ->check([](const std::string &name) {
        for (const DiffFormat &format : kFormats)
          if (name == format.name)
            return std::string();
        return "expected text, json, html, flamegraph, found " + name;
      });
  command->add_option("-o,--output", options->output, "File to write instead of standard output")
      ->type_name("FILE");
  addValueOption(*command, options->value);
  addCodeOptions(*command, options->code);
  addLimitOption(*command, options->limit, "Largest number of rows. Default: 20");
  addNamesOption(*command, options->names);
  addVaisSourceOption(*command, options->vaisSource);
  addWidthOption(*command, options->width);
  command->footer("Examples:\n"
                  "  vais-profiler run --repeat 5 -o old.vprof -- ./old\n"
                  "  vais-profiler run --repeat 5 -o new.vprof -- ./new\n"
                  "  vais-profiler diff old.vprof new.vprof\n"
                  "  vais-profiler diff old.vprof new.vprof --format html -o diff.html\n"
                  "  vais-profiler diff old.vprof new.vprof --value allocated_bytes --format json\n"
                  "  vais-profiler diff old.vprof new.vprof --value cache-misses --libraries=fold");
  command->callback([options] { diff(*options); });
}

} // namespace vais::profiler
