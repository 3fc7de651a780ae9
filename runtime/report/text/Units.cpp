/// Scales, rounds and groups numbers.

#include "runtime/report/text/Units.h"

#include <cmath>
#include <fmt/format.h>

namespace vais::profiler {
namespace {

/// Returns `value` with three digits: 1.23, 12.3 or 123.
std::string threeDigits(double value) {
  if (value < 9.995)
    return fmt::format("{:.2f}", value);
  if (value < 99.95)
    return fmt::format("{:.1f}", value);
  return formatCount(toInteger(value));
}

} // namespace

std::string formatDuration(double ns) {
  if (ns < 999.5)
    return fmt::format("{} ns", toInteger(ns));
  double value = ns;
  const char *unit = "";
  for (const char *next : {"µs", "ms", "s"}) {
    value /= 1000;
    unit = next;
    if (value < 999.5)
      break;
  }
  return fmt::format("{} {}", threeDigits(value), unit);
}

std::string formatBytes(double bytes) {
  if (bytes < 1023.5)
    return fmt::format("{} B", toInteger(bytes));
  double value = bytes;
  const char *unit = "";
  for (const char *next : {"KiB", "MiB", "GiB", "TiB"}) {
    value /= 1024;
    unit = next;
    if (value < 1023.5)
      break;
  }
  return fmt::format("{} {}", threeDigits(value), unit);
}

std::string formatCount(uint64_t count) {
  std::string digits = std::to_string(count);
  for (size_t i = digits.size(); i > 3;)
    digits.insert(i -= 3, 1, ',');
  return digits;
}

std::string formatFraction(double count) {
  constexpr uint64_t kHundredths = 100;
  const uint64_t hundredths = toInteger(count * kHundredths);
  return fmt::format("{}.{:02}", formatCount(hundredths / kHundredths), hundredths % kHundredths);
}

std::string formatPercentage(double percentage) { return fmt::format("{:.1f} %", percentage); }

std::string formatNumberOf(uint64_t count, const std::string &singular) {
  const bool endsInS = !singular.empty() && singular.back() == 's';
  return fmt::format("{} {}{}", formatCount(count), singular,
                     count == 1 ? ""
                     : endsInS  ? "es"
                                : "s");
}

uint64_t toInteger(double value) {
  constexpr double kBeyond = 18446744073709551616.0;
  if (!(value > 0))
    return 0;
  return value >= kBeyond ? UINT64_MAX : static_cast<uint64_t>(std::round(value));
}

} // namespace vais::profiler
