/// A table for terminals.

#ifndef VAIS_PROFILER_REPORT_TABLE_H
#define VAIS_PROFILER_REPORT_TABLE_H

#include <string>
#include <vector>

namespace vais::profiler {

/// Escape sequences of terminals: how what follows is shown, and back to the ordinary.
constexpr const char *kBold = "\033[1m", *kDim = "\033[2m", *kOrange = "\033[33m";
constexpr const char *kPlain = "\033[0m";

enum class Align { Left, Right };

struct Column {
  std::string title;
  Align align = Align::Right;
  std::string colour = {}; ///< escape sequence; empty for none
};

/// A table whose columns are as wide as their contents, followed by a column of names that gets the
/// remaining space. Columns without any text are left out. All text is UTF-8.
class Table {
public:
  Table(std::vector<Column> columns, std::string nameTitle);

  /// Adds a row: a cell for each column, and one or more names, which are joined by arrows. The row
  /// takes several lines if its names do not fit into one. A name that does not fit into a line is
  /// elided such that different names stay different.
  void addRow(std::vector<std::string> cells, std::vector<std::string> names);

  /// Returns all lines, none longer than `width` unless the cells alone are. Without colour there
  /// are no escape sequences.
  std::string render(size_t width, bool hasColour) const;

private:
  struct Row {
    std::vector<std::string> cells;
    std::vector<std::string> names;
  };

  std::vector<size_t> columnWidths() const;
  std::vector<std::vector<std::string>> shownNames(size_t width) const;

  std::vector<Column> columns_;
  std::string nameTitle_;
  std::vector<Row> rows_;
};

} // namespace vais::profiler

#endif
