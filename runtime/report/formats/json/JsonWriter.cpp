/// Plain text and whole numbers are appended directly; the JSON library formats everything else.

#include "runtime/report/formats/json/JsonWriter.h"

#include "runtime/report/text/PrintableText.h"

#include <algorithm>
#include <nlohmann/json.hpp>

namespace vais::profiler {
namespace {

constexpr size_t kIndent = 2;

bool isPlain(char character) {
  constexpr char kDelete = 0x7f;
  return character >= ' ' && character < kDelete && character != '"' && character != '\\';
}

} // namespace

void JsonWriter::beginLine() {
  text_ += '\n';
  text_.append(kIndent * depth_, ' ');
}

void JsonWriter::beginValue() {
  if (hasKey_) {
    hasKey_ = false;
    return;
  }
  if (depth_ == 0)
    return;
  if (!isFirst_)
    text_ += ',';
  isFirst_ = false;
  beginLine();
}

void JsonWriter::key(std::string_view name) {
  beginValue();
  text_ += '"';
  text_ += name;
  text_ += "\": ";
  hasKey_ = true;
}

void JsonWriter::begin(char bracket) {
  beginValue();
  text_ += bracket;
  ++depth_;
  isFirst_ = true;
}

void JsonWriter::end(char bracket) {
  --depth_;
  if (!isFirst_)
    beginLine();
  text_ += bracket;
  isFirst_ = false;
}

void JsonWriter::null() {
  beginValue();
  text_ += "null";
}

void JsonWriter::value(bool value) {
  beginValue();
  text_ += value ? "true" : "false";
}

void JsonWriter::value(double number) {
  beginValue();
  text_ += nlohmann::json(number).dump();
}

void JsonWriter::value(std::string_view text) {
  beginValue();
  if (std::all_of(text.begin(), text.end(), isPlain)) {
    text_ += '"';
    text_ += text;
    text_ += '"';
    return;
  }
  using Json = nlohmann::json;
  text_ += escapedForTerminal(Json(text).dump(-1, ' ', false, Json::error_handler_t::replace));
}

} // namespace vais::profiler
