/// Measures the cells, then lays them out.

#include "runtime/report/formats/text/Table.h"

#include "runtime/report/text/PrintableText.h"

#include <algorithm>
#include <iterator>

namespace vais::profiler {
namespace {

constexpr const char *kIndent = "  ";
constexpr const char *kGap = "  ";
constexpr size_t kGapWidth = 2;
constexpr size_t kArrowWidth = 3;
constexpr size_t kSmallestName = 8;
constexpr const char *kArrow = " \xE2\x86\x92 ";
constexpr const char *kContinuation = "  \xE2\x86\x92 ";

std::string pad(const std::string &text, size_t width, Align align) {
  const size_t used = displayWidth(text);
  const std::string spaces(width > used ? width - used : 0, ' ');
  return align == Align::Left ? text + spaces : spaces + text;
}

std::string paint(const std::string &text, const std::string &colour) {
  return colour.empty() ? text : colour + text + kPlain;
}

/// Joins the names by arrows, on as many lines of `width` as necessary. Lines after the first begin
/// with `margin` and an arrow.
std::string joinNames(const std::vector<std::string> &names, size_t width,
                      const std::string &margin) {
  std::string text;
  size_t used = 0;
  for (const std::string &name : names) {
    const size_t own = displayWidth(name);
    if (used > 0 && own + kArrowWidth > width - used) {
      text += '\n' + margin + kContinuation + name;
      used = displayWidth(kContinuation) + own;
    } else {
      text += (used > 0 ? kArrow : "") + name;
      used += (used > 0 ? kArrowWidth : 0) + own;
    }
    used = std::min(used, width);
  }
  return text;
}

} // namespace

Table::Table(std::vector<Column> columns, std::string nameTitle)
    : columns_(std::move(columns)), nameTitle_(std::move(nameTitle)) {}

void Table::addRow(std::vector<std::string> cells, std::vector<std::string> names) {
  rows_.push_back({std::move(cells), std::move(names)});
}

/// Returns the width of each column, 0 for a column without text.
std::vector<size_t> Table::columnWidths() const {
  std::vector<size_t> widths;
  for (size_t i = 0; i < columns_.size(); ++i) {
    size_t width = 0;
    for (const Row &row : rows_)
      width = std::max(width, displayWidth(row.cells[i]));
    widths.push_back(width == 0 ? 0 : std::max(width, displayWidth(columns_[i].title)));
  }
  return widths;
}

/// Returns the names of all rows, elided if they do not fit into `width` behind an arrow.
std::vector<std::vector<std::string>> Table::shownNames(size_t width) const {
  size_t room = width;
  std::vector<std::string> all;
  for (const Row &row : rows_) {
    all.insert(all.end(), row.names.begin(), row.names.end());
    if (row.names.size() > 1)
      room = width - std::min(width, displayWidth(kContinuation));
  }
  all = elideDistinctly(all, room);
  std::vector<std::vector<std::string>> names;
  auto next = all.begin();
  for (const Row &row : rows_) {
    const auto end = next + static_cast<std::ptrdiff_t>(row.names.size());
    names.emplace_back(std::make_move_iterator(next), std::make_move_iterator(end));
    next = end;
  }
  return names;
}

std::string Table::render(size_t width, bool hasColour) const {
  const std::vector<size_t> widths = columnWidths();
  size_t used = kGapWidth;
  for (const size_t column : widths)
    used += column == 0 ? 0 : column + kGapWidth;
  const size_t room = std::max(kSmallestName, width - std::min(width, used));

  std::string titles = kIndent;
  for (size_t i = 0; i < columns_.size(); ++i)
    if (widths[i] > 0)
      titles += pad(columns_[i].title, widths[i], columns_[i].align) + kGap;
  std::string text = paint(titles + nameTitle_, hasColour ? kDim : "") + '\n';

  const std::vector<std::vector<std::string>> names = shownNames(room);
  const std::string margin(used, ' ');
  for (size_t row = 0; row < rows_.size(); ++row) {
    text += kIndent;
    for (size_t i = 0; i < columns_.size(); ++i)
      if (widths[i] > 0)
        text += paint(pad(rows_[row].cells[i], widths[i], columns_[i].align),
                      hasColour ? columns_[i].colour : "") +
                kGap;
    text += joinNames(names[row], room, margin) + '\n';
  }
  return text;
}

} // namespace vais::profiler
