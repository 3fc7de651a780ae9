/// Numbers are plain integers: ns, bytes, counts. Text that a spreadsheet would interpret as a
/// formula gets a leading apostrophe, which makes it text (OWASP, "CSV Injection").

#include "runtime/report/formats/shared/Writers.h"

#include "runtime/report/formats/shared/FunctionOrder.h"
#include "runtime/report/formats/shared/StackTree.h"
#include "runtime/report/text/PrintableText.h"
#include "runtime/report/text/Units.h"
#include "runtime/report/totals/AllocatingLines.h"
#include "runtime/report/totals/FunctionValues.h"
#include "runtime/report/totals/MemoryTotals.h"

#include <algorithm>
#include <cstring>

namespace vais::profiler {
namespace {

/// Builds lines of fields, which are quoted if they contain a separator, a quote or a line break.
class Rows {
public:
  explicit Rows(char separator) : separator_(separator) {}

  void add(const std::string &text) {
    const std::string field = isFormula(text) ? '\'' + text : text;
    const bool isQuoted = field.find_first_of(std::string("\"\r\n") + separator_) != field.npos;
    if (!isFirst_)
      text_ += separator_;
    isFirst_ = false;
    if (!isQuoted) {
      text_ += field;
      return;
    }
    text_ += '"';
    for (const char byte : field)
      text_ += byte == '"' ? std::string("\"\"") : std::string(1, byte);
    text_ += '"';
  }
  void add(const char *field) { add(std::string(field)); }
  void add(uint64_t number) { add(std::to_string(number)); }
  void endLine() {
    text_ += '\n';
    isFirst_ = true;
  }
  std::string take() { return std::move(text_); }

private:
  /// A tab or carriage return would begin a formula as well, but printable() leaves none. The last
  /// four are the full-width forms that are typed in East Asia.
  static bool isFormula(const std::string &text) {
    for (const char *start : {"=", "+", "-", "@", "＝", "＋", "－", "＠"})
      if (text.compare(0, std::strlen(start), start) == 0)
        return true;
    return false;
  }

  const char separator_;
  std::string text_;
  bool isFirst_ = true;
};

} // namespace

std::string functionRows(const Profile &profile, const ReportStyle &style, char separator) {
  const ValueTable table = valueTable(profile);
  const std::vector<std::string> names = displayNames(profile);
  Rows rows(separator);
  for (const char *title : {"name", "file", "line"})
    rows.add(title);
  for (const Value *value : table.values) {
    rows.add(value->name);
    rows.add(std::string(value->name) + "_total");
    if (!value->isExact())
      rows.add(std::string(value->name) + "_error");
  }
  rows.endLine();
  std::vector<FunctionTotals> functions = sortedFunctions(profile, style);
  functions.resize(std::min(functions.size(), style.rows));
  for (const FunctionTotals &totals : functions) {
    const Function &function = profile.functions[totals.function];
    const FunctionValues &values = table.functions[totals.function];
    rows.add(names[totals.function]);
    rows.add(printable(function.file));
    rows.add(function.line ? std::to_string(function.line) : "");
    for (size_t i = 0; i < table.values.size(); ++i) {
      const bool isKnown = !function.isSampled || table.values[i]->name != std::string("calls");
      rows.add(isKnown ? std::to_string(values.own[i]) : "");
      rows.add(isKnown ? std::to_string(values.total[i]) : "");
      if (!table.values[i]->isExact())
        rows.add(toInteger(values.error[i]));
    }
    rows.endLine();
  }
  return rows.take();
}

std::string siteRows(const Profile &profile, const ReportStyle &style, char separator) {
  Rows rows(separator);
  for (const char *title : {"function", "file", "line", "allocations", "allocated_bytes",
                            "live_blocks", "live_bytes", "live_bytes_error", "peak_bytes",
                            "peak_bytes_error", "temporary_allocations", "failed_allocations"})
    rows.add(title);
  rows.endLine();
  const std::vector<std::string> names = displayNames(profile);
  std::vector<AllocatingLine> lines = allocatingLines(profile);
  lines.resize(std::min(lines.size(), style.rows));
  for (const AllocatingLine &line : lines) {
    rows.add(line.function == kNone ? "" : names[line.function]);
    rows.add(printable(line.file));
    rows.add(line.line ? std::to_string(line.line) : "");
    rows.add(line.allocations);
    rows.add(line.allocatedBytes);
    rows.add(toInteger(line.live.value));
    for (const Estimate &bytes : {line.liveBytes, line.bytesAtPeak}) {
      rows.add(toInteger(bytes.value));
      rows.add(toInteger(bytesError(profile, bytes, line)));
    }
    rows.add(toInteger(line.temporary.value));
    rows.add(line.failedAllocations);
    rows.endLine();
  }
  return rows.take();
}

std::string edgeRows(const Profile &profile, const ReportStyle &style, char separator) {
  const ValueTable table = valueTable(profile);
  const std::vector<std::string> names = displayNames(profile);
  Rows rows(separator);
  for (const char *title : {"caller", "callee", "calls", "recursive_calls"})
    rows.add(title);
  for (const Value *value : table.values)
    if (value->name != std::string("calls"))
      rows.add(std::string(value->name) + "_total");
  rows.endLine();
  for (size_t i = 0; i < std::min(table.calls.size(), style.rows); ++i) {
    const CallValues &call = table.calls[i];
    rows.add(call.call.caller == kNone ? "" : names[call.call.caller]);
    rows.add(names[call.call.callee]);
    rows.add(call.call.hasCalls ? std::to_string(call.call.calls) : "");
    rows.add(call.call.recursiveCalls);
    for (size_t k = 0; k < table.values.size(); ++k)
      if (table.values[k]->name != std::string("calls"))
        rows.add(call.total[k]);
    rows.endLine();
  }
  return rows.take();
}

} // namespace vais::profiler
