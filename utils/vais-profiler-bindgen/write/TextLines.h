/// Converts comments and names from one language to another.

#ifndef VAIS_PROFILER_BINDGEN_TEXTLINES_H
#define VAIS_PROFILER_BINDGEN_TEXTLINES_H

#include <initializer_list>
#include <string>
#include <string_view>
#include <vector>

namespace vais::profiler {

/// Returns the lines of `text` without their ends; an empty text has none.
std::vector<std::string> linesOf(const std::string &text);

/// Returns each line of `text` preceded by `prefix` and without trailing spaces.
std::string prefixed(const std::string &text, const std::string &prefix);

/// Returns whether `text` is one of `words`.
bool isOneOf(std::string_view text, std::initializer_list<std::string_view> words);

} // namespace vais::profiler

#endif
