/// The building blocks of the sections of the text report.

#include "runtime/report/formats/text/TextSections.h"

#include "runtime/report/names/FunctionNames.h"
#include "runtime/report/text/Units.h"

#include <algorithm>
#include <cmath>
#include <fmt/format.h>

namespace vais::profiler {
namespace {

constexpr const char *kOutside = "(outside)";
constexpr const char *kRegion = " (region)";

} // namespace

std::string TextSource::name(Index function) const {
  if (function == kNone)
    return kOutside;
  const Function &named = profile.functions[function];
  return displayName(named) + (named.isRegion ? kRegion : "");
}

std::string headingText(const TextSource &source, const std::string &title) {
  return source.hasColour() ? fmt::format("\n{}{}{}\n\n", kBold, title, kPlain)
                            : fmt::format("\n{}\n\n", title);
}

std::string tableText(const TextSource &source, const Table &table, size_t count, const char *what,
                      size_t rows) {
  std::string text = table.render(source.style.width, source.hasColour());
  if (count > rows)
    text += fmt::format("  and {}\n", formatNumberOf(count - rows, std::string("more ") + what));
  return text;
}

std::string barText(double percentage, size_t width) {
  constexpr const char *kEighths[] = {"", "▏", "▎", "▍", "▌", "▋", "▊", "▉"};
  const auto eighths =
      static_cast<size_t>(toInteger(percentage / 100 * 8 * static_cast<double>(width)));
  std::string text;
  for (size_t i = 0; i < std::min(eighths / 8, width); ++i)
    text += "█";
  return eighths / 8 < width ? text + kEighths[eighths % 8] : text;
}

std::string curveText(const std::vector<double> &values) {
  constexpr const char *kHeights[] = {" ", "▁", "▂", "▃", "▄", "▅", "▆", "▇", "█"};
  double most = 0;
  for (const double value : values)
    most = std::max(most, value);
  std::string text;
  for (const double value : values) {
    const double height = most > 0 ? std::clamp(value / most, 0.0, 1.0) : 0;
    text += kHeights[static_cast<size_t>(std::ceil(8 * height))];
  }
  return text;
}

} // namespace vais::profiler
