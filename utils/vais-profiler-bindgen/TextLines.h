/// Comments and names, from one language into another.

#ifndef VAIS_PROFILER_BINDGEN_TEXTLINES_H
#define VAIS_PROFILER_BINDGEN_TEXTLINES_H

#include <initializer_list>
#include <string>
#include <string_view>
#include <vector>

namespace vais::profiler {

/// The lines without their ends; none of an empty text.
std::vector<std::string> linesOf(const std::string &text);

/// Each line of `text` behind `prefix`, without space at its end.
std::string prefixed(const std::string &text, const std::string &prefix);

/// Whether `text` is one of these.
bool isOneOf(std::string_view text, std::initializer_list<std::string_view> words);

} // namespace vais::profiler

#endif
