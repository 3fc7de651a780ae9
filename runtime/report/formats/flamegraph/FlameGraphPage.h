/// The parts of the flame graph's page.

#ifndef VAIS_PROFILER_REPORT_FLAMEGRAPHPAGE_H
#define VAIS_PROFILER_REPORT_FLAMEGRAPHPAGE_H

namespace vais::profiler {

extern const char *const kFlameGraphPage; ///< HTML that contains $title, $style, $data and $script
extern const char *const kFlameGraphStyle;
extern const char *const kFlameGraphScript;

} // namespace vais::profiler

#endif
