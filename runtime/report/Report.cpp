/// The table of formats.

#include "Report.h"

#include "CompactReport.h"
#include "FoldedReport.h"
#include "JsonReport.h"
#include "TextReport.h"

namespace vais::profiler {
namespace {

/// A format that has no looks.
template <std::string (*Write)(const Snapshot &)>
std::string plain(const Snapshot &snapshot, const ReportStyle &) {
  return Write(snapshot);
}

} // namespace

const std::vector<ReportFormat> &reportFormats() {
  static const std::vector<ReportFormat> formats = {
      {"text", "tables to read", textReport},
      {"json", "one JSON object", plain<jsonReport>},
      {"compact", "one line", plain<compactReport>},
      {"folded", "stacks for flame graphs", plain<foldedReport>},
  };
  return formats;
}

const ReportFormat *findReportFormat(const std::string &name) {
  for (const ReportFormat &format : reportFormats())
    if (name == format.name)
      return &format;
  return nullptr;
}

} // namespace vais::profiler
