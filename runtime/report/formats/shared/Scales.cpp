/// A single scale for all numbers makes them comparable at a glance: three decimals, with digits
/// grouped.

#include "runtime/report/formats/shared/Scales.h"

#include "runtime/report/text/Units.h"

#include <cmath>
#include <fmt/format.h>

namespace vais::profiler {
namespace {

std::string scaled(double value, const Scale &scale) {
  constexpr uint64_t kThousandths = 1000;
  if (scale.size <= 1)
    return fmt::format("{} {}", formatCount(toInteger(value)), scale.symbol);
  const uint64_t thousandths = toInteger(value / scale.size * kThousandths);
  return fmt::format("{}.{:03} {}", formatCount(thousandths / kThousandths),
                     thousandths % kThousandths, scale.symbol);
}

} // namespace

const std::vector<Scale> &scales() {
  static const std::vector<Scale> table = {
      {"ns", "ns", Unit::Nanoseconds, 1},
      {"us", "µs", Unit::Nanoseconds, 1e3},
      {"ms", "ms", Unit::Nanoseconds, 1e6},
      {"s", "s", Unit::Nanoseconds, 1e9},
      {"B", "B", Unit::Bytes, 1},
      {"KiB", "KiB", Unit::Bytes, 1024},
      {"MiB", "MiB", Unit::Bytes, 1024 * 1024},
      {"GiB", "GiB", Unit::Bytes, 1024.0 * 1024 * 1024},
  };
  return table;
}

std::string Scales::duration(double ns) const {
  return time ? scaled(ns, *time) : formatDuration(ns);
}

std::string Scales::size(double count) const {
  return bytes ? scaled(count, *bytes) : formatBytes(count);
}

std::string Scales::format(Unit unit, uint64_t number) const {
  switch (unit) {
  case Unit::Nanoseconds:
    return duration(static_cast<double>(number));
  case Unit::Bytes:
    return size(static_cast<double>(number));
  case Unit::Count:
    break;
  }
  return formatCount(number);
}

} // namespace vais::profiler
