/// Compares the text that each format makes of one profile with golden/<name>.

#include "runtime/report/formats/Report.h"

#include "runtime/report/estimate/SelfTime.h"
#include "runtime/report/text/PrintableText.h"
#include "runtime/report/transform/SampledCode.h"
#include "test/unit/report/CodeAnswer.h"
#include "test/unit/report/SampleProfile.h"

#include <algorithm>
#include <cstdlib>
#include <fstream>
#include <gtest/gtest.h>
#include <nlohmann/json.hpp>
#include <sstream>

namespace vais::profiler::test {
namespace {

std::string report(const char *format, const Profile &profile, const ReportStyle &style = {}) {
  return findReportFormat(format)->write(profile, style);
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

Profile withoutTime() {
  Profile profile = sampleProfile();
  profile.timeMode = TimeMode::None;
  for (Edge &edge : profile.edges) {
    edge.ns = edge.variance = 0;
    edge.timedCalls = 0;
  }
  computeSelfTimes(profile);
  return profile;
}

TEST(Report, Text) { expectGolden("sample.txt", report("text", sampleProfile())); }
TEST(Report, Json) { expectGolden("sample.json", report("json", sampleProfile())); }
TEST(Report, Compact) { expectGolden("sample.compact", report("compact", sampleProfile())); }
TEST(Report, Folded) { expectGolden("sample.folded", report("folded", sampleProfile())); }
TEST(Report, Tree) { expectGolden("sample.tree", report("tree", sampleProfile())); }
TEST(Report, Svg) { expectGolden("sample.svg", report("svg", sampleProfile())); }
TEST(Report, Callgrind) { expectGolden("sample.callgrind", report("callgrind", sampleProfile())); }
TEST(Report, Chrome) { expectGolden("sample.chrome.json", report("chrome", sampleProfile())); }
TEST(Report, Dot) { expectGolden("sample.dot", report("dot", sampleProfile())); }
TEST(Report, Functions) { expectGolden("sample.csv", report("csv", sampleProfile())); }
TEST(Report, Edges) { expectGolden("sample-edges.tsv", report("tsv-edges", sampleProfile())); }
TEST(Report, Speedscope) {
  expectGolden("sample.speedscope.json", report("speedscope", sampleProfile()));
}

/// Returns the report of the profile whose libraries are shown.
std::string libraryReport(const char *format) {
  Profile profile = libraryProfile();
  nameFunctions(profile);
  const auto resolve = [](const MappedObject &object, const std::vector<uint64_t> &addresses,
                          CodeDetail) {
    return resolved(
        addresses, [&](uint64_t) { return object.path[0] == '/' ? Frames{{"memcpy"}} : Frames(); });
  };
  showSampledCode(profile, resolve);
  return report(format, profile);
}

TEST(Report, TextWithLibraries) { expectGolden("library.txt", libraryReport("text")); }
TEST(Report, TreeWithLibraries) { expectGolden("library.tree", libraryReport("tree")); }
TEST(Report, JsonWithLibraries) { expectGolden("library.json", libraryReport("json")); }
TEST(Report, FoldedWithLibraries) { expectGolden("library.folded", libraryReport("folded")); }
TEST(Report, SvgWithLibraries) { expectGolden("library.svg", libraryReport("svg")); }
TEST(Report, DotWithLibraries) { expectGolden("library.dot", libraryReport("dot")); }
TEST(Report, FunctionsWithLibraries) { expectGolden("library.csv", libraryReport("csv")); }
TEST(Report, EdgesWithLibraries) { expectGolden("library-edges.tsv", libraryReport("tsv-edges")); }
TEST(Report, CallgrindWithLibraries) {
  expectGolden("library.callgrind", libraryReport("callgrind"));
}
TEST(Report, SpeedscopeWithLibraries) {
  expectGolden("library.speedscope.json", libraryReport("speedscope"));
}
TEST(Report, ChromeWithLibraries) { expectGolden("library.chrome.json", libraryReport("chrome")); }

/// Returns the report of the profile whose inlined functions are shown.
std::string inlinedReport(const char *format) {
  Profile profile = inlinedProfile();
  nameFunctions(profile);
  showSampledCode(profile, inlinedAnswer);
  return report(format, profile);
}

TEST(Report, TextWithInlinedFunctions) { expectGolden("inlined.txt", inlinedReport("text")); }
TEST(Report, TreeWithInlinedFunctions) { expectGolden("inlined.tree", inlinedReport("tree")); }
TEST(Report, JsonWithInlinedFunctions) { expectGolden("inlined.json", inlinedReport("json")); }
TEST(Report, FoldedWithInlinedFunctions) {
  expectGolden("inlined.folded", inlinedReport("folded"));
}
TEST(Report, FunctionsWithInlinedFunctions) { expectGolden("inlined.csv", inlinedReport("csv")); }
TEST(Report, CallgrindWithInlinedFunctions) {
  expectGolden("inlined.callgrind", inlinedReport("callgrind"));
}
TEST(Report, SpeedscopeWithInlinedFunctions) {
  expectGolden("inlined.speedscope.json", inlinedReport("speedscope"));
}

/// Returns the JSON object in a page.
std::string dataOf(const std::string &page) {
  const std::string before = "id=\"profile\">\n", after = "\n</script>";
  const size_t first = page.find(before) + before.size();
  return page.substr(first, page.find(after, first) - first);
}

TEST(Report, PageHoldsItsData) {
  const std::string page = report("html", sampleProfile());
  const std::string data = dataOf(page);
  EXPECT_TRUE(nlohmann::json::accept(data));
  expectGolden("sample.page.json", data + '\n');
  EXPECT_EQ(page.find("https:"), std::string::npos) << "works without a network";
}

TEST(Report, FlameGraphIsAPageThatOpensThere) {
  ReportStyle style;
  style.isInverted = true;
  const auto page = nlohmann::json::parse(dataOf(report("html", sampleProfile())));
  const auto graph = nlohmann::json::parse(dataOf(report("flamegraph", sampleProfile(), style)));
  EXPECT_EQ(page["view"], "summary");
  EXPECT_EQ(page["isInverted"], false);
  EXPECT_EQ(graph["view"], "flame");
  EXPECT_EQ(graph["isInverted"], true);
  EXPECT_EQ(page["contexts"], graph["contexts"]);
}

/// A name, an argument, or a line of source can neither end the data nor begin markup.
TEST(Report, PageQuotesText) {
  const std::string hostile = "</script><b>&\"";
  Profile profile = sampleProfile();
  profile.functions[0].name = profile.functions[0].file = hostile;
  profile.programs[0].arguments[0] = hostile;
  const SourceLines source{{}, {{hostile, true, {{1, hostile, {}, 0}}}}};
  ReportStyle style;
  style.source = source;
  const std::string page = report("html", profile, style);
  EXPECT_EQ(page.find("</script><b>"), std::string::npos);
  EXPECT_EQ(page.find("<b>"), std::string::npos);
  EXPECT_EQ(report("svg", profile).find("<b>"), std::string::npos);
}

TEST(Report, PprofIsCompressed) {
  const std::string bytes = report("pprof", sampleProfile());
  EXPECT_EQ(bytes.substr(0, 2), "\x1f\x8b");
  EXPECT_EQ(bytes, report("pprof", sampleProfile())) << "nothing but the profile is in it";
}

TEST(Report, ShowsTheValueAskedFor) {
  ReportStyle style;
  style.value = findValue("allocated_bytes");
  expectGolden("allocated-bytes.folded", report("folded", sampleProfile(), style));
  style.value = findValue("calls");
  expectGolden("calls.tree", report("tree", sampleProfile(), style));
}

TEST(Report, SortsAsAsked) {
  ReportStyle style;
  style.sort = Sort::Name;
  style.rows = 2;
  const std::string rows = report("csv", sampleProfile(), style);
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
  expectGolden("colour.txt", report("text", sampleProfile(), style));
}

TEST(Report, TextOfAKilledProcessAmongSeveral) {
  Profile profile = sampleProfile();
  profile.programs.resize(3);
  profile.programs[0].state = ProcessState::Running;
  profile.endIsKnown = false;
  profile.memoryMode = MemoryMode::None;
  profile.dropped = {1, 0, 0, 0, 1, 65536};
  expectGolden("killed.txt", report("text", profile));
}

TEST(Report, MarksSharesOfMutualRecursion) {
  Profile profile = chain({"main", "even", "odd"});
  profile.timeMode = TimeMode::Sampled;
  profile.edges = {{0, 1, 1, 1, 1200, 0},
                   {1, 2, 10, 10, 1000, 0},
                   {2, 3, 500, 8, 9e4, 1e12},
                   {3, 2, 490, 8, 2e4, 1e12}};
  computeSelfTimes(profile);
  expectGolden("mutual-recursion.txt", report("text", profile));
  const auto functions = nlohmann::json::parse(report("json", profile))["functions"];
  for (const auto &function : functions)
    EXPECT_EQ(function["in_cycle"], function["name"] != "main");
}

TEST(Report, MarksErrorsThatExceedTheirValues) {
  Profile profile = chain({"main", "work"});
  profile.timeMode = TimeMode::Sampled;
  profile.edges = {{0, 1, 1, 1, 1000, 0}, {1, 2, 430, 16, 819, 480.0 * 480}};
  computeSelfTimes(profile);
  const std::string text = report("text", profile);
  EXPECT_NE(text.find("941 ns?"), std::string::npos) << text;
  EXPECT_NE(text.find("? the error exceeds the value; a longer run, a larger time_budget"),
            std::string::npos)
      << text;
  const auto json = nlohmann::json::parse(report("json", profile));
  EXPECT_EQ(json["functions"][0]["name"], "work");
  EXPECT_EQ(json["functions"][0]["self_is_uncertain"], true);
  profile.edges[1].variance = 4;
  computeSelfTimes(profile);
  EXPECT_EQ(report("text", profile).find("exceeds"), std::string::npos);
}

TEST(Report, TellsThreadsApart) {
  Profile profile = sampleProfile();
  profile.threadTotals = {{"main", 4711, 1, 10, 1e9, 0}, {"worker", 4712, 3, 20, 2e8, 5e8}};
  const std::string text = report("text", profile);
  EXPECT_NE(text.find("Threads"), std::string::npos);
  EXPECT_NE(text.find("4712  worker"), std::string::npos) << text;
  const auto json = nlohmann::json::parse(report("json", profile));
  EXPECT_EQ(json["thread_list"][1]["name"], "worker");
  EXPECT_EQ(json["thread_list"][1]["tid"], 4712);
  EXPECT_EQ(json["thread_list"][1]["cpu_ns"], 200000000);
}

TEST(Report, FitsIn80Columns) {
  Profile profile = sampleProfile();
  for (Function &function : profile.functions)
    function.name += std::string(200, 'n');
  profile.programs[0].arguments.emplace_back(500, 'a');
  ReportStyle style;
  style.width = 80;
  std::istringstream lines(report("text", profile, style));
  for (std::string line; std::getline(lines, line);)
    EXPECT_LE(displayWidth(line), 80u) << line;
}

TEST(Report, ShowsTheFirstRowsAndCountsTheRest) {
  std::vector<std::string> names;
  for (int i = 0; i < 25; ++i)
    names.push_back("f" + std::to_string(i));
  Profile profile = chain(names);
  for (Index i = 0; i < 25; ++i)
    profile.edges.push_back({i, i + 1, 1, 0, 0, 0});
  EXPECT_NE(report("text", profile).find("  and 5 more functions\n"), std::string::npos);
  EXPECT_EQ(nlohmann::json::parse(report("json", profile))["hot_functions"].size(), 20u);
}

TEST(Report, OfNothingIsStillAReport) {
  Profile profile;
  profile.contexts.emplace_back();
  EXPECT_NE(report("text", profile).find("no calls"), std::string::npos);
  for (const ReportFormat &format : reportFormats())
    format.write(profile, {});
  EXPECT_EQ(report("folded", profile), "");
  EXPECT_EQ(report("compact", profile).back(), '\n');
  EXPECT_TRUE(nlohmann::json::parse(report("json", profile))["functions"].empty());
}

TEST(Report, JsonHasExactCounts) {
  Profile profile = chain({"main"});
  profile.edges = {{0, 1, UINT64_MAX, 0, 0, 0}};
  const auto json = nlohmann::json::parse(report("json", profile));
  EXPECT_EQ(json["functions"][0]["calls"].get<uint64_t>(), UINT64_MAX);
  EXPECT_TRUE(json["edges"][0]["caller"].is_null());
  EXPECT_EQ(json["call_graph_edges"], 0);
}

TEST(Report, JsonNamesAllProcesses) {
  Profile profile = sampleProfile();
  profile.programs.push_back(profile.programs[0]);
  profile.programs[1].processId = 4712;
  const auto json = nlohmann::json::parse(report("json", profile));
  ASSERT_EQ(json["processes"].size(), 2u);
  EXPECT_EQ(json["processes"][1]["pid"], 4712);
}

TEST(Report, JsonSurvivesDamagedUtf8Everywhere) {
  Profile profile = sampleProfile();
  profile.functions[0].name = profile.functions[1].file = "\xff\xfe";
  profile.programs[0].path = profile.programs[0].arguments[0] = "\xc3(";
  const auto json = nlohmann::json::parse(report("json", profile));
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
      Profile profile = sampleProfile();
      for (Function &function : profile.functions)
        function.name = start + "cmd|'/C calc'!A0";
      const std::string report = findReportFormat(format)->write(profile, {});
      EXPECT_NE(report.find("'" + start), std::string::npos) << format << start;
      for (const std::string before : {"\n", ",", "\t", "\""})
        EXPECT_EQ(report.find(before + start), std::string::npos) << format << start;
    }
}

/// In no text format can a name control a terminal or change the direction of the text around it.
TEST(Report, ShowsNoCharacterThatCannotBeSeen) {
  Profile profile = sampleProfile();
  const std::string hostile = "\u202Ex\u2066\u200B\x1b[31m\u009B";
  for (Function &function : profile.functions)
    function.name = function.file = function.name + hostile;
  for (AllocationSite &site : profile.sites)
    site.file += hostile;
  for (Program &program : profile.programs) {
    program.path += hostile;
    program.arguments.push_back(hostile);
  }
  for (Mark &mark : profile.markers.marks)
    mark.name += hostile;
  for (Counter &counter : profile.markers.counters)
    counter.name += hostile;
  for (Phase &phase : profile.markers.phases)
    phase.name += hostile;
  for (const ReportFormat &format : reportFormats()) {
    if (format.traits & kIsBinary)
      continue;
    const std::string report = format.write(profile, {});
    for (const char *text : {"\u202E", "\u2066", "\u200B", "\x1b", "\u009B"})
      EXPECT_EQ(report.find(text), std::string::npos) << format.name;
  }
}

} // namespace
} // namespace vais::profiler::test
