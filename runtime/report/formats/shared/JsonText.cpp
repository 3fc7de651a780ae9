/// Uses the JSON library's quoting, and escapes '<', so that no markup can begin, and invisible
/// characters.

#include "runtime/report/formats/shared/JsonText.h"

#include "runtime/report/text/PrintableText.h"

#include <nlohmann/json.hpp>

namespace vais::profiler {

std::string escapedForScript(std::string json) {
  const std::string visible = escapedForTerminal(std::move(json));
  std::string text;
  text.reserve(visible.size());
  for (const char character : visible)
    if (character == '<')
      text += "\\u003c";
    else
      text += character;
  return text;
}

std::string jsonText(const std::string &text) {
  using Json = nlohmann::json;
  return escapedForScript(Json(text).dump(-1, ' ', false, Json::error_handler_t::replace));
}

std::string jsonNumber(double number) { return nlohmann::json(number).dump(); }

} // namespace vais::profiler
