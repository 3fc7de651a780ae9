/// vais-profiler vais: builds a Vais program with profiling, runs it and reports its profile.

#include "runtime/report/text/PrintableText.h"
#include "utils/vais-profiler/commands/Commands.h"
#include "utils/vais-profiler/commands/RunCommand.h"
#include "utils/vais-profiler/run/ChildProcess.h"
#include "utils/vais-profiler/run/ProgramSearch.h"
#include "utils/vais-profiler/vais/VaisSource.h"
#include "utils/vais-program/ProgramName.h"

#include <cerrno>
#include <cstring>
#include <filesystem>
#include <fmt/format.h>
#include <memory>
#include <sstream>

namespace vais::profiler {
namespace {

struct VaisOptions {
  RunOptions run;
  std::string source;
  std::string vaisc;   ///< empty for $VAISC or the one on PATH
  std::string engine;  ///< empty for the compiler's default
  std::string level;   ///< of optimisation; empty for what the compiler asks for
  std::string program; ///< file of the program; empty for a temporary one
};

/// A folder that is removed with everything in it.
class TemporaryFolder {
public:
  TemporaryFolder() {
    path_ = temporaryPrefix() + "XXXXXX";
    if (!mkdtemp(path_.data()))
      throw CommandError(path_ + ": expected to make a folder, found: " + std::strerror(errno));
  }
  ~TemporaryFolder() {
    std::error_code ignored;
    std::filesystem::remove_all(path_, ignored);
  }
  TemporaryFolder(const TemporaryFolder &) = delete;
  TemporaryFolder &operator=(const TemporaryFolder &) = delete;
  const std::string &path() const { return path_; }

private:
  std::string path_;
};

std::string findVaisc(const VaisOptions &options) {
  const char *variable = std::getenv("VAISC");
  const std::string name = !options.vaisc.empty()  ? options.vaisc
                           : variable && *variable ? variable
                                                   : "vaisc";
  try {
    return findProgram(name);
  } catch (const CommandError &error) {
    throw CommandError(std::string(error.what()) +
                           "\nto name the Vais compiler: --vaisc FILE, or the variable VAISC",
                       error.status());
  }
}

std::string ownClang() {
  return (std::filesystem::read_symlink("/proc/self/exe").parent_path() / "vais-profiler-clang")
      .string();
}

/// Returns the wrapper's options in the environment, with the one for a level of optimisation only
/// if it is "2".
std::string clangOptionsFor(const std::string &level) {
  const std::string optimise = "--vais-profiler-O2";
  const char *users = std::getenv("VAIS_PROFILER_CLANG_OPTIONS");
  std::istringstream words(users ? users : "");
  std::string options = level == "2" ? optimise : "";
  for (std::string word; words >> word;)
    if (word != optimise)
      options += ' ' + word;
  return options;
}

/// Runs the compiler. It works recursively and needs a larger stack than is usual; what it prints
/// is not the program's output.
ChildResult build(const VaisOptions &options, const std::string &vaisc,
                  const std::string &program) {
  constexpr uint64_t kStack = uint64_t(64) << 20;
  std::vector<std::string> arguments = {vaisc,   "build",   options.source, "-o",
                                        program, "--clang", ownClang()};
  if (!options.engine.empty())
    arguments.insert(arguments.end(), {"--engine", options.engine});
  const char *users = std::getenv("VAIS_PROFILER_OPTIONS");
  ChildEnvironment environment{users ? users : "", ""};
  if (!options.level.empty())
    environment.clangOptions = clangOptionsFor(options.level);
  environment.stack = kStack;
  environment.output = ChildOutput::ToErrors;
  return runChild(vaisc, arguments, environment);
}

/// Reads where functions stand before anything else is done, so that a mistake in --vais-source is
/// found in time. Without that, a program whose source cannot be read is profiled nevertheless.
void chooseVaisSource(VaisOptions &options) {
  std::string &place = options.run.vaisSource;
  if (!place.empty()) {
    static_cast<void>(VaisSource(place));
    return;
  }
  try {
    static_cast<void>(VaisSource(options.source));
    place = options.source;
  } catch (const CommandError &error) {
    std::fprintf(stderr, "vais-profiler: note: %s\n", printable(error.what()).c_str());
  }
}

int profile(VaisOptions options) {
  if (!std::filesystem::exists(options.source))
    throw CommandError(options.source + ": expected a Vais source or a package, found none");
  if (std::error_code none; !options.program.empty() &&
                            std::filesystem::equivalent(options.source, options.program, none))
    throw CommandError("--program " + options.program +
                       ": expected a file for the program, found its source");
  chooseVaisSource(options);
  const std::string vaisc = findVaisc(options);
  const std::string name = nameOfVaisProgram(options.source);
  const TemporaryFolder folder;
  const std::string program = options.program.empty()
                                  ? folder.path() + '/' + name
                                  : std::filesystem::absolute(options.program).string();
  const ChildResult built = build(options, vaisc, program);
  if (built.status != 0 || built.isInterrupted)
    throw CommandError(
        fmt::format("{}: expected {} to build it, found that it ended with status {}",
                    options.source, vaisc, built.status),
        built.status ? built.status : 1);
  options.run.arguments.insert(options.run.arguments.begin(), program);
  if (options.run.output.empty())
    options.run.output = name + ".vprof";
  return runAndReport(options.run);
}

/// The usual help, with the program's arguments in its usage line.
class VaisFormatter : public CLI::Formatter {
  std::string make_usage(const CLI::App *, std::string) const override {
    return "Usage: vais-profiler vais [OPTIONS] SOURCE [-- ARGUMENTS...]\n";
  }
};

} // namespace

void addVaisCommand(CLI::App &app, const std::vector<std::string> &behindDashes, int &status) {
  const auto options = std::make_shared<VaisOptions>();
  CLI::App *command = app.add_subcommand(
      "vais",
      "Builds a Vais program with profiling, runs it and reports its profile on standard\n"
      "error. Only the profile stays. The exit status is the program's, 128 + N when signal\n"
      "N killed it, or the compiler's if that fails.");
  declareRunOptions(*command, options->run);
  command->prefix_command(false);
  command->formatter(std::make_shared<VaisFormatter>());
  command->get_option("--output")
      ->description("File the profile is written to; profiles of child processes go to "
                    "FILE.<process>. Default: SOURCE.vprof in the working directory");
  command->add_option("SOURCE", options->source, "Vais source, or folder of a package")
      ->required()
      ->type_name("");
  command
      ->add_option("--vaisc", options->vaisc,
                   "The Vais compiler. Default: what VAISC names, or vaisc on PATH")
      ->type_name("FILE");
  command
      ->add_option("--engine", options->engine, "Engine of the compiler. Default: its own choice")
      ->type_name("full|direct")
      ->check(CLI::IsMember({"full", "direct"}).description(""));
  command
      ->add_option("-O", options->level,
                   "Optimise, as vaisc itself does not: -O2 compiles what it makes at that level")
      ->type_name("0|2")
      ->check(CLI::IsMember({"0", "2"}).description(""));
  command
      ->add_option("--program", options->program,
                   "File the program is built as, and kept; annotate --assembly needs it")
      ->type_name("FILE");
  command->footer(
      "Examples:\n  vais-profiler vais app.vais\n"
      "  vais-profiler vais app.vais -O2 --time=exact -- --fast input\n"
      "  vais-profiler vais package -o package.vprof --format flamegraph --report a.html");
  command->callback([=, &behindDashes, &status] {
    options->run.arguments = behindDashes;
    if (!options->run.arguments.empty()) // the dashes
      options->run.arguments.erase(options->run.arguments.begin());
    status = profile(*options);
  });
}

} // namespace vais::profiler
