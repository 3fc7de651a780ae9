/// The table of the formats that show events.

#include "runtime/report/formats/events/TraceReport.h"

namespace vais::profiler {
namespace {

struct NamedTraceFormat {
  const char *name;
  WriteTrace write;
};

constexpr NamedTraceFormat kTraceFormats[] = {{"chrome", traceChromeReport},
                                              {"perfetto", tracePerfettoReport},
                                              {"speedscope", traceSpeedscopeReport}};

} // namespace

WriteTrace findTraceFormat(const std::string &name) {
  for (const NamedTraceFormat &format : kTraceFormats)
    if (name == format.name)
      return format.write;
  return nullptr;
}

std::string traceFormatNames() {
  std::string names;
  for (const NamedTraceFormat &format : kTraceFormats)
    names += (names.empty() ? "" : ", ") + std::string(format.name);
  return names;
}

} // namespace vais::profiler
