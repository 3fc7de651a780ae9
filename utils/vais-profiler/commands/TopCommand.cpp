/// vais-profiler top: the hottest functions, continuously updated.

#include "runtime/report/store/ProfileReader.h"
#include "runtime/report/text/PrintableText.h"
#include "runtime/report/transform/Grouping.h"
#include "utils/vais-profiler/commands/Commands.h"
#include "utils/vais-profiler/commands/NamePattern.h"
#include "utils/vais-profiler/commands/ReportOptions.h"
#include "utils/vais-profiler/commands/RunCommand.h"
#include "utils/vais-profiler/commands/TopTables.h"
#include "utils/vais-profiler/profiles/CachedSymbols.h"
#include "utils/vais-profiler/profiles/LiveProfile.h"
#include "utils/vais-profiler/profiles/ObjectSymbols.h"
#include "utils/vais-profiler/profiles/ProfileOfProcess.h"
#include "utils/vais-profiler/run/ProgramSearch.h"
#include "utils/vais-profiler/run/RunOptions.h"
#include "utils/vais-profiler/terminal/ReportOutput.h"
#include "utils/vais-profiler/top/TopSource.h"
#include "utils/vais-profiler/top/WatchedProgram.h"

#include <csignal>
#include <memory>
#include <set>

namespace vais::profiler {
namespace {

struct TopCommand {
  std::string profile; ///< or the number of a process
  TopOptions shown;
  NameStyle names = NameStyle::Short;
  ShownCode code;
  std::string vaisSource;
};

std::atomic<bool> gIsStopped = false;
void stop(int) { gIsStopped = true; }

/// Names the functions of one profile after the other.
class Naming {
public:
  explicit Naming(const TopCommand &command)
      : command_(command),
        symbols_([this](const auto &...arguments) { return resolve(arguments...); }) {}

  /// What has ended is resolved completely.
  void name(Profile &profile, bool isLive) {
    nameForReport(profile, command_.names, command_.code, command_.vaisSource,
                  [&](const auto &...arguments) {
                    return isLive ? symbols_.resolve(arguments...) : resolve(arguments...);
                  });
  }

  /// Says what was missing: while there was a screen, there was no place for it.
  void warn() const {
    for (const std::string &warning : warnings_)
      std::fprintf(stderr, "vais-profiler: warning: %s\n", printable(warning).c_str());
  }

private:
  ResolvedCode resolve(const MappedObject &object, const std::vector<uint64_t> &addresses,
                       CodeDetail wanted) {
    ResolvedCode code = resolveQuietly(object, addresses, wanted);
    warnings_.insert(code.warnings.begin(), code.warnings.end());
    return code;
  }

  const TopCommand &command_;
  std::set<std::string> warnings_;
  CachedSymbols symbols_;
};

Profile readThreadsApart(const std::string &path) {
  const Profile whole = readProfile(path);
  const std::vector<Profile> threads = readThreadsOf(path);
  return threads.empty() ? whole : groupByThread(whole, threads);
}

/// `path` returns where the profile is, or "" if there is none yet.
TopSource sourceOf(const TopCommand &command, Naming &naming,
                   const std::function<std::string()> &path, const std::function<bool()> &runs) {
  const auto read = [&command, &naming, path, runs](Threads threads) -> std::optional<Profile> {
    const std::string file = path();
    if (file.empty())
      return std::nullopt;
    const bool isLive = runs();
    Profile profile = threads == Threads::Apart ? readThreadsApart(file) : readProfile(file);
    requireKnown(profile, command.shown.value);
    naming.name(profile, isLive);
    return profile;
  };
  return {read, runs, matchingNames};
}

void show(const TopSource &source, const TopOptions &options) {
  if (options.isPlain || !showTopScreen(source, options, gIsStopped))
    showTopTables(source, options, gIsStopped);
}

void topOfFile(const TopCommand &command) {
  std::string file =
      isProcessId(command.profile) ? profileOfProcess(command.profile) : command.profile;
  if (!command.shown.isPlain && isSmartTerminal(stdout)) // an error is no reason for a screen
    requireKnown(readProfile(file), command.shown.value);
  for (const int signal : {SIGINT, SIGTERM, SIGHUP, SIGQUIT})
    std::signal(signal, stop);
  Naming naming(command);
  show(sourceOf(
           command, naming, [&] { return file; }, [&] { return isLive(file); }),
       command.shown);
  naming.warn();
}

int topOfProgram(const TopCommand &command, const std::vector<std::string> &program) {
  RunOptions options;
  options.arguments = program;
  requireInstrumentation(findProgram(program[0]));
  WatchedProgram watched(options, gIsStopped);
  Naming naming(command);
  const TopSource source = sourceOf(
      command, naming, [&] { return watched.profile(); }, [&] { return watched.isRunning(); });
  const int status = watched.run([&] { show(source, command.shown); });
  naming.warn();
  return status;
}

} // namespace

void addTopCommand(CLI::App &app, const std::vector<std::string> &behindDashes, int &status) {
  const auto options = std::make_shared<TopCommand>();
  CLI::App *command = app.add_subcommand(
      "top",
      "Shows the hottest functions of a running program, again and again until it ends: a full\n"
      "screen, which lists its keys with ?, or tables if the output is no terminal. With -- "
      "PROGRAM\n"
      "it runs an instrumented program, whose output is kept and follows at the end.");
  command
      ->add_option("FILE|PID", options->profile, "Profile of the program, or number of its process")
      ->type_name("");
  TopOptions &shown = options->shown;
  command->add_option("--interval", shown.interval, "Seconds between updates. Default: 1")
      ->type_name("SECONDS")
      ->check(CLI::Range(0.05, 3600.0));
  command->add_option("--updates", shown.updates, "Stop after N updates; 0 for never")
      ->type_name("N")
      ->check(CLI::NonNegativeNumber);
  command->add_flag("--plain", shown.isPlain, "Write tables, even if the output is a terminal");
  addValueOption(*command, shown.value);
  addCodeOptions(*command, options->code);
  addLimitOption(*command, shown.limit,
                 "Largest number of functions. Default: of tables, what fits on the screen");
  addNamesOption(*command, options->names);
  addVaisSourceOption(*command, options->vaisSource);
  addWidthOption(*command, shown.width);
  command->footer("Examples:\n"
                  "  vais-profiler top app.4711.vprof\n"
                  "  vais-profiler top 4711 --interval 0.5 --value allocated_bytes\n"
                  "  vais-profiler top -- ./app --fast input");
  command->callback([options, &behindDashes, &status] {
    std::vector<std::string> program(behindDashes);
    if (!program.empty())
      program.erase(program.begin()); // "--"
    if (program.empty() == options->profile.empty())
      throw CommandError("top: expected either a profile, the number of a process, or a program "
                         "after --, found " +
                         std::string(program.empty() ? "none of them" : "two of them"));
    if (program.empty())
      topOfFile(*options);
    else
      status = topOfProgram(*options, program);
  });
}

} // namespace vais::profiler
