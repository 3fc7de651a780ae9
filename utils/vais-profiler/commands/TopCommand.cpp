/// vais-profiler top: the hottest functions, continuously updated.

#include "runtime/report/formats/shared/FunctionOrder.h"
#include "runtime/report/formats/text/Table.h"
#include "runtime/report/store/ProfileReader.h"
#include "runtime/report/text/PrintableText.h"
#include "runtime/report/text/Units.h"
#include "utils/vais-profiler/commands/Commands.h"
#include "utils/vais-profiler/commands/ReportOptions.h"
#include "utils/vais-profiler/profiles/LiveProfile.h"
#include "utils/vais-profiler/run/RunOptions.h"
#include "utils/vais-profiler/terminal/ReportOutput.h"

#include <algorithm>
#include <chrono>
#include <csignal>
#include <fmt/format.h>
#include <map>
#include <memory>
#include <sys/ioctl.h>
#include <thread>
#include <unistd.h>

namespace vais::profiler {
namespace {

struct TopOptions {
  std::string file;
  double interval = 1;
  size_t updates = 0;
  const Value *value = nullptr;
  std::optional<size_t> limit;
  NameStyle names = NameStyle::Short;
  ShownCode code;
  std::string vaisSource;
  size_t width = kUnlimited;
};

volatile std::sig_atomic_t gIsStopped = 0;
void stop(int) { gIsStopped = 1; }

/// Shows what functions have of the value now and had when the screen was last drawn.
class Screen {
public:
  explicit Screen(const TopOptions &options) : options_(options) {}

  std::string draw(const Profile &profile, ReportStyle style);

private:
  const TopOptions &options_;
  std::map<std::string, uint64_t> before_;
};

size_t rowsOf(std::FILE *stream) {
  constexpr size_t kRows = 20, kOtherLines = 5, kLeast = 3;
  winsize window{};
  if (!isatty(fileno(stream)) || ioctl(fileno(stream), TIOCGWINSZ, &window) != 0 ||
      window.ws_row == 0)
    return kRows;
  return std::max<size_t>(window.ws_row, kLeast + kOtherLines) - kOtherLines;
}

std::string Screen::draw(const Profile &profile, ReportStyle style) {
  const Value &value = style.valueOf(profile);
  style.value = &value;
  const std::vector<uint64_t> own = functionOwn(profile, value);
  std::map<std::string, uint64_t> now;
  uint64_t all = 0;
  for (size_t i = 0; i < own.size(); ++i) {
    now[profile.functions[i].name] += own[i];
    all += own[i];
  }
  std::vector<FunctionTotals> functions = sortedFunctions(profile, style);
  const std::string program =
      printable(profile.programs.empty() ? options_.file : baseName(profile.programs[0].path));
  std::string text =
      elide(fmt::format("{}: {}, {}, {}: {}", program, formatDuration(profile.durationNs),
                        formatNumberOf(profile.threads, "thread"), value.help,
                        style.scales.format(value.unit, all)),
            style.width) +
      "\n\n";
  Table table({{"own"}, {"share"}, {"since last"}, {"calls"}}, "function");
  for (size_t i = 0; i < std::min(functions.size(), style.rows); ++i) {
    const Index function = functions[i].function;
    const std::string &name = profile.functions[function].name;
    const uint64_t last = before_.count(name) ? before_[name] : now[name];
    table.addRow(
        {style.scales.format(value.unit, own[function]),
         formatPercentage(percentage(static_cast<double>(own[function]), static_cast<double>(all))),
         now[name] > last ? style.scales.format(value.unit, now[name] - last) : "",
         profile.functions[function].isSampled ? "-" : formatCount(functions[i].calls)},
        {displayName(profile.functions[function])});
  }
  before_ = std::move(now);
  return text + table.render(style.width, style.colour == Colour::On);
}

void top(const TopOptions &options) {
  constexpr const char *kClear = "\033[H\033[J";
  const bool isCleared = isSmartTerminal(stdout);
  std::signal(SIGINT, stop);
  std::signal(SIGTERM, stop);
  Screen screen(options);
  for (size_t i = 1; !gIsStopped; ++i) {
    const bool isLast = !isLive(options.file) || i == options.updates;
    Profile profile = readProfile(options.file);
    requireKnown(profile, options.value);
    nameForReport(profile, options.names, options.code, options.vaisSource);
    ReportStyle style;
    style.width = options.width;
    style = terminalStyle(style, stdout);
    style.rows = options.limit.value_or(rowsOf(stdout));
    style.value = options.value;
    const std::string text = screen.draw(profile, style);
    std::fputs((isCleared ? kClear + text : text).c_str(), stdout);
    if (std::fflush(stdout) != 0 || isLast)
      return;
    const auto step = std::chrono::milliseconds(50);
    for (double waited = 0; waited < options.interval && !gIsStopped; waited += 0.05)
      std::this_thread::sleep_for(step);
  }
}

} // namespace

void addTopCommand(CLI::App &app) {
  const auto options = std::make_shared<TopOptions>();
  CLI::App *command = app.add_subcommand(
      "top",
      "Shows the hottest functions of a running program, again and again until it ends; of a "
      "finished program, once.");
  command->add_option("FILE", options->file, "Profile of the program")->required()->type_name("");
  command->add_option("--interval", options->interval, "Seconds between updates. Default: 1")
      ->type_name("SECONDS")
      ->check(CLI::Range(0.05, 3600.0));
  command->add_option("--updates", options->updates, "Stop after N updates; 0 for never")
      ->type_name("N")
      ->check(CLI::NonNegativeNumber);
  addValueOption(*command, options->value);
  addCodeOptions(*command, options->code);
  addLimitOption(*command, options->limit,
                 "Largest number of functions. Default: what fits on the screen");
  addNamesOption(*command, options->names);
  addVaisSourceOption(*command, options->vaisSource);
  addWidthOption(*command, options->width);
  command->footer("Examples:\n"
                  "  vais-profiler top app.4711.vprof\n"
                  "  vais-profiler top app.4711.vprof --interval 0.5 --value allocated_bytes");
  command->callback([options] { top(*options); });
}

} // namespace vais::profiler
