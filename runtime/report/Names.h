/// Names of functions as people read them.

#ifndef VAIS_PROFILER_REPORT_NAMES_H
#define VAIS_PROFILER_REPORT_NAMES_H

#include <string>

namespace vais::profiler {

/// The C++ name that `symbol` encodes (Itanium C++ ABI), or `symbol` itself.
std::string demangle(const std::string &symbol);

/// `text` as valid UTF-8 without control characters: U+FFFD stands for each byte that is damaged,
/// '?' for each control character. Safe for terminals.
std::string printable(const std::string &text);

/// demangle() made printable().
std::string displayName(const std::string &symbol);

/// Characters (code points) of `text`, which is valid UTF-8.
size_t displayWidth(const std::string &text);

/// `text`, which is valid UTF-8, in at most `width` characters: its middle gives way to "…".
std::string elide(const std::string &text, size_t width);

} // namespace vais::profiler

#endif
