/// vais-profiler run: runs an instrumented program, then reports what it left.

#include "Attribution.h"
#include "ChildProcess.h"
#include "Commands.h"
#include "FunctionNames.h"
#include "Instrumented.h"
#include "Merge.h"
#include "ProfileDirectory.h"
#include "ProfileReader.h"
#include "ProgramSearch.h"
#include "ReportOutput.h"
#include "RunOptions.h"
#include "SavedProfiles.h"
#include "Units.h"

#include <cerrno>
#include <csignal>
#include <cstring>
#include <fmt/format.h>
#include <memory>

namespace vais::profiler {
namespace {

void say(const std::string &message) {
  std::fprintf(stderr, "vais-profiler: %s\n", message.c_str());
}

/// Throws CommandError when the program was never instrumented.
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

/// Directory of the profiles: beside the file they end in, so that they can be renamed, else for
/// temporary files, from where they are only reported.
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

/// Reads what can be read, and says what cannot.
std::vector<Snapshot> readAll(const std::vector<std::string> &profiles) {
  std::vector<Snapshot> snapshots;
  for (const std::string &profile : profiles) {
    try {
      snapshots.push_back(readProfile(profile));
    } catch (const ProfileError &error) {
      say(error.what());
    }
  }
  return snapshots;
}

void reportAll(const RunOptions &options, const std::vector<std::string> &profiles) {
  const std::vector<Snapshot> snapshots = readAll(profiles);
  if (snapshots.empty())
    return;
  Snapshot snapshot = snapshots.size() == 1 ? snapshots[0] : mergeSnapshots(snapshots);
  if (options.attribution == Attribution::Caller)
    chargeMemoryToCallers(snapshot);
  nameFunctions(snapshot, options.names);
  ReportStyle style;
  style.rows = options.format->rows;
  style.width = options.width;
  if (options.report.empty())
    writeReport(snapshot, *options.format, style, stderr, "standard error");
  else
    writeReport(snapshot, *options.format, style, options.report);
}

/// Whether what goes to standard error is read by people: a line of text would spoil other formats.
bool isForPeople(const RunOptions &options) {
  return !options.report.empty() || options.format->traits & kIsText;
}

/// What the program left: stamped, saved and reported.
void finish(const RunOptions &options, const Workplace &place, const ChildResult &child) {
  FoundProfiles found = place.directory->find(child.processId);
  if (found.own.empty() && found.others.empty() && found.live.empty()) {
    say(options.arguments[0] + ": expected a profile, found that the program left none");
    return;
  }
  if (!found.own.empty())
    stampEnd(found.own.back(), child.end);
  const std::string file =
      options.output.empty()
          ? fmt::format("{}.{}.vprof", baseName(options.arguments[0]), child.processId)
          : options.output;
  if (!found.live.empty())
    place.directory->keep();
  const SavedProfiles saved =
      place.canSave ? saveProfiles(found, file) : SavedProfiles{allOf(found), {}, 0};
  for (const std::string &error : saved.errors)
    say(error);
  reportAll(options, saved.paths);
  if (saved.count > 0 && isForPeople(options))
    std::fprintf(stderr, "\n%s\n", describe(saved).c_str());
  if (!found.live.empty())
    say(fmt::format("{}: holds the profiles of {} still running", place.directory->path(),
                    formatNumberOf(found.live.size(), "child process")));
}

int run(const RunOptions &options) {
  const std::string program = findProgram(options.arguments[0]);
  if (options.target == RunTarget::Program)
    requireInstrumentation(program);
  requireReplaceable(options.output);
  const Workplace place = makeWorkplace(options);
  const ChildResult child =
      runChild(program, options.arguments,
               {profilerOptions(options, place.directory->exists() ? place.directory->outputOption()
                                                                   : std::string()),
                preloadedLibraries(options)});
  try {
    std::signal(SIGPIPE, SIG_IGN);
    finish(options, place, child);
  } catch (const std::exception &error) { // the status is the program's all the same
    say(error.what());
  }
  return child.status;
}

} // namespace

void addRunCommand(CLI::App &app, const std::vector<std::string> &behindDashes, int &status) {
  const auto options = std::make_shared<RunOptions>();
  CLI::App *command = app.add_subcommand(
      "run", "Runs an instrumented program and reports its profile on standard error. The exit\n"
             "status is the program's, 128 + N when signal N killed it.");
  declareRunOptions(*command, *options);
  command->callback([=, &behindDashes, &status] {
    options->arguments = programOf(*command, behindDashes);
    status = run(*options);
  });
}

} // namespace vais::profiler
