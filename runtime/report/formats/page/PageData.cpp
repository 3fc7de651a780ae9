/// Writes numbers in columns, and each name only once.

#include "runtime/report/formats/page/PageData.h"

#include "runtime/report/estimate/Confidence.h"
#include "runtime/report/formats/page/PageSections.h"
#include "runtime/report/formats/shared/AccuracyNotes.h"
#include "runtime/report/formats/shared/JsonText.h"
#include "runtime/report/formats/shared/SummaryText.h"
#include "runtime/report/names/FunctionNames.h"
#include "runtime/report/text/PrintableText.h"
#include "runtime/report/text/Units.h"
#include "runtime/report/totals/FunctionValues.h"

#include <algorithm>
#include <cmath>
#include <map>
#include <utility>

namespace vais::profiler {
namespace {

/// The version of the data, for a page that is not of the same build.
constexpr int kDataVersion = 1;

template <class Item, class Print> std::string list(const std::vector<Item> &items, Print print) {
  std::string text = "[";
  for (const Item &item : items) {
    if (text.size() > 1)
      text += ',';
    text += print(item);
  }
  return text + ']';
}

std::string valueJson(const Value *value) {
  JsonMembers json;
  json.add("name", jsonText(value->name));
  json.add("help", jsonText(value->help));
  json.add("unit", jsonText(unitName(value->unit)));
  json.add("isExact", value->isExact() ? "true" : "false");
  return json.take();
}

std::string functionsJson(const Profile &profile) {
  std::map<std::string, uint64_t> places{{"", 0}};
  std::vector<std::string> files{""};
  std::vector<uint64_t> file, line, kind;
  for (const Function &function : profile.functions) {
    const bool isOfObject = function.isSampled && function.object != kNone && function.file.empty();
    const std::string path =
        printable(isOfObject ? profile.objects[function.object].path : function.file);
    const auto [found, isNew] = places.try_emplace(path, files.size());
    if (isNew)
      files.push_back(path);
    file.push_back(found->second);
    line.push_back(function.line);
    kind.push_back(function.isInlined ? 3 : function.isSampled ? 2 : function.isRegion ? 1 : 0);
  }
  JsonMembers json;
  json.add("name", list(displayNames(profile), jsonText));
  json.add("files", list(files, jsonText));
  json.add("file", packedNumbers(file));
  json.add("line", packedNumbers(line));
  json.add("kind", packedNumbers(kind));
  return json.take();
}

/// Returns the errors of each function's own value. Those of live memory follow from the samples of
/// all contexts together.
std::vector<double> functionErrors(const Profile &profile, const ValueTable &table, size_t at,
                                   const std::vector<FunctionTotals> &totals) {
  const Value &value = *table.values[at];
  std::vector<double> errors;
  for (const FunctionValues &function : table.functions)
    errors.push_back(function.error[at]);
  if (value.isEvent() || value.edgeVariance)
    return errors;
  for (const FunctionTotals &function : totals) {
    Context all;
    static_cast<MemoryCounts &>(all) = function;
    errors[function.function] = halfWidth(value.variance(profile, all));
  }
  return errors;
}

std::string errorsOfFunctions(const Profile &profile, const std::vector<FunctionTotals> &totals) {
  const ValueTable table = valueTable(profile);
  JsonMembers json;
  for (size_t at = 0; at < table.values.size(); ++at)
    if (!table.values[at]->isExact())
      json.add(table.values[at]->name, packedErrors(functionErrors(profile, table, at, totals)));
  return json.take();
}

std::vector<double> halfWidths(std::vector<double> variances) {
  for (double &each : variances)
    each = halfWidth(each);
  return variances;
}

std::string contextsJson(const Profile &profile) {
  std::vector<uint64_t> functions, distances;
  for (size_t i = 0; i < profile.contexts.size(); ++i) {
    const Context &context = profile.contexts[i];
    functions.push_back(context.function == kNone ? 0 : context.function);
    distances.push_back(context.parent == kNone ? 0 : i - context.parent);
  }
  JsonMembers json, own, ownErrors, ofTotals;
  for (const Value *value : knownValues(profile)) {
    own.add(value->name, packedNumbers(ownValues(profile, *value)));
    if (value->isExact())
      continue;
    std::vector<double> variances;
    for (const Context &context : profile.contexts)
      variances.push_back(value->variance(profile, context));
    ownErrors.add(value->name, packedErrors(halfWidths(variances)));
    if (value->edgeVariance) // otherwise the page computes them from those
      ofTotals.add(value->name, packedErrors(halfWidths(totalVariances(profile, *value))));
  }
  json.add("function", packedNumbers(functions));
  json.add("up", packedNumbers(distances));
  json.add("own", own.take());
  json.add("ownError", ownErrors.take());
  json.add("totalError", ofTotals.take());
  return json.take();
}

std::string callsJson(const Profile &profile) {
  std::vector<uint64_t> callers, callees, calls, recursive;
  for (const CallTotals &call : callTotals(profile)) {
    callers.push_back(call.caller == kNone ? 0 : call.caller + 1);
    callees.push_back(call.callee);
    calls.push_back(call.calls);
    recursive.push_back(call.recursiveCalls);
  }
  JsonMembers json;
  json.add("caller", packedNumbers(callers)); // plus 1; 0 is code that is not instrumented
  json.add("callee", packedNumbers(callees));
  json.add("calls", packedNumbers(calls));
  json.add("recursive", packedNumbers(recursive));
  return json.take();
}

std::string summaryJson(const Profile &profile, const FunctionTotals &all) {
  return list(summaryLines(profile, all, Scales()), [](const SummaryLine &line) {
    return '[' + jsonText(line.key) + ',' + jsonText(line.text) + ']';
  });
}

} // namespace

void JsonMembers::add(const std::string &name, const std::string &json) {
  text_ += (text_.empty() ? "" : ",\n") + jsonText(name) + ':' + json;
}

std::string JsonMembers::take() { return '{' + std::exchange(text_, std::string()) + '}'; }

std::string packedNumbers(const std::vector<uint64_t> &numbers) {
  std::string text = "[";
  const auto append = [&](const std::string &number) {
    text += (text.size() > 1 ? "," : "") + number;
  };
  for (size_t i = 0; i < numbers.size();) {
    size_t zeros = 0;
    while (i + zeros < numbers.size() && numbers[i + zeros] == 0)
      ++zeros;
    if (zeros > 0)
      append('-' + std::to_string(zeros));
    else
      append(std::to_string(numbers[i]));
    i += std::max<size_t>(zeros, 1);
  }
  return text + ']';
}

std::string packedErrors(const std::vector<double> &errors) {
  std::vector<uint64_t> numbers;
  numbers.reserve(errors.size());
  for (const double error : errors)
    numbers.push_back(toInteger(std::ceil(error)));
  return packedNumbers(numbers);
}

JsonMembers pageData(const Profile &profile, const ReportStyle &style, PageView view) {
  const std::vector<FunctionTotals> totals = functionTotals(profile);
  const FunctionTotals all = sumOf(totals);
  JsonMembers json;
  json.add("version", std::to_string(kDataVersion));
  json.add("title", jsonText(profileTitle(profile)));
  json.add("view", view == PageView::FlameGraph ? "\"flame\"" : "\"summary\"");
  json.add("value", jsonText(style.valueOf(profile).name));
  json.add("isInverted", style.isInverted ? "true" : "false");
  json.add("summary", summaryJson(profile, all));
  json.add("notes", list(accuracyNotes(profile, all), jsonText));
  json.add("values", list(knownValues(profile), valueJson));
  json.add("functions", functionsJson(profile));
  json.add("functionError", errorsOfFunctions(profile, totals));
  json.add("contexts", contextsJson(profile));
  json.add("calls", callsJson(profile));
  json.add("durations", durationsJson(profile));
  json.add("memory", memoryJson(profile));
  json.add("threads", threadsJson(profile));
  json.add("markers", markersJson(profile));
  if (style.source)
    json.add("source", sourceJson(*style.source));
  return json;
}

} // namespace vais::profiler
