/// Text within JSON that is written piece by piece.

#ifndef VAIS_PROFILER_REPORT_JSONTEXT_H
#define VAIS_PROFILER_REPORT_JSONTEXT_H

#include <string>

namespace vais::profiler {

/// Returns `text` in quotes and in valid UTF-8, which may also be placed in a script element of
/// HTML.
std::string jsonText(const std::string &text);

/// Returns `json` with '<' and invisible characters written as escape sequences. In JSON they occur
/// only in strings, whose meaning does not change.
std::string escapedForScript(std::string json);

/// Returns `number`, or null if JSON cannot represent it.
std::string jsonNumber(double number);

} // namespace vais::profiler

#endif
