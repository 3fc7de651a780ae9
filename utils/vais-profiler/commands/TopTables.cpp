/// A table is as long as a screen, so that it fits if the output is one after all.

#include "utils/vais-profiler/commands/TopTables.h"

#include "runtime/report/formats/shared/FunctionOrder.h"
#include "runtime/report/formats/text/Table.h"
#include "runtime/report/text/PrintableText.h"
#include "runtime/report/text/Units.h"
#include "utils/vais-profiler/run/RunOptions.h"
#include "utils/vais-profiler/terminal/ReportOutput.h"

#include <algorithm>
#include <fmt/format.h>
#include <map>
#include <sys/ioctl.h>
#include <thread>
#include <unistd.h>

namespace vais::profiler {
namespace {

/// Shows what functions have of the value now and had when the last table was drawn.
class TopTables {
public:
  std::string draw(const Profile &profile, ReportStyle style);

private:
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

std::string TopTables::draw(const Profile &profile, ReportStyle style) {
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
      printable(profile.programs.empty() ? std::string() : baseName(profile.programs[0].path));
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

} // namespace

void showTopTables(const TopSource &source, const TopOptions &options,
                   const std::atomic<bool> &isStopped) {
  constexpr const char *kClear = "\033[H\033[J";
  const bool isCleared = !options.isPlain && isSmartTerminal(stdout);
  TopTables tables;
  for (size_t i = 1; !isStopped;) {
    const bool isLast = !source.isLive() || i == options.updates;
    if (const std::optional<Profile> profile = source.read(Threads::Together)) {
      ReportStyle style;
      style.width = options.width;
      style = terminalStyle(style, stdout);
      style.rows = options.limit.value_or(rowsOf(stdout));
      style.value = options.value;
      const std::string text = tables.draw(*profile, style);
      std::fputs((isCleared ? kClear + text : text).c_str(), stdout);
      if (std::fflush(stdout) != 0)
        return;
      ++i;
    }
    if (isLast)
      return;
    const auto step = std::chrono::milliseconds(50);
    for (double waited = 0; waited < options.interval && !isStopped; waited += 0.05)
      std::this_thread::sleep_for(step);
  }
}

} // namespace vais::profiler
