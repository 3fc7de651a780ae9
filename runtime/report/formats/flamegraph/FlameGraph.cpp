/// Makes the page of a Profile: the numbers in rows, and each name only once.

#include "runtime/report/formats/flamegraph/FlameGraph.h"

#include "runtime/report/formats/flamegraph/FlameGraphPage.h"
#include "runtime/report/formats/shared/DurationText.h"
#include "runtime/report/formats/shared/JsonText.h"
#include "runtime/report/formats/shared/MarkupText.h"
#include "runtime/report/text/PrintableText.h"
#include "runtime/report/text/Units.h"

#include <fmt/format.h>

namespace vais::profiler {
namespace {

std::string programTitle(const Profile &profile) {
  if (profile.programs.empty())
    return "profile";
  const Program &program = profile.programs[0];
  std::string title;
  for (const std::string &argument : program.arguments)
    title += (title.empty() ? "" : " ") + argument;
  return printable(title.empty() ? program.path : title);
}

std::string placeOf(const Function &function) {
  if (function.file.empty())
    return "";
  const std::string file = printable(function.file);
  return function.line ? fmt::format("{}:{}", file, function.line) : file;
}

template <class Item, class Print> std::string list(const std::vector<Item> &items, Print print) {
  std::string text;
  for (const Item &item : items)
    text += (text.empty() ? "" : ",") + print(item);
  return '[' + text + ']';
}

std::string row(const FlameFrame &frame) {
  return fmt::format("\n{},{},{},{},{},{},{},{},{}", frame.frame.depth, frame.name,
                     frame.frame.total, frame.frame.own,
                     frame.frame.hasCalls ? std::to_string(frame.frame.calls) : "null",
                     toInteger(frame.frame.totalError), toInteger(frame.frame.ownError),
                     frame.before, static_cast<int>(frame.verdict));
}

/// Returns rows of the function's tooltip.
std::string durationRows(const Durations &durations) {
  if (!durations.isKnown())
    return "[]";
  const Scales scales;
  std::string text;
  for (const auto &[name, share] : kQuantiles)
    if (const auto quantile = quantileOf(durations, share))
      text += fmt::format("[{},{}],", jsonText(name), jsonText(quantileText(*quantile, scales)));
  return fmt::format("[{}[\"longest\",{}]]", text, jsonText(longestText(durations, scales)));
}

std::string pageData(const FlameGraph &graph) {
  return fmt::format(
      "{{\"title\":{},\"subtitle\":{},\"value\":{},\"unit\":{},\"isDifference\":{},"
      "\"isInverted\":{},\n"
      "\"names\":{},\n\"places\":{},\n\"hues\":{},\n\"durations\":{},\n"
      "\"columns\":[\"depth\",\"name\",\"total\",\"own\",\"calls\",\"totalError\",\"ownError\","
      "\"before\",\"verdict\"],\n\"frames\":{}}}",
      jsonText(graph.title), jsonText(graph.subtitle), jsonText(graph.value->name),
      jsonText(unitName(graph.value->unit)), graph.isDifference, graph.isInverted,
      list(graph.names, jsonText), list(graph.places, jsonText),
      list(graph.names, [](const std::string &name) { return std::to_string(hueOf(name)); }),
      list(graph.durations, durationRows), list(graph.frames, row));
}

} // namespace

unsigned hueOf(const std::string &name) {
  constexpr uint32_t kBasis = 2166136261, kPrime = 16777619; // FNV-1a
  constexpr unsigned kFirst = 10, kRange = 44;               // from red to yellow
  uint32_t hash = kBasis;
  for (const char byte : name)
    hash = (hash ^ static_cast<unsigned char>(byte)) * kPrime;
  return kFirst + (hash ^ hash >> 16) % kRange;
}

FlameGraph flameGraph(const Profile &profile, const Value &value) {
  FlameGraph graph;
  graph.title = programTitle(profile);
  graph.subtitle = fmt::format("{} · ran {} · {}", value.help, formatDuration(profile.durationNs),
                               formatNumberOf(profile.threads, "thread"));
  graph.value = &value;
  graph.names = displayNames(profile);
  for (const Function &function : profile.functions)
    graph.places.push_back(function.isSampled && function.object != kNone && function.file.empty()
                               ? printable(profile.objects[function.object].path)
                               : placeOf(function));
  graph.durations = profile.durations;
  graph.names.emplace_back("[path lost]");
  graph.places.emplace_back();
  for (const Frame &frame : stackTree(profile, value)) {
    FlameFrame flame;
    flame.frame = frame;
    flame.name = static_cast<Index>(profile.functions.size());
    if (frame.context != kNone && frame.context != 0)
      flame.name = profile.contexts[frame.context].function;
    graph.frames.push_back(flame);
  }
  return graph;
}

std::string flameGraphPage(const FlameGraph &graph) {
  const auto part = [&](const std::string &name) -> std::string {
    if (name == "title")
      return escapedForMarkup(graph.title);
    if (name == "style")
      return kFlameGraphStyle;
    return name == "data" ? pageData(graph) : kFlameGraphScript;
  };
  const std::string page = kFlameGraphPage;
  std::string text;
  size_t at = 0;
  for (const char *name : {"title", "style", "data", "script"}) {
    const size_t mark = page.find(std::string("$") + name, at);
    text += page.substr(at, mark - at) + part(name);
    at = mark + 1 + std::string(name).size();
  }
  return text + page.substr(at);
}

} // namespace vais::profiler
