/// The section of the text report that is about memory.

#ifndef VAIS_PROFILER_REPORT_MEMORYTEXT_H
#define VAIS_PROFILER_REPORT_MEMORYTEXT_H

#include "runtime/report/formats/text/TextParts.h"

namespace vais::profiler {

std::string memorySection(const TextSource &source);

} // namespace vais::profiler

#endif
