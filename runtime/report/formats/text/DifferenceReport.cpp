/// Writes differences as text.

#include "runtime/report/formats/shared/Writers.h"
#include "runtime/report/formats/text/Table.h"
#include "runtime/report/text/PrintableText.h"
#include "runtime/report/text/Units.h"
#include "runtime/report/totals/Totals.h"
#include "runtime/report/transform/Difference.h"

#include <algorithm>
#include <cmath>
#include <fmt/format.h>

namespace vais::profiler {
namespace {

/// Formats the numbers of a difference.
class Numbers {
public:
  Numbers(const ReportStyle &style, Unit unit) : style_(style), unit_(unit) {}

  std::string value(double number) const {
    const double rounded = std::round(number * 100) / 100; // the mean of counts may be a fraction
    return unit_ == Unit::Count && rounded != std::floor(rounded)
               ? formatFraction(rounded)
               : style_.scales.format(unit_, toInteger(number));
  }
  std::string change(double number) const {
    const std::string size = value(std::abs(number));
    return size == value(0) ? "0" : (number < 0 ? "−" : "+") + size;
  }

private:
  const ReportStyle &style_;
  Unit unit_;
};

std::string relative(const FunctionChange &change) {
  if (change.before <= 0)
    return change.after > 0 ? "new" : "";
  const std::string text =
      fmt::format("{:+.1f} %", percentage(change.after - change.before, change.before));
  return text == "-0.0 %" || text == "+0.0 %" ? "0.0 %" : text;
}

std::string verdictText(const FunctionChange &change, Unit unit) {
  switch (change.verdict) {
  case Verdict::Noise:
    return change.before == change.after ? "same" : "within noise";
  case Verdict::Less:
    return unit == Unit::Nanoseconds ? "faster" : "less";
  case Verdict::More:
    return unit == Unit::Nanoseconds ? "slower" : "more";
  case Verdict::Differs:
    return "differs";
  case Verdict::Unknown:
    break;
  }
  return "";
}

std::string runsText(const Difference &difference) {
  if (difference.runsBefore == 1 && difference.runsAfter == 1)
    return "Runs      1 before, 1 after\n";
  return fmt::format("Runs      {} before, {} after: all numbers are per run\n",
                     formatCount(difference.runsBefore), formatCount(difference.runsAfter));
}

std::string totalText(const Difference &difference, const Numbers &numbers) {
  const Numbers counts({}, Unit::Count);
  const FunctionChange &all = difference.whole;
  std::string change = relative(all);
  if (all.error.value_or(0) > 0 && all.before > 0)
    change += fmt::format(" ± {:.1f} %", percentage(*all.error, all.before));
  return fmt::format("Total     {} → {} ({}), {} → {} calls\n\n", numbers.value(all.before),
                     numbers.value(all.after), change, counts.value(all.callsBefore),
                     counts.value(all.callsAfter));
}

std::string notesText(const Difference &difference, const Value &value) {
  std::string text;
  const auto note = [&text](const std::string &line) { text += "\nnote: " + line + '\n'; };
  const auto &functions = difference.functions;
  if (difference.isJudged && !functions.empty())
    note(fmt::format("verdicts are on {} together: of comparisons of a program with itself\n"
                     "      at most 5 % call any of them {}\n"
                     "note: ± 95 % is the interval of one by itself; verdicts demand more",
                     formatNumberOf(functions.size(), "function"),
                     value.unit == Unit::Nanoseconds ? "faster or slower" : "less or more"));
  const bool isUnknown =
      std::any_of(functions.begin(), functions.end(),
                  [](const FunctionChange &change) { return change.verdict == Verdict::Unknown; });
  if (isUnknown)
    note("how much runs differ is not known, so any of this may be noise\n"
         "note: compare several runs: vais-profiler run --repeat 5 -o FILE -- PROGRAM");
  return text;
}

} // namespace

std::string textDifference(const Profile &before, const Profile &after, const ReportStyle &style) {
  const Value &value = style.valueOf(after);
  const Difference difference = compareProfiles(before, after, value);
  const Numbers numbers(style, value.unit), counts({}, Unit::Count);
  std::string text = runsText(difference) + totalText(difference, numbers);
  Table table({{"before"}, {"after"}, {"change"}, {"± 95 %"}, {""}, {"calls"}, {"", Align::Left}},
              "function");
  const auto &changes = difference.functions;
  for (size_t i = 0; i < std::min(changes.size(), style.rows); ++i) {
    const FunctionChange &change = changes[i];
    const double called = change.callsAfter - change.callsBefore;
    table.addRow({numbers.value(change.before), numbers.value(change.after),
                  numbers.change(change.after - change.before),
                  change.error.value_or(0) >= 0.5 ? numbers.value(*change.error) : "",
                  relative(change), called == 0 ? "" : counts.change(called),
                  verdictText(change, value.unit)},
                 {change.shownName});
  }
  text += table.render(style.width, style.colour == Colour::On);
  if (changes.size() > style.rows)
    text += fmt::format("  and {}\n", formatNumberOf(changes.size() - style.rows, "more function"));
  return text + notesText(difference, value);
}

} // namespace vais::profiler
