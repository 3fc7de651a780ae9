/// vais-profiler merge: combines many profiles into one file.

#include "runtime/report/store/MergedFile.h"
#include "runtime/report/store/ProfileHeader.h"
#include "runtime/report/store/ProfileReader.h"
#include "runtime/report/transform/Merge.h"
#include "utils/vais-profiler/commands/Commands.h"
#include "utils/vais-profiler/profiles/SavedProfiles.h"
#include "utils/vais-profiler/terminal/CommandError.h"
#include "utils/vais-profiler/terminal/ProgressBar.h"
#include "utils/vais-profiler/terminal/ReportOutput.h"

#include <algorithm>
#include <cstdio>
#include <filesystem>
#include <fmt/format.h>
#include <map>
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

std::optional<format::Header> headerOf(const std::string &file) {
  const RegularFile opened(file);
  return opened ? readHeader(opened) : std::nullopt;
}

/// Groups the files of processes that belong to one run: each process belongs to its parent if that
/// is among them. Process ids recur, in containers with every run; the parent is therefore the
/// process with that id that was the last to start before the child.
std::vector<std::vector<std::string>> groupByRun(const std::vector<std::string> &files) {
  std::map<std::pair<uint32_t, uint64_t>, size_t> starts; // file by process id and start
  std::vector<std::optional<format::Header>> headers;
  for (size_t i = 0; i < files.size(); ++i) {
    headers.push_back(headerOf(files[i]));
    if (headers[i])
      starts[{headers[i]->processId, headers[i]->startedAt}] = i;
  }
  const auto parentOf = [&](size_t file) {
    if (!headers[file])
      return file;
    const format::Header &child = *headers[file];
    const auto next = starts.lower_bound({child.parentId, child.startedAt});
    if (next == starts.begin() || std::prev(next)->first.first != child.parentId)
      return file;
    return std::prev(next)->second;
  };
  std::map<size_t, std::vector<std::string>> groups; // by the file of the outermost process
  for (size_t i = 0; i < files.size(); ++i) {
    size_t outermost = i;
    while (parentOf(outermost) != outermost) // ends, because a parent started before its child
      outermost = parentOf(outermost);
    groups[outermost].push_back(files[i]);
  }
  std::vector<std::vector<std::string>> runs;
  for (auto &[outermost, group] : groups)
    runs.push_back(std::move(group));
  return runs;
}

/// Establishes an order that does not depend on that of the files.
void sortPrograms(Profile &profile) {
  std::sort(profile.programs.begin(), profile.programs.end(),
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
    const auto read = [&](const std::string &file) {
      Profile profile = readProfile(file);
      bar.show(done += sizeOf(file), whole);
      return profile;
    };
    for (const std::vector<std::string> &run : groupByRun(options.files)) {
      if (run.size() == 1) {
        merger.add(read(run[0]));
        continue;
      }
      Merger processes(Parts::Processes);
      for (const std::string &file : run)
        processes.add(read(file));
      merger.add(processes.finish());
    }
  }
  Profile sum = merger.finish();
  sortPrograms(sum);
  replaceFile(mergedFile(sum), options.output);
}

} // namespace

void addMergeCommand(CLI::App &app) {
  const auto options = std::make_shared<MergeOptions>();
  CLI::App *command = app.add_subcommand(
      "merge",
      "Adds up profiles of runs, processes and machines, or sums of such, in any order. Every "
      "other command reads the result like a profile. It also keeps how much the runs "
      "differ, which diff needs; processes that started each other count as one run.");
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
