/// Measures the cells, then lays them out.

#include "Table.h"

#include "Names.h"

#include <algorithm>

namespace vais::profiler {
namespace {

constexpr const char *kIndent = "  ";
constexpr const char *kGap = "  ";
constexpr size_t kGapWidth = 2;
constexpr size_t kArrowWidth = 3;
constexpr size_t kSmallestName = 8;
constexpr const char *kArrow = " \xE2\x86\x92 ";
constexpr const char *kDim = "\033[2m";
constexpr const char *kPlain = "\033[0m";

std::string pad(const std::string &text, size_t width, Align align) {
  const size_t used = displayWidth(text);
  const std::string spaces(width > used ? width - used : 0, ' ');
  return align == Align::Left ? text + spaces : spaces + text;
}

std::string paint(const std::string &text, const std::string &colour) {
  return colour.empty() ? text : colour + text + kPlain;
}

/// The names joined, each elided to a fair part of the room: short ones leave theirs to the rest.
std::string joinNames(const std::vector<std::string> &names, size_t width) {
  size_t room = width - std::min(width, kArrowWidth * (names.size() - 1));
  std::vector<size_t> order(names.size());
  for (size_t i = 0; i < order.size(); ++i)
    order[i] = i;
  std::stable_sort(order.begin(), order.end(), [&](size_t a, size_t b) {
    return displayWidth(names[a]) < displayWidth(names[b]);
  });
  std::vector<std::string> elided(names.size());
  for (size_t k = 0; k < order.size(); ++k) {
    elided[order[k]] = elide(names[order[k]], room / (order.size() - k));
    room -= displayWidth(elided[order[k]]);
  }
  std::string text;
  for (const std::string &name : elided)
    text += (&name == &elided[0] ? "" : kArrow) + name;
  return text;
}

} // namespace

Table::Table(std::vector<Column> columns, std::string nameTitle)
    : columns_(std::move(columns)), nameTitle_(std::move(nameTitle)) {}

void Table::addRow(std::vector<std::string> cells, std::vector<std::string> names) {
  rows_.push_back({std::move(cells), std::move(names)});
}

/// The width of each column, 0 for one without text.
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

  for (const Row &row : rows_) {
    text += kIndent;
    for (size_t i = 0; i < columns_.size(); ++i)
      if (widths[i] > 0)
        text += paint(pad(row.cells[i], widths[i], columns_[i].align),
                      hasColour ? columns_[i].colour : "") +
                kGap;
    text += joinNames(row.names, room) + '\n';
  }
  return text;
}

} // namespace vais::profiler
