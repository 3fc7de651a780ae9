/// Text that is safe for terminals and fits into their columns.

#ifndef VAIS_PROFILER_REPORT_PRINTABLETEXT_H
#define VAIS_PROFILER_REPORT_PRINTABLETEXT_H

#include <string>
#include <vector>

namespace vais::profiler {

/// `text` as valid UTF-8 of characters that show: U+FFFD stands for each byte that is damaged, '?'
/// for each character that controls a terminal, turns the direction of the text around or cannot be
/// seen. Safe for terminals.
std::string printable(const std::string &text);

/// printable() line by line.
std::string printableLines(const std::string &text);

/// `json` with an escape sequence in the place of each character that printable() replaces. JSON
/// has such characters inside of strings only, which mean the same afterwards.
std::string escapedForTerminal(std::string json);

/// Columns that a terminal takes for `text`, which is valid UTF-8: two for wide characters of East
/// Asia, none for those that combine with the one before.
size_t displayWidth(const std::string &text);

/// `text`, which is valid UTF-8, in at most `width` columns: its middle gives way to "…".
std::string elide(const std::string &text, size_t width);

/// `texts`, which are valid UTF-8, each in at most `width` columns. Where the middle is what texts
/// differ in, it stays and something else gives way: texts that differ stay different.
std::vector<std::string> elideDistinctly(const std::vector<std::string> &texts, size_t width);

} // namespace vais::profiler

#endif
