/// Text in markup.

#ifndef VAIS_PROFILER_REPORT_FORMATS_MARKUPTEXT_H
#define VAIS_PROFILER_REPORT_FORMATS_MARKUPTEXT_H

#include <string>

namespace vais::profiler {

/// `text` with references for what means something in the content of elements of HTML and XML.
std::string escapedForMarkup(const std::string &text);

} // namespace vais::profiler

#endif
