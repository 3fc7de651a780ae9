/// Names of functions as people read them.

#ifndef VAIS_PROFILER_REPORT_NAMES_H
#define VAIS_PROFILER_REPORT_NAMES_H

#include <string>

namespace vais::profiler {

/// The C++ name that `symbol` encodes (Itanium C++ ABI), or `symbol` itself: also where it stands
/// for far more than anybody reads (DemanglingCost.h).
std::string demangle(const std::string &symbol);

/// `text` as valid UTF-8 of characters that show: U+FFFD stands for each byte that is damaged, '?'
/// for each character that controls a terminal, turns the direction of the text around or cannot be
/// seen. Safe for terminals.
std::string printable(const std::string &text);

/// printable() line by line.
std::string printableLines(const std::string &text);

/// `json` with an escape sequence in the place of each character that printable() replaces. JSON
/// has such characters inside of strings only, which mean the same afterwards.
std::string escapedForTerminal(std::string json);

/// demangle() made printable().
std::string displayName(const std::string &symbol);

/// Characters (code points) of `text`, which is valid UTF-8.
size_t displayWidth(const std::string &text);

/// `text`, which is valid UTF-8, in at most `width` characters: its middle gives way to "…".
std::string elide(const std::string &text, size_t width);

} // namespace vais::profiler

#endif
