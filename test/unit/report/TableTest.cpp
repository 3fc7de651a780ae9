/// Tables and curves fit into their width.

#include "runtime/report/formats/text/Table.h"

#include "runtime/report/formats/text/TextSections.h"
#include "runtime/report/text/PrintableText.h"

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

TEST(Table, TakesMoreLinesForPathsThatDoNotFit) {
  Table table({{"n"}}, "caller → callee");
  table.addRow({"1"}, {"short", "path"});
  table.addRow({"2"}, {std::string(20, 'y'), "mid", std::string(20, 'z')});
  EXPECT_EQ(table.render(36, false), "  n  caller → callee\n"
                                     "  1  short → path\n"
                                     "  2  yyyyyyyyyyyyyyyyyyyy → mid\n"
                                     "       → zzzzzzzzzzzzzzzzzzzz\n");
}

TEST(Table, ElidesNamesThatDoNotFitAlone) {
  Table table({{"n"}}, "function");
  table.addRow({"1"}, {std::string(30, 'x') + "1" + std::string(30, 'x')});
  table.addRow({"2"}, {std::string(30, 'x') + "2" + std::string(30, 'x')});
  std::istringstream lines(table.render(40, false));
  std::string titles, first, second;
  std::getline(lines, titles);
  std::getline(lines, first);
  std::getline(lines, second);
  EXPECT_EQ(displayWidth(first), 40u);
  EXPECT_NE(first.substr(4), second.substr(4)) << "names that differ stay different";
  EXPECT_EQ(table.render(200, false).find("…"), std::string::npos);
}

TEST(Table, HasEscapesOnlyInColour) {
  Table table({{"n", Align::Right, "\033[33m"}}, "function");
  table.addRow({"1"}, {"main"});
  EXPECT_EQ(table.render(80, false).find('\033'), std::string::npos);
  EXPECT_NE(table.render(80, true).find("\033[33m1\033[0m"), std::string::npos);
}

TEST(Curve, HasNoHeightBelowItsLine) {
  EXPECT_EQ(curveText({-1e30, 1, 0.5}), " \xE2\x96\x88\xE2\x96\x84");
}

} // namespace
} // namespace vais::profiler::test
