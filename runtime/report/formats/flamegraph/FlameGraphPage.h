/// The parts of the flame graph's page.

#ifndef VAIS_PROFILER_REPORT_FLAMEGRAPHPAGE_H
#define VAIS_PROFILER_REPORT_FLAMEGRAPHPAGE_H

namespace vais::profiler {

extern const char *const kFlameGraphPage; ///< HTML with $title, $style, $data, $script in it
extern const char *const kFlameGraphStyle;
extern const char *const kFlameGraphScript;

} // namespace vais::profiler

#endif
