/// A table for terminals.

#ifndef VAIS_PROFILER_REPORT_TABLE_H
#define VAIS_PROFILER_REPORT_TABLE_H

#include <string>
#include <vector>

namespace vais::profiler {

enum class Align { Left, Right };

struct Column {
  std::string title;
  Align align = Align::Right;
  std::string colour = {}; ///< escape sequence, empty for none
};

/// Columns as wide as what they hold, then a column of names that gets the room that is left.
/// Columns without any text are left out. All text is UTF-8.
class Table {
public:
  Table(std::vector<Column> columns, std::string nameTitle);

  /// A row: a cell for each column and one name or more, which arrows join. A row takes more lines
  /// where its names do not fit into one; a name that does not fit into a line is elided, such that
  /// names that differ stay different.
  void addRow(std::vector<std::string> cells, std::vector<std::string> names);

  /// All lines, none longer than `width` unless the cells alone are. Without colour, no escapes.
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
