/// Writes a JSON document from beginning to end without an intermediate copy, because a report may
/// be far larger than the data that it is made of.

#ifndef VAIS_PROFILER_REPORT_JSONWRITER_H
#define VAIS_PROFILER_REPORT_JSONWRITER_H

#include <cstddef>
#include <string>
#include <string_view>
#include <type_traits>
#include <vector>

namespace vais::profiler {

/// Appends to a text, with a line for each member and element, indented by two spaces per level.
/// The caller must balance the beginnings and ends, and name each member of an object before its
/// value.
class JsonWriter {
public:
  explicit JsonWriter(std::string &text) : text_(text) {}

  void beginObject() { begin('{'); }
  void endObject() { end('}'); }
  void beginArray() { begin('['); }
  void endArray() { end(']'); }

  /// Reserves space for this much more text, which costs nothing if it is not used. Without it,
  /// growing text is copied again and again, each time to memory that has never been touched.
  void expect(size_t size) { text_.reserve(text_.size() + size); }

  /// Writes the name of the member whose value comes next. The name must not need escapes.
  void key(std::string_view name);

  void null();
  void value(bool value);
  void value(double number); ///< null if JSON cannot represent it
  void value(const char *text) { value(std::string_view(text)); }
  void value(const std::string &text) { value(std::string_view(text)); }
  void value(std::string_view text); ///< malformed UTF-8 is replaced by U+FFFD
  template <class Number, std::enable_if_t<std::is_integral_v<Number>, int> = 0>
  void value(Number number) {
    beginValue();
    text_ += std::to_string(number);
  }
  template <class Value> void value(const std::vector<Value> &values) {
    beginArray();
    for (const Value &each : values)
      value(each);
    endArray();
  }

  template <class Value> void member(std::string_view name, const Value &value) {
    key(name);
    this->value(value);
  }

  /// Writes null if the value is unknown.
  template <class Value> void member(std::string_view name, bool isKnown, const Value &value) {
    key(name);
    if (isKnown)
      this->value(value);
    else
      null();
  }

private:
  void begin(char bracket);
  void end(char bracket);
  void beginValue();
  void beginLine();

  std::string &text_;
  size_t depth_ = 0;
  bool isFirst_ = true; ///< no member or element has been written at this level
  bool hasKey_ = false; ///< the value of a member comes next
};

} // namespace vais::profiler

#endif
