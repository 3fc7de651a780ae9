#include "utils/vais-profiler-bindgen/write/TextLines.h"

#include <algorithm>
#include <sstream>

namespace vais::profiler {

std::vector<std::string> linesOf(const std::string &text) {
  std::vector<std::string> lines;
  std::istringstream stream(text);
  for (std::string line; std::getline(stream, line);)
    lines.push_back(line);
  return lines;
}

std::string prefixed(const std::string &text, const std::string &prefix) {
  std::string result;
  for (const std::string &line : linesOf(text)) {
    std::string whole = prefix + line;
    whole.erase(whole.find_last_not_of(' ') + 1);
    result += whole + '\n';
  }
  return result;
}

bool isOneOf(std::string_view text, std::initializer_list<std::string_view> words) {
  return std::find(words.begin(), words.end(), text) != words.end();
}

} // namespace vais::profiler
