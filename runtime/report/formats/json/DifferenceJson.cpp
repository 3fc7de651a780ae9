/// Writes differences as JSON.

#include "runtime/report/formats/shared/Writers.h"
#include "runtime/report/text/PrintableText.h"
#include "runtime/report/transform/Difference.h"

#include <cmath>
#include <nlohmann/json.hpp>

namespace vais::profiler {
namespace {

using Json = nlohmann::ordered_json;

constexpr int kDifferenceVersion = 2;

/// The numbers of a profile are integers, but means of several need not be.
Json number(double value) {
  return value == std::floor(value) && std::abs(value) < 1e15 ? Json(static_cast<int64_t>(value))
                                                              : Json(value);
}

Json optionalNumber(const std::optional<double> &value) {
  return value ? number(std::round(*value)) : Json();
}

const char *nameOf(Verdict verdict) {
  constexpr const char *kNames[] = {"noise", "less", "more", "differs", "unknown"};
  return kNames[static_cast<size_t>(verdict)];
}

} // namespace

std::string jsonDifference(const Profile &before, const Profile &after, const ReportStyle &style) {
  const Value &value = style.valueOf(after);
  const Difference difference = compareProfiles(before, after, value);
  Json functions = Json::array();
  for (const FunctionChange &change : difference.functions)
    functions.push_back({{"name", change.name},
                         {"display_name", change.shownName},
                         {"file", change.file.empty() ? Json() : Json(change.file)},
                         {"before", number(change.before)},
                         {"after", number(change.after)},
                         {"error", optionalNumber(change.error)},
                         {"calls_before", change.hasCalls ? number(change.callsBefore) : Json()},
                         {"calls_after", change.hasCalls ? number(change.callsAfter) : Json()},
                         {"verdict", nameOf(change.verdict)}});
  const Json report = {{"version", kDifferenceVersion},
                       {"value", value.name},
                       {"unit", unitName(value.unit)},
                       {"runs_before", difference.runsBefore},
                       {"runs_after", difference.runsAfter},
                       {"before", number(difference.whole.before)},
                       {"after", number(difference.whole.after)},
                       {"error", optionalNumber(difference.whole.error)},
                       {"functions", functions}};
  return escapedForTerminal(report.dump(2, ' ', false, Json::error_handler_t::replace)) + '\n';
}

} // namespace vais::profiler
