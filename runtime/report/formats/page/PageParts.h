/// The parts of the page, which CMake makes of the files in page/web.

#ifndef VAIS_PROFILER_REPORT_PAGEPARTS_H
#define VAIS_PROFILER_REPORT_PAGEPARTS_H

namespace vais::profiler {

/// HTML that contains $policy, $title, $style, $data and $script, in this order.
extern const char *const kPage;
extern const char *const kPagePolicy; ///< Content-Security-Policy: by hash, style and script alone
extern const char *const kPageStyle;
extern const char *const kPageScript;

} // namespace vais::profiler

#endif
