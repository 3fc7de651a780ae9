/// One snapshot, and the text that each reporter makes of it: golden/<name>.

#include "runtime/report/formats/Report.h"

#include "runtime/report/estimate/SelfTime.h"
#include "runtime/report/text/PrintableText.h"
#include "test/unit/report/SampleProfile.h"

#include <algorithm>
#include <cstdlib>
#include <fstream>
#include <gtest/gtest.h>
#include <nlohmann/json.hpp>
#include <sstream>

namespace vais::profiler::test {
namespace {

std::string report(const char *format, const Snapshot &snapshot, const ReportStyle &style = {}) {
  return findReportFormat(format)->write(snapshot, style);
}

/// Compares with the golden file, or rewrites it.
void expectGolden(const std::string &name, const std::string &text) {
  const std::string path = std::string(VAIS_PROFILER_GOLDEN) + '/' + name;
  if (std::getenv("VAIS_PROFILER_UPDATE_GOLDEN"))
    std::ofstream(path) << text;
  std::ostringstream golden;
  golden << std::ifstream(path).rdbuf();
  EXPECT_EQ(text, golden.str()) << "to accept it, run with VAIS_PROFILER_UPDATE_GOLDEN=1";
}

Snapshot withoutTime() {
  Snapshot snapshot = sampleSnapshot();
  snapshot.timeMode = TimeMode::None;
  for (Edge &edge : snapshot.edges) {
    edge.ns = edge.variance = 0;
    edge.timedCalls = 0;
  }
  computeSelfTimes(snapshot);
  return snapshot;
}

TEST(Report, Text) { expectGolden("sample.txt", report("text", sampleSnapshot())); }
TEST(Report, Json) { expectGolden("sample.json", report("json", sampleSnapshot())); }
TEST(Report, Compact) { expectGolden("sample.compact", report("compact", sampleSnapshot())); }
TEST(Report, Folded) { expectGolden("sample.folded", report("folded", sampleSnapshot())); }
TEST(Report, Tree) { expectGolden("sample.tree", report("tree", sampleSnapshot())); }
TEST(Report, Svg) { expectGolden("sample.svg", report("svg", sampleSnapshot())); }
TEST(Report, Callgrind) { expectGolden("sample.callgrind", report("callgrind", sampleSnapshot())); }
TEST(Report, Chrome) { expectGolden("sample.chrome.json", report("chrome", sampleSnapshot())); }
TEST(Report, Dot) { expectGolden("sample.dot", report("dot", sampleSnapshot())); }
TEST(Report, Functions) { expectGolden("sample.csv", report("csv", sampleSnapshot())); }
TEST(Report, Edges) { expectGolden("sample-edges.tsv", report("tsv-edges", sampleSnapshot())); }
TEST(Report, Speedscope) {
  expectGolden("sample.speedscope.json", report("speedscope", sampleSnapshot()));
}

TEST(Report, FlameGraphHoldsItsData) {
  const std::string page = report("flamegraph", sampleSnapshot());
  const std::string before = "const data = ", after = ";\n</script>";
  const size_t first = page.find(before) + before.size();
  const size_t last = page.find(after, first);
  ASSERT_NE(last, std::string::npos);
  expectGolden("sample.flamegraph.json", page.substr(first, last - first) + '\n');
  EXPECT_EQ(page.find("http"), std::string::npos) << "works without a network";
}

/// What the name says cannot end the script or begin markup.
TEST(Report, FlameGraphQuotesNames) {
  Snapshot snapshot = sampleSnapshot();
  snapshot.functions[0].name = "</script><b>&\"";
  const std::string page = report("flamegraph", snapshot);
  EXPECT_EQ(page.find("</script><b>"), std::string::npos);
  EXPECT_EQ(report("svg", snapshot).find("<b>"), std::string::npos);
}

TEST(Report, PprofIsCompressed) {
  const std::string bytes = report("pprof", sampleSnapshot());
  EXPECT_EQ(bytes.substr(0, 2), "\x1f\x8b");
  EXPECT_EQ(bytes, report("pprof", sampleSnapshot())) << "nothing but the profile is in it";
}

TEST(Report, ShowsTheValueAskedFor) {
  ReportStyle style;
  style.value = findValue("allocated_bytes");
  expectGolden("allocated-bytes.folded", report("folded", sampleSnapshot(), style));
  style.value = findValue("calls");
  expectGolden("calls.tree", report("tree", sampleSnapshot(), style));
}

TEST(Report, SortsAsAsked) {
  ReportStyle style;
  style.sort = Sort::Name;
  style.rows = 2;
  const std::string rows = report("csv", sampleSnapshot(), style);
  EXPECT_NE(rows.find("\nmain,"), std::string::npos);
  EXPECT_NE(rows.find("\nparse_string,"), std::string::npos);
  EXPECT_EQ(std::count(rows.begin(), rows.end(), '\n'), 3);
}

TEST(Report, TextWithoutTime) { expectGolden("no-time.txt", report("text", withoutTime())); }
TEST(Report, FoldedWithoutTime) { expectGolden("no-time.folded", report("folded", withoutTime())); }
TEST(Report, CompactWithoutTime) {
  expectGolden("no-time.compact", report("compact", withoutTime()));
}

TEST(Report, TextInColour) {
  ReportStyle style;
  style.colour = Colour::On;
  expectGolden("colour.txt", report("text", sampleSnapshot(), style));
}

TEST(Report, TextOfAKilledProcessAmongSeveral) {
  Snapshot snapshot = sampleSnapshot();
  snapshot.programs.resize(3);
  snapshot.programs[0].state = ProcessState::Running;
  snapshot.endIsKnown = false;
  snapshot.memoryMode = MemoryMode::None;
  snapshot.dropped = {1, 0, 0, 0, 1, 65536};
  expectGolden("killed.txt", report("text", snapshot));
}

TEST(Report, MarksSharesOfMutualRecursion) {
  Snapshot snapshot = chain({"main", "even", "odd"});
  snapshot.timeMode = TimeMode::Sampled;
  snapshot.edges = {{0, 1, 1, 1, 1200, 0},
                    {1, 2, 10, 10, 1000, 0},
                    {2, 3, 500, 8, 9e4, 1e12},
                    {3, 2, 490, 8, 2e4, 1e12}};
  computeSelfTimes(snapshot);
  expectGolden("mutual-recursion.txt", report("text", snapshot));
  const auto functions = nlohmann::json::parse(report("json", snapshot))["functions"];
  for (const auto &function : functions)
    EXPECT_EQ(function["in_cycle"], function["name"] != "main");
}

TEST(Report, MarksErrorsThatExceedTheirValues) {
  Snapshot snapshot = chain({"main", "work"});
  snapshot.timeMode = TimeMode::Sampled;
  snapshot.edges = {{0, 1, 1, 1, 1000, 0}, {1, 2, 430, 16, 819, 480.0 * 480}};
  computeSelfTimes(snapshot);
  const std::string text = report("text", snapshot);
  EXPECT_NE(text.find("941 ns?"), std::string::npos) << text;
  EXPECT_NE(text.find("? the error exceeds the value; a longer run, a larger time_budget"),
            std::string::npos)
      << text;
  const auto json = nlohmann::json::parse(report("json", snapshot));
  EXPECT_EQ(json["functions"][0]["name"], "work");
  EXPECT_EQ(json["functions"][0]["self_is_uncertain"], true);
  snapshot.edges[1].variance = 4;
  computeSelfTimes(snapshot);
  EXPECT_EQ(report("text", snapshot).find("exceeds"), std::string::npos);
}

TEST(Report, TellsThreadsApart) {
  Snapshot snapshot = sampleSnapshot();
  snapshot.threadTotals = {{"main", 4711, 1, 10, 1e9, 0}, {"worker", 4712, 3, 20, 2e8, 5e8}};
  const std::string text = report("text", snapshot);
  EXPECT_NE(text.find("Threads"), std::string::npos);
  EXPECT_NE(text.find("4712  worker"), std::string::npos) << text;
  const auto json = nlohmann::json::parse(report("json", snapshot));
  EXPECT_EQ(json["thread_list"][1]["name"], "worker");
  EXPECT_EQ(json["thread_list"][1]["tid"], 4712);
  EXPECT_EQ(json["thread_list"][1]["cpu_ns"], 200000000);
}

TEST(Report, FitsIn80Columns) {
  Snapshot snapshot = sampleSnapshot();
  for (Function &function : snapshot.functions)
    function.name += std::string(200, 'n');
  snapshot.programs[0].arguments.emplace_back(500, 'a');
  ReportStyle style;
  style.width = 80;
  std::istringstream lines(report("text", snapshot, style));
  for (std::string line; std::getline(lines, line);)
    EXPECT_LE(displayWidth(line), 80u) << line;
}

TEST(Report, ShowsTheFirstRowsAndCountsTheRest) {
  std::vector<std::string> names;
  for (int i = 0; i < 25; ++i)
    names.push_back("f" + std::to_string(i));
  Snapshot snapshot = chain(names);
  for (Index i = 0; i < 25; ++i)
    snapshot.edges.push_back({i, i + 1, 1, 0, 0, 0});
  EXPECT_NE(report("text", snapshot).find("  and 5 more functions\n"), std::string::npos);
  EXPECT_EQ(nlohmann::json::parse(report("json", snapshot))["hot_functions"].size(), 20u);
}

TEST(Report, OfNothingIsStillAReport) {
  Snapshot snapshot;
  snapshot.contexts.emplace_back();
  EXPECT_NE(report("text", snapshot).find("no calls"), std::string::npos);
  for (const ReportFormat &format : reportFormats())
    format.write(snapshot, {});
  EXPECT_EQ(report("folded", snapshot), "");
  EXPECT_EQ(report("compact", snapshot).back(), '\n');
  EXPECT_TRUE(nlohmann::json::parse(report("json", snapshot))["functions"].empty());
}

TEST(Report, JsonHasExactCounts) {
  Snapshot snapshot = chain({"main"});
  snapshot.edges = {{0, 1, UINT64_MAX, 0, 0, 0}};
  const auto json = nlohmann::json::parse(report("json", snapshot));
  EXPECT_EQ(json["functions"][0]["calls"].get<uint64_t>(), UINT64_MAX);
  EXPECT_TRUE(json["edges"][0]["caller"].is_null());
  EXPECT_EQ(json["call_graph_edges"], 0);
}

TEST(Report, JsonNamesAllProcesses) {
  Snapshot snapshot = sampleSnapshot();
  snapshot.programs.push_back(snapshot.programs[0]);
  snapshot.programs[1].processId = 4712;
  const auto json = nlohmann::json::parse(report("json", snapshot));
  ASSERT_EQ(json["processes"].size(), 2u);
  EXPECT_EQ(json["processes"][1]["pid"], 4712);
}

TEST(Report, JsonSurvivesDamagedUtf8Everywhere) {
  Snapshot snapshot = sampleSnapshot();
  snapshot.functions[0].name = snapshot.functions[1].file = "\xff\xfe";
  snapshot.programs[0].path = snapshot.programs[0].arguments[0] = "\xc3(";
  const auto json = nlohmann::json::parse(report("json", snapshot));
  EXPECT_EQ(json["program"]["path"], "\xEF\xBF\xBD(");
}

TEST(Report, FormatsAreFoundByName) {
  EXPECT_EQ(findReportFormat("xml"), nullptr);
  for (const ReportFormat &format : reportFormats())
    EXPECT_EQ(findReportFormat(format.name), &format);
}

TEST(Report, HasNoFormulasForSpreadsheets) {
  for (const char *format : {"csv", "tsv", "csv-edges", "tsv-edges"})
    for (const std::string start : {"=", "+", "-", "@", "＝"}) {
      Snapshot snapshot = sampleSnapshot();
      for (Function &function : snapshot.functions)
        function.name = start + "cmd|'/C calc'!A0";
      const std::string report = findReportFormat(format)->write(snapshot, {});
      EXPECT_NE(report.find("'" + start), std::string::npos) << format << start;
      for (const std::string before : {"\n", ",", "\t", "\""})
        EXPECT_EQ(report.find(before + start), std::string::npos) << format << start;
    }
}

/// No format that is text lets a name speak to a terminal, or turn the text around it.
TEST(Report, ShowsNoCharacterThatCannotBeSeen) {
  Snapshot snapshot = sampleSnapshot();
  const std::string hostile = "\u202Ex\u2066\u200B\x1b[31m\u009B";
  for (Function &function : snapshot.functions)
    function.name = function.file = function.name + hostile;
  for (AllocationSite &site : snapshot.sites)
    site.file += hostile;
  for (Program &program : snapshot.programs) {
    program.path += hostile;
    program.arguments.push_back(hostile);
  }
  for (Mark &mark : snapshot.markers.marks)
    mark.name += hostile;
  for (Counter &counter : snapshot.markers.counters)
    counter.name += hostile;
  for (Phase &phase : snapshot.markers.phases)
    phase.name += hostile;
  for (const ReportFormat &format : reportFormats()) {
    if (format.traits & kIsBinary)
      continue;
    const std::string report = format.write(snapshot, {});
    for (const char *text : {"\u202E", "\u2066", "\u200B", "\x1b", "\u009B"})
      EXPECT_EQ(report.find(text), std::string::npos) << format.name;
  }
}

} // namespace
} // namespace vais::profiler::test
