/// Writes each name in full once and then refers to it by number, as the format allows.

#include "runtime/report/formats/shared/Writers.h"

#include "runtime/report/formats/shared/StackTree.h"
#include "runtime/report/text/PrintableText.h"
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

  const Profile &profile_;
  const ValueTable &table_;
  std::vector<std::string> names_;
  std::vector<std::vector<const CallValues *>> callsOf_;
  Numbers files_, functions_;
};

std::string CallgrindWriter::nameOf(Index function) {
  return functions_.reference(names_[function]);
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
    for (const CallValues *call : callsOf_[i]) {
      const Function &callee = profile_.functions[call->call.callee];
      text += fmt::format("cfi={}\ncfn={}\ncalls={} {}\n{}{}", fileOf(callee),
                          nameOf(call->call.callee), call->call.calls, callee.line, function.line,
                          costs(call->total));
    }
  }
  return fmt::format("summary:{}{}\ntotals:{}", costs(sum), text, costs(sum));
}

} // namespace

std::string callgrindReport(const Profile &profile, const ReportStyle &) {
  const ValueTable table = valueTable(profile);
  return header(profile, table) + CallgrindWriter(profile, table).write();
}

} // namespace vais::profiler
