/// Escapes three characters.

#include "runtime/report/formats/shared/MarkupText.h"

namespace vais::profiler {

std::string escapedForMarkup(const std::string &text) {
  std::string result;
  for (const char byte : text)
    switch (byte) {
    case '&':
      result += "&amp;";
      break;
    case '<':
      result += "&lt;";
      break;
    case '>':
      result += "&gt;";
      break;
    default:
      result += byte;
    }
  return result;
}

} // namespace vais::profiler
