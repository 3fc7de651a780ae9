/// Shortens texts. The widths of characters are those of utf8proc.

#include "runtime/report/text/PrintableText.h"

#include <algorithm>
#include <map>
#include <set>
#include <utf8proc.h>

namespace vais::profiler {
namespace {

constexpr const char *kEllipsis = "\xE2\x80\xA6";

bool isContinuation(char byte) { return (static_cast<unsigned char>(byte) & 0xC0) == 0x80; }

/// Returns the code point at `i` and advances `i` past it.
utf8proc_int32_t next(const std::string &text, size_t &i) {
  const auto first = static_cast<unsigned char>(text[i++]);
  utf8proc_int32_t point = first < 0x80 ? first : first < 0xE0 ? first & 0x1F : first & 0x0F;
  if (first >= 0xF0)
    point = first & 0x07;
  for (; i < text.size() && isContinuation(text[i]); ++i)
    point = point << 6 | (static_cast<unsigned char>(text[i]) & 0x3F);
  return point;
}

/// Returns the length in bytes of the longest prefix of `text` that fits into `width` columns.
size_t prefixLength(const std::string &text, size_t width) {
  size_t length = 0, used = 0;
  for (size_t i = 0; i < text.size(); length = i) {
    used += static_cast<size_t>(std::max(utf8proc_charwidth(next(text, i)), 0));
    if (used > width)
      break;
  }
  return length;
}

/// Returns the start of the longest suffix of `text` that fits into `width` columns.
size_t suffixStart(const std::string &text, size_t width) {
  size_t start = prefixLength(text, displayWidth(text) - std::min(width, displayWidth(text)));
  while (displayWidth(text.substr(start)) > width) // half of a wide character does not fit
    next(text, start);
  return start;
}

/// Returns the length in bytes of the common prefix of all `texts`, in whole characters.
size_t commonPrefix(const std::vector<std::string> &texts) {
  size_t length = texts[0].size();
  for (const std::string &text : texts) {
    const size_t most = std::min(length, text.size());
    length = static_cast<size_t>(
        std::mismatch(text.begin(), text.begin() + static_cast<long>(most), texts[0].begin())
            .first -
        text.begin());
  }
  while (length > 0 && length < texts[0].size() && isContinuation(texts[0][length]))
    --length;
  return length;
}

/// Texts that are equal when elided so far.
using Group = std::vector<std::string>;

/// Returns the part of `text` after `start`, and a little of what precedes it, in `width` columns.
std::string around(const std::string &text, size_t start, size_t width) {
  constexpr size_t kContext = 4;
  const size_t front = std::min(width / 4, displayWidth(text));
  const size_t from = suffixStart(text.substr(0, start), kContext);
  return text.substr(0, prefixLength(text, front)) + kEllipsis +
         elide(text.substr(from), width - std::min(width, front + 1));
}

std::string numbered(const std::string &text, size_t number, size_t width) {
  const std::string mark = '~' + std::to_string(number);
  return elide(text, width - std::min(width, mark.size())) + mark;
}

class DistinctElision {
public:
  explicit DistinctElision(size_t width) : width_(width) {}

  /// Adds `group`, elided in a way that distinguishes some or all of its members.
  void add(const Group &group, const std::vector<std::string> &elided);
  /// Shows where the members begin to differ instead of their middles.
  void separate(const Group &group);

  const std::map<std::string, std::string> &result() const { return result_; }

private:
  void number(const Group &group);

  const size_t width_;
  std::set<std::string> taken_;
  std::map<std::string, std::string> result_; ///< by the complete text
};

void DistinctElision::add(const Group &group, const std::vector<std::string> &elided) {
  std::map<std::string, Group> alike;
  for (size_t i = 0; i < group.size(); ++i)
    alike[elided[i]].push_back(group[i]);
  for (const auto &[text, members] : alike)
    if (members.size() == 1 && taken_.insert(text).second)
      result_[members[0]] = text;
    else if (members.size() == group.size())
      number(members);
    else
      separate(members);
}

void DistinctElision::separate(const Group &group) {
  const size_t start = commonPrefix(group);
  std::vector<std::string> elided;
  for (const std::string &text : group)
    elided.push_back(around(text, start, width_));
  add(group, elided);
}

void DistinctElision::number(const Group &group) {
  size_t count = 0;
  for (const std::string &text : group) {
    std::string elided = numbered(text, ++count, width_);
    while (!taken_.insert(elided).second)
      elided = numbered(text, ++count, width_);
    result_[text] = elided;
  }
}

} // namespace

size_t displayWidth(const std::string &text) {
  size_t width = 0;
  for (size_t i = 0; i < text.size();)
    width += static_cast<size_t>(std::max(utf8proc_charwidth(next(text, i)), 0));
  return width;
}

std::string elide(const std::string &text, size_t width) {
  if (displayWidth(text) <= width)
    return text;
  if (width == 0)
    return "";
  const size_t front = width / 2;
  const size_t back = width - 1 - front;
  return text.substr(0, prefixLength(text, front)) + kEllipsis +
         text.substr(suffixStart(text, back));
}

std::vector<std::string> elideDistinctly(const std::vector<std::string> &texts, size_t width) {
  const std::set<std::string> distinct(texts.begin(), texts.end());
  std::map<std::string, Group> alike;
  for (const std::string &text : distinct)
    alike[elide(text, width)].push_back(text);
  DistinctElision elision(width);
  for (const auto &[elided, group] : alike)
    if (group.size() == 1)
      elision.add(group, {elided});
  for (const auto &[elided, group] : alike)
    if (group.size() > 1)
      elision.separate(group);
  std::vector<std::string> result;
  for (const std::string &text : texts)
    result.push_back(elision.result().at(text));
  return result;
}

} // namespace vais::profiler
