/// vais-profiler run: runs an instrumented program and reports its profiles.

#include "utils/vais-profiler/commands/RunCommand.h"
#include "runtime/report/store/MergedFile.h"
#include "runtime/report/store/ProfileReader.h"
#include "runtime/report/text/PrintableText.h"
#include "runtime/report/text/Units.h"
#include "runtime/report/transform/Attribution.h"
#include "runtime/report/transform/Merge.h"
#include "utils/vais-profiler/commands/Commands.h"
#include "utils/vais-profiler/commands/ReportOptions.h"
#include "utils/vais-profiler/profiles/ProfileDirectory.h"
#include "utils/vais-profiler/profiles/SavedProfiles.h"
#include "utils/vais-profiler/profiles/SourceFiles.h"
#include "utils/vais-profiler/run/Browser.h"
#include "utils/vais-profiler/run/ChildProcess.h"
#include "utils/vais-profiler/run/Instrumented.h"
#include "utils/vais-profiler/run/ProgramSearch.h"
#include "utils/vais-profiler/run/RunOptions.h"
#include "utils/vais-profiler/terminal/CommandError.h"
#include "utils/vais-profiler/terminal/ReportOutput.h"
#include "utils/vais-profiler/vais/VaisSource.h"

#include <cerrno>
#include <csignal>
#include <cstring>
#include <filesystem>
#include <fmt/format.h>
#include <memory>
#include <optional>
#include <sys/stat.h>
#include <sys/xattr.h>
#include <unistd.h>

namespace vais::profiler {
namespace {

void say(const std::string &message) {
  std::fprintf(stderr, "vais-profiler: %s\n", printableLines(message).c_str());
}

/// The directory of the profiles: beside the file in which they end, so that they can be renamed,
/// or among temporary files, from where they can only be reported.
struct Workplace {
  std::unique_ptr<ProfileDirectory> directory;
  bool canSave = true;
};

Workplace makeWorkplace(const RunOptions &options) {
  const std::string prefix =
      options.output.empty() ? baseName(options.arguments[0]) + ".vprof." : options.output + '.';
  Workplace place{std::make_unique<ProfileDirectory>(prefix)};
  if (place.directory->exists())
    return place;
  say(fmt::format("{}: expected a place for the profile, found: {}; it will not be saved",
                  options.output.empty() ? "." : options.output, std::strerror(errno)));
  return {std::make_unique<ProfileDirectory>(temporaryPrefix()), false};
}

/// Reads what can be read, and reports what cannot.
std::vector<Profile> readAll(const std::vector<std::string> &profiles) {
  std::vector<Profile> snapshots;
  for (const std::string &profile : profiles) {
    try {
      snapshots.push_back(readProfile(profile));
    } catch (const ProfileError &error) {
      say(error.what());
    }
  }
  return snapshots;
}

/// Returns the sum of the processes of one run, or nothing if they left no profile.
std::optional<Profile> readRun(const std::vector<std::string> &profiles) {
  std::vector<Profile> snapshots = readAll(profiles);
  if (snapshots.size() > 1)
    return mergeProfiles(snapshots, Parts::Processes);
  return snapshots.empty() ? std::nullopt : std::optional(std::move(snapshots[0]));
}

/// Writes the report. Afterwards, functions of the profile have their names.
void report(const RunOptions &options, Profile &snapshot) {
  if (options.attribution == Attribution::Caller)
    chargeMemoryToCallers(snapshot);
  nameForReport(snapshot, options.names, options.code, options.vaisSource);
  ReportStyle style;
  style.rows = options.format->rows;
  style.width = options.width;
  if (options.format->traits & kHasSource)
    style.source = sourceLines(snapshot, "");
  if (options.report.empty())
    writeReport(snapshot, *options.format, style, stderr, "standard error");
  else
    writeReport(snapshot, *options.format, style, options.report);
}

/// With --open, writes the page beside the profile, and shows it.
void openPage(const RunOptions &options, const Profile &snapshot, const std::string &file) {
  if (options.showing != Showing::Page)
    return;
  const std::string page = std::filesystem::path(file).replace_extension(".html");
  ReportStyle style;
  style.source = sourceLines(snapshot, "");
  writeReport(snapshot, *findReportFormat("html"), style, page);
  openInBrowser(page);
}

/// Returns whether people read standard error: a line of text would corrupt other formats.
bool isForPeople(const RunOptions &options) {
  return !options.report.empty() || options.format->traits & kIsText;
}

/// Returns whether the file gives a program rights that its caller lacks: setuid, setgid or
/// capabilities.
bool isPrivileged(const std::string &program) {
  struct stat status = {};
  return (stat(program.c_str(), &status) == 0 && status.st_mode & (S_ISUID | S_ISGID)) ||
         getxattr(program.c_str(), "security.capability", nullptr, 0) > 0;
}

/// Explains why a program that ran left no profile, as far as that can be determined.
const char *whyThereIsNone(const RunOptions &options) {
  return isPrivileged(findProgram(options.arguments[0]))
             ? ": with rights that its caller lacks (setuid, setgid, file capabilities) it writes "
               "none"
             : "";
}

std::string outputOf(const RunOptions &options, int processId) {
  return options.output.empty()
             ? fmt::format("{}.{}.vprof", baseName(options.arguments[0]), processId)
             : options.output;
}

/// Returns the profiles that the program left, with the end stamped; those of live processes stay
/// where they are. Reports if there are none.
std::optional<FoundProfiles> findProfiles(const RunOptions &options, const Workplace &place,
                                          const ChildResult &child) {
  FoundProfiles found = place.directory->find(child.processId);
  if (found.own.empty() && found.others.empty() && found.live.empty()) {
    say(options.arguments[0] + ": expected a profile, found that the program left none" +
        whyThereIsNone(options));
    return std::nullopt;
  }
  if (!found.own.empty())
    stampEnd(found.own.back(), child.end);
  if (!found.live.empty())
    place.directory->keep();
  return found;
}

void sayWhatStillRuns(const Workplace &place, const FoundProfiles &found) {
  if (!found.live.empty())
    say(fmt::format("{}: holds the profiles of {} still running", place.directory->path(),
                    formatNumberOf(found.live.size(), "child process")));
}

/// Saves and reports what the program left.
void finish(const RunOptions &options, const Workplace &place, const ChildResult &child) {
  const std::optional<FoundProfiles> left = findProfiles(options, place, child);
  if (!left)
    return;
  const FoundProfiles &found = *left;
  const std::string file = outputOf(options, child.processId);
  const SavedProfiles saved =
      place.canSave ? saveProfiles(found, file) : SavedProfiles{allOf(found), {}, 0};
  for (const std::string &error : saved.errors)
    say(error);
  std::optional<Profile> snapshot = readRun(saved.paths);
  if (snapshot)
    report(options, *snapshot);
  if (saved.count > 0 && isForPeople(options))
    std::fprintf(stderr, "\n%s\n", printable(describe(saved)).c_str());
  sayWhatStillRuns(place, found);
  if (snapshot && saved.count > 0)
    openPage(options, *snapshot, saved.paths[0]);
}

ChildResult runOnce(const RunOptions &options, const std::string &program, const Workplace &place) {
  return runChild(
      program, options.arguments,
      {profilerOptions(options,
                       place.directory->exists() ? place.directory->outputOption() : std::string()),
       preloadedLibraries(options)});
}

/// Saves and reports the sum of several runs. Reports errors instead of throwing them, because the
/// status is that of the program.
void finishRuns(const RunOptions &options, Merger &merger, uint64_t runs, int processId) try {
  std::signal(SIGPIPE, SIG_IGN);
  Profile sum = merger.finish();
  const std::string file = outputOf(options, processId);
  std::string saved;
  try {
    replaceFile(mergedFile(sum), file);
    saved = fmt::format("\nprofile: {} ({})\n", file, formatNumberOf(runs, "run"));
  } catch (const CommandError &error) { // the report is still written
    say(error.what());
  }
  report(options, sum);
  std::fputs(printableLines(saved).c_str(), stderr);
  if (!saved.empty())
    openPage(options, sum, file);
} catch (const std::exception &error) {
  say(error.what());
}

/// Returns what one of several runs left, and reports what cannot be read.
std::optional<Profile> takeRun(const RunOptions &options, const Workplace &place,
                               const ChildResult &child) {
  const std::optional<FoundProfiles> found = findProfiles(options, place, child);
  if (!found)
    return std::nullopt;
  sayWhatStillRuns(place, *found);
  return readRun(allOf(*found));
}

/// Runs the program repeatedly until a signal ends it. The status is that of the first run that
/// failed. A run that was ended is left out of the sum unless it is the only one.
int runRepeatedly(const RunOptions &options, const std::string &program) {
  constexpr int kKilled = 128; // plus the number of the signal
  const off_t inputStart = lseek(STDIN_FILENO, 0, SEEK_CUR);
  Merger merger;
  uint64_t runs = 0;
  int status = 0, processId = 0;
  bool isEnded = false;
  for (unsigned i = 0; i < options.repeat && !isEnded; ++i) {
    if (inputStart >= 0)
      lseek(STDIN_FILENO, inputStart, SEEK_SET);
    const Workplace place = makeWorkplace(options);
    const ChildResult child = runOnce(options, program, place);
    isEnded = child.isInterrupted || child.status > kKilled;
    if (status == 0 || isEnded)
      status = child.status;
    const std::optional<Profile> snapshot = takeRun(options, place, child);
    if (isEnded)
      say(fmt::format("{}: expected {} runs, found that a signal ended run {}",
                      options.arguments[0], options.repeat, i + 1));
    if (!snapshot || (isEnded && runs > 0))
      continue;
    if (runs++ == 0)
      processId = child.processId;
    merger.add(*snapshot);
  }
  if (runs > 0)
    finishRuns(options, merger, runs, processId);
  return status;
}

} // namespace

void requireInstrumentation(const std::string &program) {
  switch (findInstrumentation(program)) {
  case Instrumentation::Found:
  case Instrumentation::Unknown:
    return;
  case Instrumentation::NoElf:
    throw CommandError(program + ": expected an instrumented program, found no ELF program of "
                                 "this machine\nto profile the instrumented programs that it "
                                 "starts: vais-profiler run --children");
  case Instrumentation::Missing:
    throw CommandError(program + ": expected an instrumented program, found one that was not\n"
                                 "instrument it with vais-profiler-clang in place of clang, or "
                                 "vaisc build app.vais -o app --clang vais-profiler-clang");
  }
}

std::string temporaryPrefix() {
  const char *directory = std::getenv("TMPDIR");
  return std::string(directory && *directory ? directory : "/tmp") + "/vais-profiler.";
}

int runAndReport(const RunOptions &options) {
  const std::string program = findProgram(options.arguments[0]);
  if (options.target == RunTarget::Program)
    requireInstrumentation(program);
  requireReplaceable(options.output);
  if (options.repeat > 1)
    return runRepeatedly(options, program);
  const Workplace place = makeWorkplace(options);
  const ChildResult child = runOnce(options, program, place);
  try {
    std::signal(SIGPIPE, SIG_IGN);
    finish(options, place, child);
  } catch (const std::exception &error) { // the status is still that of the program
    say(error.what());
  }
  return child.status;
}

void addRunCommand(CLI::App &app, const std::vector<std::string> &behindDashes, int &status) {
  const auto options = std::make_shared<RunOptions>();
  CLI::App *command = app.add_subcommand(
      "run", "Runs an instrumented program and reports its profile on standard error. The exit\n"
             "status is the program's, 128 + N when signal N killed it.");
  declareRunOptions(*command, *options);
  command->callback([=, &behindDashes, &status] {
    options->arguments = programOf(*command, behindDashes);
    if (!options->vaisSource.empty()) // a mistake there is found before the program runs
      static_cast<void>(VaisSource(options->vaisSource));
    status = runAndReport(*options);
  });
}

} // namespace vais::profiler
