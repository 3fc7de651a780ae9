/// What every reader of profiles throws, and what it calls.

#ifndef VAIS_PROFILER_REPORT_READING_H
#define VAIS_PROFILER_REPORT_READING_H

#include <cstdint>
#include <functional>
#include <stdexcept>

namespace vais::profiler {

/// Thrown if a file is not a profile that can be read. what() is one line: "<path>: expected ...,
/// found ...".
class ProfileError : public std::runtime_error {
  using std::runtime_error::runtime_error;
};

/// Called now and then while reading takes long, with how many of all bytes have been read.
using Progress = std::function<void(uint64_t done, uint64_t whole)>;

/// Sets `ticks` to the present moment of one of this process's threads, and `offTicks` to how many
/// ticks the thread has been off the processor.
using ThreadClock = void (*)(const void *thread, uint64_t *ticks, int64_t *offTicks);

} // namespace vais::profiler

#endif
