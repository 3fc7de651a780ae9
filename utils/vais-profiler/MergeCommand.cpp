/// vais-profiler merge: many profiles as one file.

#include "Commands.h"
#include "Merge.h"
#include "ProfileReader.h"
#include "ProgressBar.h"
#include "ReportOutput.h"
#include "SavedProfiles.h"
#include "SnapshotFile.h"

#include <algorithm>
#include <cstdio>
#include <filesystem>
#include <fmt/format.h>
#include <memory>
#include <tuple>

namespace vais::profiler {
namespace {

struct MergeOptions {
  std::vector<std::string> files;
  std::string output;
};

uint64_t sizeOf(const std::string &file) {
  std::error_code error;
  const auto size = std::filesystem::file_size(file, error);
  return error ? 0 : size;
}

/// The same order whatever order the files came in.
void sortPrograms(Snapshot &snapshot) {
  std::sort(snapshot.programs.begin(), snapshot.programs.end(),
            [](const Program &a, const Program &b) {
              return std::tie(a.startedAt, a.processId, a.path) <
                     std::tie(b.startedAt, b.processId, b.path);
            });
}

void merge(const MergeOptions &options) {
  if (std::find(options.files.begin(), options.files.end(), options.output) != options.files.end())
    throw CommandError(options.output + ": expected another file than those merged, found one of "
                                        "them");
  requireReplaceable(options.output);
  uint64_t whole = 0;
  for (const std::string &file : options.files)
    whole += sizeOf(file);
  Merger merger;
  {
    ProgressBar bar;
    uint64_t done = 0;
    for (const std::string &file : options.files) {
      merger.add(readProfile(file));
      bar.show(done += sizeOf(file), whole);
    }
  }
  Snapshot sum = merger.finish();
  sortPrograms(sum);
  replaceFile(snapshotFile(sum), options.output);
}

} // namespace

void addMergeCommand(CLI::App &app) {
  const auto options = std::make_shared<MergeOptions>();
  CLI::App *command = app.add_subcommand(
      "merge", "Adds up profiles of many runs, processes and machines, or such sums, in any order. "
               "What it writes is a profile to every other command.");
  command->add_option("FILE", options->files, "Profiles")->required()->type_name("");
  command->add_option("-o,--output", options->output, "The profile to write")
      ->required()
      ->type_name("FILE");
  command->footer("Examples:\n"
                  "  vais-profiler merge app.*.vprof -o all.vprof\n"
                  "  vais-profiler merge monday.vprof tuesday.vprof -o week.vprof");
  command->callback([options] { merge(*options); });
}

} // namespace vais::profiler
