/// The addresses of samples lead to the symbols around them, which are disassembled as a whole.

#include "utils/vais-profiler/commands/AssemblyView.h"

#include "runtime/report/formats/shared/FunctionOrder.h"
#include "runtime/report/names/FunctionNames.h"
#include "runtime/report/text/PrintableText.h"
#include "runtime/report/text/Units.h"
#include "utils/vais-profiler/profiles/Disassembly.h"
#include "utils/vais-profiler/profiles/ObjectSymbols.h"
#include "utils/vais-profiler/terminal/CommandError.h"

#include <fmt/format.h>
#include <map>
#include <set>

namespace vais::profiler {
namespace {

constexpr size_t kOwn = 11, kShare = 8, kSamples = 9; // columns
constexpr size_t kMargin = kOwn + kShare + kSamples;

struct Cost {
  double own = 0; ///< self time, or the event that is shown
  uint64_t samples = 0;
};

/// The costs of a function's instructions by address, in each object that has some of its code.
using ObjectCosts = std::map<Index, std::map<uint64_t, Cost>>;

class AssemblyView {
public:
  AssemblyView(const Profile &profile, const ReportStyle &style)
      : profile_(profile), style_(style), value_(style.valueOf(profile)),
        sampledNs_(profile.contexts.size()) {
    for (const CodeSamples &code : profile.code)
      sampledNs_[code.context] += code.ns;
  }

  std::string functionText(Index function) const;

private:
  ObjectCosts costsOf(Index function) const;
  std::string objectText(Index object, const std::map<uint64_t, Cost> &costs, double whole) const;
  std::string rows(const MappedObject &object, const std::vector<Instruction> &instructions,
                   const std::map<uint64_t, Cost> &costs, double whole) const;
  std::string margin(const Cost &cost, double whole) const;
  Unit unit() const { return value_.isEvent() ? value_.unit : Unit::Nanoseconds; }

  const Profile &profile_;
  const ReportStyle &style_;
  const Value &value_;
  std::vector<double> sampledNs_; ///< by context
};

ObjectCosts AssemblyView::costsOf(Index function) const {
  ObjectCosts costs;
  const Function &known = profile_.functions[function];
  if (known.object != kNone && !known.isSampled)
    costs[known.object][known.address];
  for (const CodeSamples &code : profile_.code) {
    const Context &context = profile_.contexts[code.context];
    if (context.function != function || !code.isOwn || code.object == kNone)
      continue;
    Cost &cost = costs[code.object][code.address];
    cost.samples += code.samples;
    if (value_.isEvent())
      cost.own += value_.ofCode(profile_, code);
    else if (sampledNs_[code.context] > 0)
      cost.own += context.selfNs * code.ns / sampledNs_[code.context];
  }
  return costs;
}

std::string AssemblyView::margin(const Cost &cost, double whole) const {
  if (cost.samples == 0 && cost.own <= 0)
    return std::string(kMargin, ' ');
  const std::string own = style_.scales.format(unit(), static_cast<uint64_t>(cost.own));
  return std::string(kOwn - std::min(kOwn, displayWidth(own)), ' ') + own +
         fmt::format("{:>{}}{:>{}}",
                     whole > 0 ? fmt::format("{:.1f} %", 100 * cost.own / whole) : "", kShare,
                     formatCount(cost.samples), kSamples);
}

/// A row with the line comes before the first instruction of each, innermost function first.
std::string AssemblyView::rows(const MappedObject &object,
                               const std::vector<Instruction> &instructions,
                               const std::map<uint64_t, Cost> &costs, double whole) const {
  std::vector<uint64_t> addresses;
  for (const Instruction &instruction : instructions)
    addresses.push_back(instruction.address);
  const ResolvedCode code = resolve(object, addresses, CodeDetail::Lines);
  std::string text, line;
  for (size_t i = 0; i < instructions.size(); ++i) {
    std::string here;
    for (uint32_t at = 0; at < code.addresses[i].frames; ++at) {
      const CodeFrame &frame = code.frames[code.addresses[i].firstFrame + at];
      const std::string &file = code.files[frame.file];
      Function function;
      function.name = code.functions[frame.function].name;
      if (frame.line > 0)
        here +=
            fmt::format("{}{} {}:{}", here.empty() ? "" : " ← ", nameOf(function, NameStyle::Short),
                        printable(file.substr(file.rfind('/') + 1)), frame.line);
    }
    if (i == 0 || here != line)
      text += std::string(kMargin + 3, ' ') + (here.empty() ? "no line" : here) + '\n';
    line = here;
    const auto cost = costs.find(addresses[i]);
    text += margin(cost == costs.end() ? Cost() : cost->second, whole) +
            fmt::format(" {:>9x}  {}\n", addresses[i], printable(instructions[i].text));
  }
  return text;
}

std::string AssemblyView::objectText(Index object, const std::map<uint64_t, Cost> &costs,
                                     double whole) const {
  const MappedObject &mapped = profile_.objects[object];
  std::vector<uint64_t> addresses;
  for (const auto &[address, cost] : costs)
    addresses.push_back(address);
  const ResolvedCode code = resolve(mapped, addresses, CodeDetail::Functions);
  std::map<uint64_t, std::pair<uint64_t, std::string>> parts; // by first address
  for (const CodeAddress &address : code.addresses)
    if (address.frames > 0)
      parts[address.begin] = {address.end,
                              code.functions[code.frames[address.firstFrame].function].name};
  std::string text;
  for (const auto &[begin, part] : parts) {
    text += fmt::format("{} in {}\n{:>{}}{:>{}}{:>{}} {:>9}  instruction\n", printable(part.second),
                        printable(mapped.path), value_.isEvent() ? "own" : "self", kOwn, "share",
                        kShare, "samples", kSamples, "address");
    const std::vector<Instruction> instructions = disassemble(code.file, begin, part.first);
    text += instructions.empty() ? "note: the code could not be read\n"
                                 : rows(mapped, instructions, costs, whole);
  }
  return parts.empty() ? fmt::format("note: {}: its symbols do not tell where the code begins\n",
                                     printable(mapped.path))
                       : text;
}

std::string AssemblyView::functionText(Index function) const {
  const ObjectCosts costs = costsOf(function);
  Cost whole;
  for (const auto &[object, byAddress] : costs)
    for (const auto &[address, cost] : byAddress) {
      whole.own += cost.own;
      whole.samples += cost.samples;
    }
  std::string text = fmt::format(
      "{}: {}{} in {} samples\n", displayName(profile_.functions[function]),
      style_.scales.format(unit(), static_cast<uint64_t>(whole.own)),
      value_.isEvent() ? std::string(" ") + value_.name : "", formatCount(whole.samples));
  for (const auto &[object, byAddress] : costs)
    text += objectText(object, byAddress, whole.own);
  return text + '\n';
}

} // namespace

std::string assemblyView(const Profile &profile, const ReportStyle &style,
                         const FunctionMatch &isWanted) {
  if (profile.code.empty())
    throw CommandError("annotate --assembly: expected samples of code, found none");
  const AssemblyView view(profile, style);
  std::string text;
  size_t shown = 0;
  for (const FunctionTotals &totals : sortedFunctions(profile, style))
    if (isWanted(profile.functions[totals.function]) && shown++ < style.rows)
      text += view.functionText(totals.function);
  if (shown == 0)
    throw CommandError("annotate --assembly: expected the name of a function, found one that "
                       "matches none");
  return text;
}

} // namespace vais::profiler
