/// Makes text safe for terminals and fits it into their columns.

#ifndef VAIS_PROFILER_REPORT_PRINTABLETEXT_H
#define VAIS_PROFILER_REPORT_PRINTABLETEXT_H

#include <string>
#include <vector>

namespace vais::profiler {

/// Returns `text` as valid UTF-8 of visible characters: each malformed byte is replaced by U+FFFD,
/// and each character that controls a terminal, changes the direction of text or is invisible by
/// '?'. The result is safe for terminals.
std::string printable(const std::string &text);

/// Applies printable() line by line.
std::string printableLines(const std::string &text);

/// Returns `json` with each character that printable() replaces written as an escape sequence. In
/// JSON such characters occur only in strings, whose meaning does not change.
std::string escapedForTerminal(std::string json);

/// Returns the columns that `text`, which must be valid UTF-8, takes on a terminal: two for wide
/// characters of East Asia, none for those that combine with the preceding one.
size_t displayWidth(const std::string &text);

/// Returns `text`, which must be valid UTF-8, in at most `width` columns, with "…" in place of its
/// middle.
std::string elide(const std::string &text, size_t width);

/// Returns `texts`, which must be valid UTF-8, each in at most `width` columns. If texts differ in
/// their middles, these are kept and another part is elided, so that different texts stay
/// different.
std::vector<std::string> elideDistinctly(const std::vector<std::string> &texts, size_t width);

} // namespace vais::profiler

#endif
