/// Writes a JSON document from its beginning to its end, without a copy of it in between: a report
/// may be far larger than what it is made of.

#ifndef VAIS_PROFILER_REPORT_JSONWRITER_H
#define VAIS_PROFILER_REPORT_JSONWRITER_H

#include <cstddef>
#include <string>
#include <string_view>
#include <type_traits>
#include <vector>

namespace vais::profiler {

/// Appends to a text, a line for each member and element, two spaces further in at each level. The
/// caller begins and ends what it writes in step, and names each member of an object first.
class JsonWriter {
public:
  explicit JsonWriter(std::string &text) : text_(text) {}

  void beginObject() { begin('{'); }
  void endObject() { end('}'); }
  void beginArray() { begin('['); }
  void endArray() { end(']'); }

  /// Makes room for so much more text, which costs nothing where it is not used; without it text
  /// that grows is copied, each time to memory that was never touched before.
  void expect(size_t size) { text_.reserve(text_.size() + size); }

  /// The name of the member whose value comes next; it needs no escapes.
  void key(std::string_view name);

  void null();
  void value(bool value);
  void value(double number); ///< null where JSON has none for it
  void value(const char *text) { value(std::string_view(text)); }
  void value(const std::string &text) { value(std::string_view(text)); }
  void value(std::string_view text); ///< bytes that are not UTF-8 are replaced by U+FFFD
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

  /// Null where the value is not known.
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
  bool isFirst_ = true; ///< of the members or elements
  bool hasKey_ = false; ///< the value comes next
};

} // namespace vais::profiler

#endif
