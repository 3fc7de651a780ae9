/// The options of `run`. Those of the program are taken from the table by which the program reads
/// them.

#include "utils/vais-profiler/run/RunOptions.h"

#include "utils/installation/Installation.h"
#include "utils/vais-profiler/run/EventNames.h"
#include "utils/vais-profiler/terminal/ReportOutput.h"
#include "utils/vais-profiler/terminal/Suggestion.h"

#include <algorithm>
#include <cstdlib>
#include <filesystem>
#include <fmt/format.h>

namespace vais::profiler {
namespace {

/// An option of the profiled program that is a choice.
struct Choice {
  const char *key;
  const char *initial;
  const char *help;
  const char *values; ///< separated by ", "
};

constexpr Choice kChoices[] = {
#define VAIS_PROFILER_OPTION_TEXT(key, initial, help)
#define VAIS_PROFILER_OPTION_CHOICE(key, initial, help, ...) {#key, #initial, help, #__VA_ARGS__},
#define VAIS_PROFILER_OPTION_NUMBER(key, initial, minimum, maximum, help)
#define VAIS_PROFILER_OPTION_PERCENT(key, initial, help)
#include "contracts/Options.def"
};

/// An option of the profiled program that is a text or a number.
struct ValueOption {
  const char *key;
  const char *help;
  const char *type;
  // Of a number:
  uint64_t initial = 0;
  uint64_t minimum = 0;
  uint64_t maximum = 0;
};

constexpr ValueOption kValues[] = {
#define VAIS_PROFILER_OPTION_TEXT(key, initial, help) {#key, help, "FUNCTION"},
#define VAIS_PROFILER_OPTION_CHOICE(key, initial, help, ...)
#define VAIS_PROFILER_OPTION_NUMBER(key, initial, minimum, maximum, help)                          \
  {#key, help, "N", initial, minimum, maximum},
#define VAIS_PROFILER_OPTION_PERCENT(key, initial, help)
#include "contracts/Options.def"
};

/// Returns a check of numbers from `minimum` to `maximum`.
auto numberFrom(uint64_t minimum, uint64_t maximum) {
  return [=](const std::string &text) {
    constexpr size_t kDigits = 18;
    const bool isNumber = !text.empty() && text.size() <= kDigits &&
                          text.find_first_not_of("0123456789") == std::string::npos;
    const uint64_t number = isNumber ? std::stoull(text) : 0;
    return isNumber && number >= minimum && number <= maximum
               ? std::string()
               : fmt::format("expected a number from {} to {}, found {}", minimum, maximum, text);
  };
}

std::string flagOf(std::string key) {
  std::replace(key.begin(), key.end(), '_', '-');
  return "--" + key;
}

std::string sentence(std::string help) {
  help[0] = static_cast<char>(std::toupper(static_cast<unsigned char>(help[0])));
  return help;
}

std::vector<std::string> valuesOf(const Choice &choice) {
  return CLI::detail::split(choice.values, ',');
}

/// The usual help, with the program in its usage line.
class RunFormatter : public CLI::Formatter {
  std::string make_usage(const CLI::App *, std::string) const override {
    return "Usage: vais-profiler run [OPTIONS] -- PROGRAM ARGUMENTS...\n";
  }
};

/// Declares a choice. `more` is appended to the help of the program's option.
void declareChoice(CLI::App &command, const std::string &key, std::string &value,
                   const char *more = "") {
  const Choice &choice = *std::find_if(std::begin(kChoices), std::end(kChoices),
                                       [&](const Choice &c) { return c.key == key; });
  std::vector<std::string> values = valuesOf(choice);
  for (std::string &each : values)
    CLI::detail::trim(each);
  command
      .add_option(flagOf(key), value,
                  fmt::format("{}{}. Default: {}", sentence(choice.help), more, choice.initial))
      ->type_name(CLI::detail::join(values, "|"))
      ->check([values](const std::string &given) {
        return std::count(values.begin(), values.end(), given) > 0
                   ? std::string()
                   : fmt::format("expected {}, found {}", CLI::detail::join(values, ", "), given);
      });
}

void declareNumber(CLI::App &command, const std::string &key, std::string &value) {
  const ValueOption &number = *std::find_if(std::begin(kValues), std::end(kValues),
                                            [&](const ValueOption &v) { return v.key == key; });
  command
      .add_option(flagOf(key), value,
                  fmt::format("{}. Default: {}", sentence(number.help), number.initial))
      ->type_name(number.type)
      ->check(numberFrom(number.minimum, number.maximum));
}

void declareText(CLI::App &command, const std::string &key, std::string &value, const char *type,
                 const std::string &more = "") {
  const ValueOption &text = *std::find_if(std::begin(kValues), std::end(kValues),
                                          [&](const ValueOption &v) { return v.key == key; });
  command.add_option(flagOf(key), value, sentence(text.help) + more)->type_name(type);
}

void declareTraceOptions(CLI::App &command, std::map<std::string, std::string> &values) {
  for (const ValueOption &option : kValues) {
    const std::string key = option.key;
    if (key.rfind("trace_", 0) == 0)
      command
          .add_option_function<std::string>(
              flagOf(key), [&values, key](const std::string &value) { values[key] = value; },
              sentence(option.help))
          ->type_name(option.type)
          ->group("With --mode=trace only");
  }
}

/// Escapes a value of VAIS_PROFILER_OPTIONS.
std::string escaped(const std::string &value) {
  std::string text;
  for (const char c : value) {
    if (c == ':' || c == '\\')
      text += '\\';
    text += c;
  }
  return text;
}

} // namespace

void declareRunOptions(CLI::App &command, RunOptions &options) {
  constexpr uint64_t kMostRuns = 10000;
  command.formatter(std::make_shared<RunFormatter>());
  command
      .add_option(
          "-o,--output", options.output,
          "File the profile is written to; profiles of child processes go to FILE.<process>. "
          "Default: <program>.<process>.vprof")
      ->type_name("FILE");
  command
      .add_option("--repeat", options.repeat,
                  "Run the program N times; keep the sum, and how much the runs differ from each "
                  "other, which diff needs. Each run reads input from a file again")
      ->type_name("N")
      ->check(numberFrom(1, kMostRuns));
  declareChoice(command, "mode", options.mode);
  declareTraceOptions(command, options.trace);
  declareChoice(command, "time", options.time);
  declareChoice(command, "sampler", options.sampler);
  declareNumber(command, "sample_rate", options.sampleRate);
  declareText(command, "events", options.events, "EVENTS", "; names of libpfm4 are known, too");
  declareText(command, "sample_on", options.sampleOn, "EVENT@PERIOD");
  declareChoice(command, "memory", options.memory);
  declareChoice(command, "alloc_scope", options.allocScope, " (run preloads it)");
  addFormatOption(command, options.format);
  command
      .add_option("--report", options.report,
                  "File the report is written to instead of standard error")
      ->type_name("FILE");
  command.add_flag_callback(
      "--open", [&options] { options.showing = Showing::Page; },
      "Also write the page (--format html) beside the profile, and open it: with BROWSER, else "
      "with "
      "xdg-open");
  addNamesOption(command, options.names);
  addCodeOptions(command, options.code);
  addVaisSourceOption(command, options.vaisSource);
  addWidthOption(command, options.width);
  addAttributeOption(command, options.attribution);
  command.add_flag_callback(
      "--children", [&options] { options.target = RunTarget::Children; },
      "Profile the instrumented programs that the program starts; it need not be one itself");
  command.prefix_command();
  command.footer("Examples:\n  vais-profiler run -o app.vprof --time=exact -- ./app --fast input\n"
                 "  vais-profiler run --open -- ./app\n"
                 "  vais-profiler run --format html --report app.html -- ./app\n"
                 "  vais-profiler run -o new.vprof --repeat 5 -- ./app\n"
                 "  vais-profiler run -o app.vprof --mode=trace --trace-ring=64 -- ./app");
}

std::vector<std::string> programOf(const CLI::App &command,
                                   const std::vector<std::string> &behindDashes) {
  std::vector<std::string> program = command.remaining();
  program.insert(program.end(), behindDashes.begin(), behindDashes.end());
  if (!program.empty() && program[0] == "--")
    program.erase(program.begin());
  else if (!program.empty() && program[0][0] == '-')
    throw CommandError(
        "run: expected an option, found " + program[0] +
        suggestion(program[0].substr(0, program[0].find('=')), optionNames(command)));
  if (program.empty())
    throw CommandError("run: expected a program after --, found none");
  return program;
}

std::string profilerOptions(const RunOptions &options, const std::string &output) {
  const char *own = std::getenv("VAIS_PROFILER_OPTIONS");
  std::string text = own ? own : "";
  const auto append = [&text](const char *key, const std::string &value) {
    if (!value.empty())
      text += (text.empty() ? "" : ":") + std::string(key) + '=' + value;
  };
  append("mode", options.mode);
  for (const auto &[key, value] : options.trace)
    append(key.c_str(), escaped(value));
  append("time", options.time);
  append("sampler", options.sampler);
  append("sample_rate", options.sampleRate);
  append("events", escaped(eventsWithNumbers(options.events)));
  append("sample_on", escaped(sampledEventWithNumbers(options.sampleOn)));
  append("memory", options.memory);
  append("alloc_scope", options.allocScope);
  append("output", output);
  append("report", "none"); // `run` itself says where the profile is
  return text;
}

std::string preloadedLibraries(const RunOptions &options) {
  const char *own = std::getenv("LD_PRELOAD");
  const std::string users = own ? own : "";
  if (options.allocScope != "process")
    return users;
  const std::string library = (libraryFolder() / VAIS_PROFILER_MALLOC_NAME).string();
  return users.empty() ? library : library + ':' + users;
}

std::string baseName(const std::string &path) { return path.substr(path.rfind('/') + 1); }

} // namespace vais::profiler
