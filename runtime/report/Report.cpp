/// The table of formats.

#include "Report.h"

#include "CompactReport.h"
#include "FoldedReport.h"
#include "JsonReport.h"
#include "ReportSize.h"
#include "TextReport.h"
#include "formats/CallgrindReport.h"
#include "formats/ChromeReport.h"
#include "formats/DotReport.h"
#include "formats/FlameGraphReport.h"
#include "formats/PprofReport.h"
#include "formats/SeparatedReport.h"
#include "formats/SpeedscopeReport.h"
#include "formats/TreeReport.h"

#include <limits>

namespace vais::profiler {
namespace {

/// A format that has no looks.
template <std::string (*Write)(const Snapshot &)>
std::string plain(const Snapshot &snapshot, const ReportStyle &) {
  return Write(snapshot);
}

/// One that writes names out again and again.
template <std::string (*Write)(const Snapshot &, const ReportStyle &), Repeats What>
std::string bounded(const Snapshot &snapshot, const ReportStyle &style) {
  requireModestReport(snapshot, What);
  return Write(snapshot, style);
}

constexpr char kComma = ',', kTab = '\t';

template <std::string (*Write)(const Snapshot &, const ReportStyle &, char), char Separator>
std::string separated(const Snapshot &snapshot, const ReportStyle &style) {
  return Write(snapshot, style, Separator);
}

constexpr size_t kAllRows = std::numeric_limits<size_t>::max();
constexpr size_t kTextRows = 20, kDotRows = 60, kTreeRows = 10;

} // namespace

const std::vector<ReportFormat> &reportFormats() {
  static const std::vector<ReportFormat> formats = {
      {"text", "tables to read", textReport, 0, kTextRows},
      {"tree", "calling-context tree to read", treeReport, kIsOfStacks | kTellsThreads, kTreeRows},
      {"compact", "one line", plain<compactReport>, 0, kAllRows},
      {"json", "one JSON object", bounded<plain<jsonReport>, Repeats::AllocatingPaths>, 0,
       kAllRows},
      {"flamegraph", "interactive flame graph, one HTML file", flameGraphReport,
       kIsOfStacks | kTellsThreads, kAllRows},
      {"svg", "flame graph as a picture", bounded<svgReport, Repeats::Names>,
       kIsOfStacks | kTellsThreads, kAllRows},
      {"folded", "stacks for flame graph tools", bounded<foldedReport, Repeats::Paths>,
       kIsOfStacks | kTellsThreads, kAllRows},
      {"pprof", "for go tool pprof, compressed", pprofReport, kIsBinary, kAllRows},
      {"callgrind", "for callgrind_annotate and KCachegrind", callgrindReport, 0, kAllRows},
      {"chrome", "for Perfetto and chrome://tracing", bounded<chromeReport, Repeats::Names>,
       kIsOfStacks | kTellsThreads, kAllRows},
      {"speedscope", "for speedscope", speedscopeReport, kIsOfStacks | kTellsThreads, kAllRows},
      {"dot", "call graph for Graphviz", dotReport, 0, kDotRows},
      {"csv", "functions, separated by commas", separated<functionRows, kComma>, 0, kAllRows},
      {"csv-edges", "calls between functions, by commas",
       bounded<separated<edgeRows, kComma>, Repeats::Names>, 0, kAllRows},
      {"csv-sites", "lines that allocate, by commas",
       bounded<separated<siteRows, kComma>, Repeats::Names>, 0, kAllRows},
      {"tsv", "functions, separated by tabs", separated<functionRows, kTab>, 0, kAllRows},
      {"tsv-edges", "calls between functions, by tabs",
       bounded<separated<edgeRows, kTab>, Repeats::Names>, 0, kAllRows},
      {"tsv-sites", "lines that allocate, by tabs",
       bounded<separated<siteRows, kTab>, Repeats::Names>, 0, kAllRows},
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
