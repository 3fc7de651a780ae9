/// What every reader of profiles throws, tells and asks.

#ifndef VAIS_PROFILER_REPORT_READING_H
#define VAIS_PROFILER_REPORT_READING_H

#include <cstdint>
#include <functional>
#include <stdexcept>

namespace vais::profiler {

/// The file is not a profile that can be read. what() is one line: "<path>: expected ..., found
/// ...".
class ProfileError : public std::runtime_error {
  using std::runtime_error::runtime_error;
};

/// Told how many of all bytes have been read, now and then where that takes long.
using Progress = std::function<void(uint64_t done, uint64_t whole)>;

/// Tells the present of one of this process's threads, in ticks, and how many of them it was off
/// the processor.
using ThreadClock = void (*)(const void *thread, uint64_t *ticks, int64_t *offTicks);

} // namespace vais::profiler

#endif
