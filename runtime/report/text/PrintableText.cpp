/// Implements UTF-8 as defined by RFC 3629.

#include "runtime/report/text/PrintableText.h"

#include <algorithm>
#include <cstdint>
#include <iterator>

namespace vais::profiler {
namespace {

constexpr const char *kReplacement = "\xEF\xBF\xBD";

bool isContinuation(unsigned char byte) { return (byte & 0xC0) == 0x80; }

/// Returns the length in bytes of the character at `i`, or 0 if it is not well-formed.
size_t characterLength(const std::string &text, size_t i) {
  const auto byte = [&](size_t at) {
    return at < text.size() ? static_cast<unsigned char>(text[at]) : 0u;
  };
  const unsigned first = byte(i);
  const unsigned second = byte(i + 1);
  if (first < 0x80)
    return 1;
  const size_t length = first < 0xC2   ? 0
                        : first < 0xE0 ? 2
                        : first < 0xF0 ? 3
                        : first < 0xF5 ? 4
                                       : 0;
  for (size_t k = 1; k < length; ++k)
    if (!isContinuation(static_cast<unsigned char>(byte(i + k))))
      return 0;
  const bool isOverlong = (first == 0xE0 && second < 0xA0) || (first == 0xF0 && second < 0x90);
  const bool isSurrogate = first == 0xED && second >= 0xA0;
  const bool isBeyond = first == 0xF4 && second >= 0x90;
  return isOverlong || isSurrogate || isBeyond ? 0 : length;
}

/// Returns the code point of the well-formed character at `i`.
uint32_t codePoint(const std::string &text, size_t i, size_t length) {
  constexpr unsigned char kFirstBits[] = {0, 0x7F, 0x1F, 0x0F, 0x07};
  uint32_t point = static_cast<unsigned char>(text[i]) & kFirstBits[length];
  for (size_t k = 1; k < length; ++k)
    point = point << 6 | (static_cast<unsigned char>(text[i + k]) & 0x3F);
  return point;
}

struct Range {
  uint32_t first, last;
};

/// Unicode's general categories Cc, Cf, Zl and Zp, and the other characters with
/// Default_Ignorable_Code_Point except for variation selectors, which change a visible character
/// (Unicode 15, DerivedCoreProperties).
constexpr Range kUnseen[] = {
    {0x0000, 0x001F},   {0x007F, 0x009F},   {0x00AD, 0x00AD},   {0x034F, 0x034F},
    {0x0600, 0x0605},   {0x061C, 0x061C},   {0x06DD, 0x06DD},   {0x070F, 0x070F},
    {0x0890, 0x0891},   {0x08E2, 0x08E2},   {0x115F, 0x1160},   {0x17B4, 0x17B5},
    {0x180B, 0x180F},   {0x200B, 0x200F},   {0x2028, 0x202E},   {0x2060, 0x206F},
    {0x3164, 0x3164},   {0xFEFF, 0xFEFF},   {0xFFA0, 0xFFA0},   {0xFFF0, 0xFFFB},
    {0x110BD, 0x110BD}, {0x110CD, 0x110CD}, {0x13430, 0x1343F}, {0x1BCA0, 0x1BCA3},
    {0x1D173, 0x1D17A}, {0xE0000, 0xE00FF}, {0xE01F0, 0xE0FFF},
};

bool isUnseen(uint32_t point) {
  const Range *after =
      std::upper_bound(std::begin(kUnseen), std::end(kUnseen), point,
                       [](uint32_t each, const Range &range) { return each < range.first; });
  return after != std::begin(kUnseen) && point <= std::prev(after)->last;
}

/// Returns the number of visible ASCII characters from `i` on, of which nearly all text consists.
size_t plainLength(const std::string &text, size_t i) {
  const size_t start = i;
  while (i < text.size() && text[i] >= ' ' && text[i] <= '~')
    ++i;
  return i - start;
}

/// Returns `text` with invisible characters replaced by `replacement(code point)`.
template <class Replacement>
std::string withoutUnseen(const std::string &text, Replacement replacement) {
  std::string result;
  for (size_t i = 0; i < text.size();) {
    const size_t plain = plainLength(text, i);
    result.append(text, i, plain);
    if ((i += plain) == text.size())
      break;
    const size_t length = characterLength(text, i);
    if (length == 0)
      result += kReplacement;
    else if (const uint32_t point = codePoint(text, i, length); isUnseen(point))
      result += replacement(point);
    else
      result.append(text, i, length);
    i += length == 0 ? 1 : length;
  }
  return result;
}

/// Returns an escape like "\u202e"; above U+FFFF, a surrogate pair of two.
std::string jsonEscape(uint32_t point) {
  constexpr const char *kDigits = "0123456789abcdef";
  const auto unit = [&](uint32_t value) {
    std::string text = "\\u";
    for (int shift = 12; shift >= 0; shift -= 4)
      text += kDigits[value >> shift & 0xF];
    return text;
  };
  if (point < 0x10000)
    return unit(point);
  const uint32_t rest = point - 0x10000;
  return unit(0xD800 + (rest >> 10)) + unit(0xDC00 + (rest & 0x3FF));
}

} // namespace

std::string printable(const std::string &text) {
  return withoutUnseen(text, [](uint32_t) { return "?"; });
}

std::string printableLines(const std::string &text) {
  return withoutUnseen(text, [](uint32_t point) { return point == '\n' ? "\n" : "?"; });
}

std::string escapedForTerminal(std::string json) {
  const auto isPlain = [](char byte) { return (byte >= ' ' && byte <= '~') || byte == '\n'; };
  if (std::all_of(json.begin(), json.end(), isPlain))
    return json;
  return withoutUnseen(json, [](uint32_t point) {
    const bool isLayout = point == '\n' || point == '\t';
    return isLayout ? std::string(1, static_cast<char>(point)) : jsonEscape(point);
  });
}

} // namespace vais::profiler
