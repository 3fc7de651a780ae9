/// Defines the table of formats.

#include "runtime/report/formats/Report.h"

#include "runtime/report/formats/shared/ReportSize.h"
#include "runtime/report/formats/shared/Writers.h"

namespace vais::profiler {
namespace {

/// Adapts a writer that has no style.
template <std::string (*Write)(const Profile &)>
std::string plain(const Profile &profile, const ReportStyle &) {
  return Write(profile);
}

/// Adapts a writer that repeats names, whose output is therefore bounded.
template <std::string (*Write)(const Profile &, const ReportStyle &), Repeats What>
std::string bounded(const Profile &profile, const ReportStyle &style) {
  requireModestReport(profile, What);
  return Write(profile, style);
}

constexpr char kComma = ',', kTab = '\t';

template <std::string (*Write)(const Profile &, const ReportStyle &, char), char Separator>
std::string separated(const Profile &profile, const ReportStyle &style) {
  return Write(profile, style, Separator);
}

constexpr unsigned kTables = kHasRows | kIsSorted | kHasValue;
constexpr unsigned kStacks = kIsOfStacks | kTellsThreads | kHasValue;
constexpr size_t kTextRows = 20, kDotRows = 60, kTreeRows = 10;

} // namespace

const std::vector<ReportFormat> &reportFormats() {
  static const std::vector<ReportFormat> formats = {
      {"text", "tables to read", textReport, kIsText | kTables | kHasUnits | kHasColumns,
       kTextRows},
      {"tree", "calling-context tree to read", treeReport, kIsText | kStacks | kHasRows | kHasUnits,
       kTreeRows},
      {"compact", "one line", plain<compactReport>, kIsText, kUnlimited},
      {"json", "one JSON object", bounded<jsonReport, Repeats::AllocatingPaths>, kTables,
       kUnlimited},
      {"html", "everything on one interactive page, an HTML file", pageReport,
       kStacks | kInverts | kHasSource, kUnlimited},
      {"flamegraph", "the same page, opened at its flame graph", flameGraphReport,
       kStacks | kInverts, kUnlimited},
      {"svg", "flame graph as a picture", bounded<svgReport, Repeats::Names>, kStacks | kHasUnits,
       kUnlimited},
      {"folded", "stacks for flame graph tools", bounded<foldedReport, Repeats::Paths>, kStacks,
       kUnlimited},
      {"pprof", "for go tool pprof, compressed", pprofReport, kIsBinary | kIsCompressed | kHasValue,
       kUnlimited},
      {"callgrind", "for callgrind_annotate and KCachegrind", callgrindReport, kHasValue,
       kUnlimited},
      {"chrome", "for Perfetto and chrome://tracing", bounded<chromeReport, Repeats::Names>,
       kStacks, kUnlimited},
      {"perfetto", "the same, much smaller, for Perfetto alone",
       bounded<perfettoReport, Repeats::Names>, kIsBinary | kStacks, kUnlimited},
      {"speedscope", "for speedscope", speedscopeReport, kStacks, kUnlimited},
      {"dot", "call graph for Graphviz", dotReport, kHasRows | kHasValue | kHasUnits, kDotRows},
      {"csv", "functions, separated by commas", separated<functionRows, kComma>, kTables,
       kUnlimited},
      {"csv-edges", "calls between functions, by commas",
       bounded<separated<edgeRows, kComma>, Repeats::Names>, kHasRows, kUnlimited},
      {"csv-sites", "lines that allocate, by commas",
       bounded<separated<siteRows, kComma>, Repeats::Names>, kHasRows, kUnlimited},
      {"tsv", "functions, separated by tabs", separated<functionRows, kTab>, kTables, kUnlimited},
      {"tsv-edges", "calls between functions, by tabs",
       bounded<separated<edgeRows, kTab>, Repeats::Names>, kHasRows, kUnlimited},
      {"tsv-sites", "lines that allocate, by tabs",
       bounded<separated<siteRows, kTab>, Repeats::Names>, kHasRows, kUnlimited},
  };
  return formats;
}

const ReportFormat *findReportFormat(const std::string &name) {
  for (const ReportFormat &format : reportFormats())
    if (name == format.name)
      return &format;
  return nullptr;
}

} // namespace vais::profiler
