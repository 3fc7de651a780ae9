/// Writes fields of the header in place.

#include "utils/vais-profiler/run/StampEnd.h"

#include "runtime/report/store/ProfileHeader.h"

#include <sys/wait.h>
#include <time.h>
#include <unistd.h>

namespace vais::profiler {
namespace {

uint64_t processorCounter() {
#if defined(__x86_64__)
  return __builtin_ia32_rdtsc();
#elif defined(__aarch64__)
  uint64_t ticks;
  asm volatile("isb; mrs %0, cntvct_el0" : "=r"(ticks));
  return ticks;
#else
  return 0;
#endif
}

bool writeField(const RegularFile &file, const void *field, size_t size, size_t offset) {
  return pwrite(file.descriptor(), field, size, static_cast<off_t>(offset)) ==
         static_cast<ssize_t>(size);
}

template <class T> bool write(const RegularFile &file, const T &field, size_t offset) {
  return writeField(file, &field, sizeof(field), offset);
}

bool stampStatus(const RegularFile &file, format::Ending ending, int waitStatus) {
  using namespace format;
  const auto status = static_cast<uint32_t>(WIFSIGNALED(waitStatus) ? WTERMSIG(waitStatus)
                                                                    : WEXITSTATUS(waitStatus) + 1);
  return write(file, ending, offsetof(Header, ending)) &&
         write(file, status, offsetof(Header, endStatus));
}

bool stamp(const RegularFile &file, const EndMoment &end) {
  using namespace format;
  const auto found = readHeader(file);
  if (!found)
    return false;
  const bool isKilled = WIFSIGNALED(end.waitStatus);
  if (found->end.ticks != 0) // a signal may have arrived while it ended
    return stampStatus(file, isKilled ? Ending::Signal : found->ending, end.waitStatus);
  Moment moment;
  moment.nanoseconds = end.nanoseconds;
  moment.ticks = found->clock == Clock::Monotonic ? end.nanoseconds : end.counter;
  return write(file, end.cpuNs, offsetof(Header, endCpuNs)) &&
         write(file, moment, offsetof(Header, end)) &&
         stampStatus(file, isKilled ? Ending::Signal : Ending::AtOnce, end.waitStatus) &&
         write(file, isKilled ? format::ProcessState::Died : format::ProcessState::Exited,
               offsetof(Header, state));
}

} // namespace

EndMoment takeEndMoment() {
  timespec now;
  clock_gettime(CLOCK_MONOTONIC, &now);
  return {processorCounter(),
          static_cast<uint64_t>(now.tv_sec) * 1000000000 + static_cast<uint64_t>(now.tv_nsec), 0,
          0};
}

bool stampEnd(const std::string &path, const EndMoment &end) {
  const RegularFile file(path, FileAccess::Change);
  return file && stamp(file, end);
}

} // namespace vais::profiler
