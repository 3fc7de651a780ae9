/// Formats numbers for people to read.

#ifndef VAIS_PROFILER_REPORT_UNITS_H
#define VAIS_PROFILER_REPORT_UNITS_H

#include <cstdint>
#include <string>

namespace vais::profiler {

/// "512 ns", "1.23 µs", "45.6 ms", "789 s": three digits, UTF-8.
std::string formatDuration(double ns);

/// "512 B", "1.5 KiB", "23.4 MiB".
std::string formatBytes(double bytes);

/// "1,234,567".
std::string formatCount(uint64_t count);

/// Returns a count that is not an integer, such as a mean, with two decimals: "3,000.67".
std::string formatFraction(double count);

/// "12.3 %".
std::string formatPercentage(double percentage);

/// "3 calls", "1 call".
std::string formatNumberOf(uint64_t count, const std::string &singular);

/// Returns the nearest integer; for values out of range the nearest one in range, for NaN 0.
uint64_t toInteger(double value);

} // namespace vais::profiler

#endif
