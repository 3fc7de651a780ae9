/// Text inside JSON that is written piece by piece.

#ifndef VAIS_PROFILER_REPORT_JSONTEXT_H
#define VAIS_PROFILER_REPORT_JSONTEXT_H

#include <string>

namespace vais::profiler {

/// `text` in quotes, in valid UTF-8. A script element of HTML may hold it.
std::string jsonText(const std::string &text);

/// `number`; null where JSON has none for it.
std::string jsonNumber(double number);

} // namespace vais::profiler

#endif
