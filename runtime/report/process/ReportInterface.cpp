/// The functions of the C interface for reports.

#include "runtime/report/process/Guards.h"

#include "runtime/report/formats/Report.h"
#include "runtime/report/names/FunctionNames.h"
#include "runtime/report/transform/SampledCode.h"

#include <algorithm>
#include <cerrno>
#include <poll.h>
#include <unistd.h>

using namespace vais::profiler;

namespace {

/// Returns the format of that name, the default format for NULL, or null if there is none.
const ReportFormat *formatOf(const char *name) {
  return name ? findReportFormat(name) : &reportFormats()[0];
}

/// Makes the report as the tool does by default if its output is not a terminal.
std::string reportOf(const FrozenProfile &profile, const ReportFormat &format) {
  ReportStyle style;
  style.rows = format.rows;
  Profile snapshot = profile.snapshot;
  nameFunctions(snapshot);
  showSampledCode(snapshot, nullptr);
  return format.write(snapshot, style);
}

/// Waits until a non-blocking descriptor can be written to.
bool awaitRoom(int fd) {
  pollfd poll{fd, POLLOUT, 0};
  return ::poll(&poll, 1, -1) > 0 || errno == EINTR;
}

/// Writes everything.
bool writeTo(void *user, const char *bytes, size_t size) {
  const int fd = *static_cast<const int *>(user);
  while (size > 0) {
    const ssize_t written = write(fd, bytes, size);
    if (written < 0) {
      if (errno == EINTR || (errno == EAGAIN && awaitRoom(fd)))
        continue;
      return false;
    }
    bytes += written;
    size -= static_cast<size_t>(written);
  }
  return true;
}

} // namespace

bool vais_profiler_snapshot_report(const void *snapshot, const char *name, VaisProfilerSink sink,
                                   void *user) {
  if (!snapshot || !sink)
    return fail(VAIS_PROFILER_NULL_HANDLE);
  return guarded([&] {
    const ReportFormat *format = formatOf(name);
    if (!format)
      return fail(VAIS_PROFILER_UNKNOWN_FORMAT);
    const std::string report = reportOf(*profileOf(snapshot), *format);
    return sink(user, report.data(), report.size()) || fail(VAIS_PROFILER_WRITE_FAILED);
  });
}

bool vais_profiler_snapshot_write(const void *snapshot, const char *format, int fd) {
  return vais_profiler_snapshot_report(snapshot, format, writeTo, &fd);
}

bool vais_profiler_write_report(void *profiler, const char *format, int fd) {
  if (profiler && format && !findReportFormat(format)) // checked before the cost of a snapshot
    return fail(VAIS_PROFILER_UNKNOWN_FORMAT);
  void *snapshot = vais_profiler_snapshot_create(profiler);
  if (!snapshot)
    return false;
  const bool isWritten = vais_profiler_snapshot_write(snapshot, format, fd);
  const int error = errno;
  vais_profiler_snapshot_destroy(snapshot);
  errno = error;
  return isWritten;
}

const char *vais_profiler_report_format(size_t number) {
  const auto &formats = reportFormats();
  return number < formats.size() ? formats[number].name : nullptr;
}
