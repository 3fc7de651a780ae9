/// Text within markup.

#ifndef VAIS_PROFILER_REPORT_FORMATS_MARKUPTEXT_H
#define VAIS_PROFILER_REPORT_FORMATS_MARKUPTEXT_H

#include <string>

namespace vais::profiler {

/// Returns `text` with references for the characters that have a meaning in the content of HTML and
/// XML elements.
std::string escapedForMarkup(const std::string &text);

} // namespace vais::profiler

#endif
