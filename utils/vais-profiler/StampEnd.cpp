/// Four fields of the header, written in place.

#include "StampEnd.h"

#include "ProfileHeader.h"

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

bool stamp(const RegularFile &file, const EndMoment &end) {
  using namespace format;
  const auto found = readHeader(file);
  if (!found || found->end.ticks != 0)
    return found.has_value();
  Header header = *found;
  header.end.nanoseconds = end.nanoseconds;
  header.end.ticks = header.clock == Clock::Monotonic ? end.nanoseconds : end.counter;
  header.state = ProcessState::Died;
  header.endCpuNs = end.cpuNs;
  return writeField(file, &header.endCpuNs, sizeof(header.endCpuNs), offsetof(Header, endCpuNs)) &&
         writeField(file, &header.end, sizeof(header.end), offsetof(Header, end)) &&
         writeField(file, &header.state, sizeof(header.state), offsetof(Header, state));
}

} // namespace

EndMoment takeEndMoment() {
  timespec now;
  clock_gettime(CLOCK_MONOTONIC, &now);
  return {processorCounter(),
          static_cast<uint64_t>(now.tv_sec) * 1000000000 + static_cast<uint64_t>(now.tv_nsec), 0};
}

bool stampEnd(const std::string &path, const EndMoment &end) {
  const RegularFile file(path, FileAccess::Change);
  return file && stamp(file, end);
}

} // namespace vais::profiler
