/// Tables fit in their width.

#include "Table.h"

#include "Names.h"

#include <gtest/gtest.h>
#include <sstream>

namespace vais::profiler::test {
namespace {

TEST(Table, AlignsAndLeavesOutEmptyColumns) {
  Table table({{"calls"}, {"empty"}, {"bar", Align::Left}}, "function");
  table.addRow({"1,000", "", "█"}, {"main"});
  table.addRow({"5", "", "██"}, {"fib"});
  EXPECT_EQ(table.render(80, false), "  calls  bar  function\n"
                                     "  1,000  █    main\n"
                                     "      5  ██   fib\n");
}

TEST(Table, ElidesNamesFairly) {
  Table table({{"n"}}, "caller → callee");
  table.addRow({"1"}, {"short", std::string(60, 'x')});
  table.addRow({"2"}, {std::string(60, 'y'), std::string(60, 'z')});
  std::istringstream lines(table.render(40, false));
  std::string line;
  std::getline(lines, line);
  std::getline(lines, line);
  EXPECT_EQ(displayWidth(line), 40u);
  EXPECT_NE(line.find("short → xx"), std::string::npos);
  std::getline(lines, line);
  EXPECT_EQ(displayWidth(line), 40u);
  EXPECT_NE(line.find("…"), std::string::npos);
}

TEST(Table, HasEscapesOnlyInColour) {
  Table table({{"n", Align::Right, "\033[33m"}}, "function");
  table.addRow({"1"}, {"main"});
  EXPECT_EQ(table.render(80, false).find('\033'), std::string::npos);
  EXPECT_NE(table.render(80, true).find("\033[33m1\033[0m"), std::string::npos);
}

} // namespace
} // namespace vais::profiler::test
