/// vais-profiler serve: shows profiles, those of running programs included, in a browser, and gives
/// their numbers to Prometheus and pprof.

#include "utils/vais-profiler/commands/Commands.h"
#include "utils/vais-profiler/commands/ReportOptions.h"
#include "utils/vais-profiler/commands/RunCommand.h"
#include "utils/vais-profiler/profiles/CachedSymbols.h"
#include "utils/vais-profiler/profiles/ObjectSymbols.h"
#include "utils/vais-profiler/profiles/ProfileDirectory.h"
#include "utils/vais-profiler/profiles/ProfileOfProcess.h"
#include "utils/vais-profiler/run/Browser.h"
#include "utils/vais-profiler/run/ChildProcess.h"
#include "utils/vais-profiler/run/Instrumented.h"
#include "utils/vais-profiler/run/ProgramSearch.h"
#include "utils/vais-profiler/serve/ProfileService.h"
#include "utils/vais-profiler/serve/WebServer.h"
#include "utils/vais-profiler/vais/VaisSource.h"

#include "runtime/report/store/ProfileHeader.h"
#include "runtime/report/text/PrintableText.h"

#include <atomic>
#include <cerrno>
#include <csignal>
#include <cstring>
#include <filesystem>
#include <fmt/format.h>
#include <malloc.h>
#include <memory>
#include <thread>
#include <unistd.h>

namespace vais::profiler {
namespace {

struct ServeOptions {
  std::string target; ///< a file, a directory or the number of a process; empty for the current one
  std::string listen = "127.0.0.1:0";
  bool isTokenWanted = false;
  std::vector<std::string> names;
  size_t metricsFunctions = 100;
  bool isOpened = false;
  std::string sourceFolder;
  NameStyle style = NameStyle::Short;
  ShownCode code;
  std::string vaisSource;
};

int gStopPipe[2] = {-1, -1};

void stopServing(int) {
  const int before = errno;
  const ssize_t written = write(gStopPipe[1], "", 1);
  static_cast<void>(written); // a full pipe has stopped it already
  errno = before;
}

void waitForStop() {
  char byte;
  while (read(gStopPipe[0], &byte, 1) < 0 && errno == EINTR)
    continue;
}

void listenToSignals() {
  for (const int signal : {SIGINT, SIGTERM, SIGHUP})
    std::signal(signal, stopServing);
}

/// A server and what it serves, once that is known.
class Serving {
public:
  explicit Serving(const ServeOptions &options)
      : options_(options), symbols_(resolve), address_(parseWebAddress(options.listen)) {
    if (options.isTokenWanted || !address_.isLocal())
      access_.token = makeToken();
    access_.names = options.names;
    if (pipe(gStopPipe) != 0)
      throw CommandError(std::string("expected a pipe, found: ") + std::strerror(errno));
    std::signal(SIGPIPE, SIG_IGN);
    mallopt(M_ARENA_MAX, 2); // many threads, each of which allocates little at a time
    server_ = std::make_unique<WebServer>(
        address_, [this](const WebRequest &request) { return service_->answer(request); });
  }

  ~Serving() {
    if (service_)
      service_->stop();
    server_.reset();
  }

  /// Begins to serve, and says where.
  void start(const std::string &path) {
    ServiceOptions service{access_, options_.metricsFunctions, options_.sourceFolder,
                           [this](Profile &profile) { name(profile); }};
    service_ = std::make_unique<ProfileService>(std::make_shared<ServedProfiles>(path),
                                                std::move(service));
    server_->start();
    const std::string token = access_.token.empty() ? "" : "?token=" + access_.token;
    const std::string url = server_->url() + token;
    std::fprintf(stderr, "vais-profiler: serving %s at %s\n", printable(path).c_str(),
                 printable(url).c_str());
    if (options_.isOpened)
      openInBrowser(url);
  }

private:
  void name(Profile &profile) {
    nameForReport(
        profile, options_.style, options_.code, options_.vaisSource,
        [this](const MappedObject &object, const std::vector<uint64_t> &addresses,
               CodeDetail wanted) { return symbols_.resolve(object, addresses, wanted); });
  }

  const ServeOptions &options_;
  CachedSymbols symbols_;
  const WebAddress address_;
  WebAccess access_;
  std::unique_ptr<WebServer> server_;
  std::unique_ptr<ProfileService> service_;
};

void serve(const ServeOptions &options) {
  const std::string target = options.target.empty() ? "." : options.target;
  const std::string path = isProcessId(target) ? profileOfProcess(target) : target;
  Serving serving(options);
  listenToSignals();
  serving.start(path);
  waitForStop();
}

/// Waits until the program has begun its profile. Returns false if it ends before.
bool waitForProfile(const std::string &path, const std::atomic<bool> &hasEnded) {
  for (;;) {
    const bool isLast = hasEnded;
    if (isProfile(path))
      return true;
    if (isLast)
      return false;
    std::this_thread::sleep_for(std::chrono::milliseconds(10));
  }
}

/// Serves the profile of the program while it runs, and then until this process is told to stop.
/// Returns the program's status.
int serveProgram(const ServeOptions &options, const std::vector<std::string> &arguments) {
  const std::string program = findProgram(arguments[0]);
  requireInstrumentation(program);
  Serving serving(options);
  RunOptions run;
  run.arguments = arguments;
  const std::string folder = std::filesystem::current_path();
  const std::string name = folder + '/' + baseName(arguments[0]);
  std::string file, problem;
  std::thread starter;
  std::atomic<bool> hasEnded = false;
  ChildEnvironment environment;
  environment.options = profilerOptions(run, outputOptionOf(name) + ".%p.vprof");
  environment.started = [&](int processId) {
    file = fmt::format("{}.{}.vprof", name, processId);
    starter = std::thread([&] {
      try {
        if (waitForProfile(file, hasEnded))
          serving.start(file);
        else
          problem = arguments[0] + ": expected a profile, found that the program left none";
      } catch (const std::exception &error) {
        problem = error.what();
      }
    });
  };
  const ChildResult child = runChild(program, arguments, environment);
  if (isProfile(file))
    stampEnd(file, child.end);
  hasEnded = true;
  starter.join();
  if (!problem.empty()) {
    std::fprintf(stderr, "vais-profiler: %s\n", printableLines(problem).c_str());
    return child.status;
  }
  if (child.isInterrupted)
    return child.status;
  listenToSignals();
  std::fprintf(stderr, "vais-profiler: the program has ended; Ctrl-C ends the server\n");
  waitForStop();
  return child.status;
}

} // namespace

void addServeCommand(CLI::App &app, const std::vector<std::string> &behindDashes, int &status) {
  const auto options = std::make_shared<ServeOptions>();
  CLI::App *command = app.add_subcommand(
      "serve",
      "Shows a profile in a browser, that of a running program continuously; all profiles of a "
      "directory, to be compared and added up; or those of a program that it runs. Also gives the "
      "numbers of running programs to Prometheus (/metrics), and profiles to go tool pprof "
      "(/debug/pprof/profile?seconds=N, /debug/pprof/heap). The watched program does nothing for "
      "it.");
  command
      ->add_option("TARGET", options->target,
                   "A profile, a directory of profiles, or the number of a process. Default: the "
                   "working directory")
      ->type_name("");
  command
      ->add_option("--listen", options->listen,
                   "Where to listen: PORT or ADDRESS:PORT (0 for a free port), or unix:PATH. An "
                   "address that other machines reach requires a token, which is printed. Default: "
                   "127.0.0.1:0")
      ->type_name("ADDRESS");
  command->add_flag("--token", options->isTokenWanted,
                    "Require a token on this machine, too, where other users may connect");
  command
      ->add_option("--server-name", options->names,
                   "Name under which clients may call the server, beside addresses and localhost")
      ->type_name("NAME")
      ->allow_extra_args(false);
  command
      ->add_option("--metrics-functions", options->metricsFunctions,
                   "Largest number of functions of each process in /metrics. Default: 100")
      ->type_name("N")
      ->check(CLI::Range(0, 10000));
  command->add_flag("--open", options->isOpened, "Open the page: with BROWSER, else with xdg-open");
  addSourceOption(*command, options->sourceFolder);
  addNamesOption(*command, options->style);
  addCodeOptions(*command, options->code);
  addVaisSourceOption(*command, options->vaisSource);
  command->footer("Examples:\n"
                  "  vais-profiler serve --open -- ./app --fast input\n"
                  "  vais-profiler serve 4711\n"
                  "  vais-profiler serve app.4711.vprof --listen 8080\n"
                  "  vais-profiler serve /var/lib/profiles --listen 0.0.0.0:9464\n"
                  "  go tool pprof http://127.0.0.1:8080/debug/pprof/heap");
  command->callback([=, &behindDashes, &status] {
    if (!options->vaisSource.empty()) // a mistake there is found at once
      static_cast<void>(VaisSource(options->vaisSource));
    if (behindDashes.empty())
      return serve(*options);
    const std::vector<std::string> program(behindDashes.begin() + 1, behindDashes.end());
    if (program.empty())
      throw CommandError("serve: expected a program after --, found none");
    if (!options->target.empty())
      throw CommandError("serve: expected either a profile or a program after --, found both");
    status = serveProgram(*options, program);
  });
}

} // namespace vais::profiler
