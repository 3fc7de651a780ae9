/// Includes the readers' headers, which cannot be combined with those of the C++ interface.

#include "test/unit/snapshots/ProfileOnDisk.h"

#include "runtime/report/formats/Report.h"
#include "runtime/report/store/ProfileReader.h"
#include "runtime/report/transform/SampledCode.h"

namespace vais::profiler::test {

std::string reportOfFile(const std::string &path, const std::string &format) {
  const ReportFormat &found = *findReportFormat(format);
  ReportStyle style;
  style.rows = found.rows;
  Profile profile = readProfile(path);
  showSampledCode(profile, nullptr); // nor do reports of a snapshot look names up
  return found.write(profile, style);
}

} // namespace vais::profiler::test
