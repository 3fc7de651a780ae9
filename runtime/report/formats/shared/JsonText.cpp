/// Uses the JSON library's quoting, and escapes '<', so that no markup can begin, and invisible
/// characters.

#include "runtime/report/formats/shared/JsonText.h"

#include "runtime/report/text/PrintableText.h"

#include <nlohmann/json.hpp>

namespace vais::profiler {

std::string jsonText(const std::string &text) {
  using Json = nlohmann::json;
  std::string quoted =
      escapedForTerminal(Json(text).dump(-1, ' ', false, Json::error_handler_t::replace));
  for (size_t at = 0; (at = quoted.find('<', at)) != std::string::npos;)
    quoted.replace(at, 1, "\\u003c");
  return quoted;
}

std::string jsonNumber(double number) { return nlohmann::json(number).dump(); }

} // namespace vais::profiler
