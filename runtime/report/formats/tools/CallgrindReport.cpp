/// Writes each name in full once and then refers to it by number, as the format allows.

#include "runtime/report/formats/shared/Writers.h"

#include "runtime/report/formats/shared/StackTree.h"
#include "runtime/report/text/PrintableText.h"
#include "runtime/report/text/Units.h"
#include "runtime/report/totals/FunctionValues.h"

#include <algorithm>
#include <fmt/format.h>
#include <map>

namespace vais::profiler {
namespace {

/// Returns "(3) name" the first time, then "(3)".
class Numbers {
public:
  std::string reference(const std::string &name) {
    const auto [known, isNew] = numbers_.emplace(name, numbers_.size() + 1);
    return isNew ? fmt::format("({}) {}", known->second, name) : fmt::format("({})", known->second);
  }

private:
  std::map<std::string, size_t> numbers_;
};

std::string header(const Profile &profile, const ValueTable &table) {
  std::string text = "# callgrind format\nversion: 1\ncreator: vais-profiler\n";
  if (!profile.programs.empty()) {
    text += fmt::format("pid: {}\ncmd:", profile.programs[0].processId);
    for (const std::string &argument : profile.programs[0].arguments)
      text += ' ' + printable(argument);
    text += '\n';
  }
  text += "positions: line\n";
  std::string events;
  for (const Value *value : table.values) {
    text += fmt::format("event: {} : {} ({})\n", value->name, value->help, unitName(value->unit));
    events += fmt::format(" {}", value->name);
  }
  return text + "events:" + events + '\n';
}

std::string costs(const std::vector<uint64_t> &values) {
  std::string text;
  for (const uint64_t value : values)
    text += fmt::format(" {}", value);
  return text + '\n';
}

class CallgrindWriter {
public:
  CallgrindWriter(const Profile &profile, const ValueTable &table)
      : profile_(profile), table_(table), names_(displayNames(profile)),
        callsOf_(profile.functions.size()) {
    for (const CallLine &each : profile.callLines) {
      const Index from = profile.contexts[each.from].function;
      CallLine &sum = lines_[{from, profile.contexts[each.to].function}][each.line];
      sum.calls += each.calls;
      sum.ns += each.ns;
    }
    for (const CallValues &call : table.calls)
      if (call.call.caller != kNone)
        callsOf_[call.call.caller].push_back(&call);
  }

  std::string write();

private:
  std::string fileOf(const Function &function) {
    return files_.reference(function.file.empty() ? "???" : printable(function.file));
  }
  std::string nameOf(Index function);
  std::string callText(const CallValues &call);
  std::string callText(const CallValues &call, uint32_t line, uint64_t calls,
                       const std::vector<uint64_t> &total);

  const Profile &profile_;
  const ValueTable &table_;
  std::vector<std::string> names_;
  std::vector<std::vector<const CallValues *>> callsOf_;
  /// By caller and callee, then line.
  std::map<std::pair<Index, Index>, std::map<uint32_t, CallLine>> lines_;
  Numbers files_, functions_;
};

std::string CallgrindWriter::nameOf(Index function) {
  return functions_.reference(names_[function]);
}

/// Returns the share of `amount` that a line has.
uint64_t shareOf(uint64_t amount, const Value &value, const CallLine &part, const CallLine &all) {
  const bool isByTime = all.ns > 0 && (value.unit == Unit::Nanoseconds || value.isEvent());
  const double share = isByTime ? part.ns / all.ns
                       : all.calls > 0
                           ? static_cast<double>(part.calls) / static_cast<double>(all.calls)
                           : 0;
  return std::min(amount, toInteger(share * static_cast<double>(amount)));
}

std::string CallgrindWriter::callText(const CallValues &call, uint32_t line, uint64_t calls,
                                      const std::vector<uint64_t> &total) {
  const Function &callee = profile_.functions[call.call.callee];
  return fmt::format("cfi={}\ncfn={}\ncalls={} {}\n{}{}", fileOf(callee), nameOf(call.call.callee),
                     calls, callee.line, line, costs(total));
}

/// Calls are those of each line. Times and events are divided among the lines in proportion to
/// their times if these are known, everything else in proportion to calls. What is on no known line
/// is where the caller begins.
std::string CallgrindWriter::callText(const CallValues &call) {
  const uint32_t begin = profile_.functions[call.call.caller].line;
  std::map<uint32_t, CallLine> lines = lines_[{call.call.caller, call.call.callee}];
  uint64_t calls = call.call.calls;
  double ns = std::max(call.call.totalNs, 0.0);
  for (const auto &[line, part] : lines) {
    calls -= std::min(part.calls, calls);
    ns -= std::min(part.ns, ns);
  }
  if (calls > 0 || lines.empty()) {
    lines[begin].calls += calls;
    lines[begin].ns += ns;
  }
  CallLine left; // of which a line has its share, the last one all
  for (const auto &[line, part] : lines) {
    left.calls += part.calls;
    left.ns += part.ns;
  }
  std::vector<uint64_t> rest = call.total;
  std::string text;
  for (const auto &[line, part] : lines) {
    std::vector<uint64_t> total = rest;
    if (line != lines.rbegin()->first)
      for (size_t k = 0; k < rest.size(); ++k)
        total[k] = shareOf(rest[k], *table_.values[k], part, left);
    for (size_t k = 0; k < rest.size(); ++k)
      rest[k] -= total[k];
    left.calls -= part.calls;
    left.ns -= part.ns;
    text += callText(call, line, part.calls, total);
  }
  return text;
}

std::string CallgrindWriter::write() {
  std::string text;
  std::vector<uint64_t> sum(table_.values.size());
  for (size_t i = 0; i < names_.size(); ++i) {
    const Function &function = profile_.functions[i];
    const FunctionValues &values = table_.functions[i];
    text += fmt::format("\nfl={}\nfn={}\n{}{}", fileOf(function), nameOf(static_cast<Index>(i)),
                        function.line, costs(values.own));
    for (size_t k = 0; k < sum.size(); ++k)
      sum[k] += values.own[k];
    for (const CallValues *call : callsOf_[i])
      text += callText(*call);
  }
  return fmt::format("summary:{}{}\ntotals:{}", costs(sum), text, costs(sum));
}

} // namespace

std::string callgrindReport(const Profile &profile, const ReportStyle &) {
  const ValueTable table = valueTable(profile);
  return header(profile, table) + CallgrindWriter(profile, table).write();
}

} // namespace vais::profiler
