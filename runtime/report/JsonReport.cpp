/// Snapshot to JSON. Names stay as the linker knows them; damaged UTF-8 is replaced.

#include "JsonReport.h"

#include "Demangling.h"
#include "FunctionNames.h"
#include "FunctionOrder.h"
#include "MarkerJson.h"
#include "MemoryJson.h"
#include "Totals.h"
#include "Units.h"

#include <algorithm>
#include <nlohmann/json.hpp>
#include <utility>

namespace vais::profiler {
namespace {

using Json = nlohmann::ordered_json;

/// Of this report: raised when a key changes its meaning or goes.
constexpr int kVersion = 1;
constexpr size_t kHotFunctions = 20;

const char *name(TimeMode mode) {
  constexpr const char *kNames[] = {"none", "sampled", "exact"};
  return kNames[static_cast<size_t>(mode)];
}

const char *name(MemoryMode mode) {
  constexpr const char *kNames[] = {"none", "sampled", "exact"};
  return kNames[static_cast<size_t>(mode)];
}

const char *name(ProcessState state) {
  constexpr const char *kNames[] = {"running", "exited", "died"};
  return kNames[static_cast<size_t>(state)];
}

Json orNull(bool isKnown, const Json &value) { return isKnown ? value : Json(); }

/// What the symbol encodes, and what other reports show, where these are not the symbol itself.
void addShownNames(Json &entry, const Function &function) {
  if (const std::string full = function.isRegion ? function.name : demangle(function.name);
      full != function.name)
    entry["demangled"] = full;
  if (const std::string shown = displayName(function); shown != function.name)
    entry["display_name"] = shown;
}

Json hotFunctions(const Snapshot &snapshot, const std::vector<FunctionTotals> &functions,
                  const FunctionTotals &all) {
  Json hot = Json::array();
  for (size_t i = 0; i < std::min(functions.size(), kHotFunctions); ++i) {
    const FunctionTotals &totals = functions[i];
    const double share = percentage(heatOf(snapshot, totals, all), heatOf(snapshot, all, all));
    Json entry = {{"name", snapshot.functions[totals.function].name}};
    addShownNames(entry, snapshot.functions[totals.function]);
    entry["samples"] = samplesOf(snapshot, totals);
    entry["percentage"] = share;
    hot.push_back(std::move(entry));
  }
  return hot;
}

/// The entries of a list that are shown.
template <class Entry> void limit(std::vector<Entry> &entries, const ReportStyle &style) {
  if (entries.size() > style.rows)
    entries.erase(entries.begin() + static_cast<std::ptrdiff_t>(style.rows), entries.end());
}

Json functionList(const Snapshot &snapshot, const std::vector<FunctionTotals> &functions) {
  Json list = Json::array();
  const std::vector<SizeGroups> sizes = sizesByFunction(snapshot);
  for (const FunctionTotals &totals : functions) {
    const Function &function = snapshot.functions[totals.function];
    Json entry = {{"name", function.name}};
    addShownNames(entry, function);
    entry["kind"] = function.isRegion ? "region" : "function";
    entry["file"] = orNull(!function.file.empty(), function.file);
    entry["line"] = orNull(function.line != 0, function.line);
    entry["calls"] = totals.calls;
    entry["samples"] = totals.samples;
    entry["self_ns"] = toInteger(totals.selfNs);
    entry["total_ns"] = toInteger(totals.totalNs);
    entry["self_ns_error"] = toInteger(totals.selfError);
    entry["self_off_cpu_ns"] = toInteger(totals.selfOffNs);
    entry["total_off_cpu_ns"] = toInteger(totals.totalOffNs);
    entry["self_off_cpu_ns_error"] = toInteger(totals.selfOffError);
    entry["in_cycle"] = totals.isCycleShare;
    entry["allocations"] = totals.allocations;
    entry["allocated_bytes"] = totals.allocatedBytes;
    entry["deallocations"] = totals.deallocations;
    addMemoryJson(entry, snapshot, totals, sizes[totals.function]);
    list.push_back(std::move(entry));
  }
  return list;
}

Json edgeList(const Snapshot &snapshot, const std::vector<CallTotals> &calls) {
  Json list = Json::array();
  for (const CallTotals &call : calls)
    list.push_back(
        {{"caller", call.caller == kNone ? Json() : Json(snapshot.functions[call.caller].name)},
         {"callee", snapshot.functions[call.callee].name},
         {"calls", call.calls},
         {"total_ns", toInteger(call.totalNs)},
         {"total_off_cpu_ns", toInteger(call.totalOffNs)},
         {"recursive_calls", call.recursiveCalls}});
  return list;
}

Json dropped(const Dropped &dropped) {
  return {{"calls", dropped.calls},
          {"allocations", dropped.allocations},
          {"blocks", dropped.blocks},
          {"timed_calls", dropped.timedCalls},
          {"flat_calls", dropped.flatCalls},
          {"threads", dropped.threads},
          {"bytes", dropped.bytes},
          {"samples", dropped.samples},
          {"unbalanced_ends", dropped.unbalancedEnds},
          {"left_regions", dropped.leftRegions},
          {"deep_regions", dropped.deepRegions}};
}

Json overhead(const Overhead &overhead) {
  return {{"ns", toInteger(overhead.ns)},
          {"call_ns", overhead.callNs},
          {"timed_call_ns", overhead.timedCallNs},
          {"memory_bytes", overhead.memoryBytes}};
}

Json process(const Program &program) {
  return {{"path", program.path},
          {"arguments", program.arguments},
          {"build_id", orNull(!program.buildId.empty(), program.buildId)},
          {"pid", program.processId},
          {"parent_pid", program.parentId},
          {"forked", program.isForked},
          {"started_at", program.startedAt},
          {"state", name(program.state)}};
}

std::string dump(const Json &json) {
  return json.dump(2, ' ', false, Json::error_handler_t::replace);
}

/// `object`, with the member that may be too long to be built as a whole.
std::string withAllocationContexts(std::string object, const Snapshot &snapshot, size_t rows) {
  constexpr const char *kEntry = "\n    ";
  object.replace(object.size() - 2, 2, ",\n  \"allocation_contexts\": [");
  bool isFirst = true;
  forEachAllocationContext(snapshot, rows, [&](const Json &entry) {
    object += std::exchange(isFirst, false) ? kEntry : std::string(",") + kEntry;
    const std::string text = dump(entry);
    for (size_t start = 0, end = 0; end != std::string::npos; start = end + 1) {
      end = text.find('\n', start);
      object.append(text, start, end - start);
      if (end != std::string::npos)
        object += kEntry;
    }
  });
  return object + (isFirst ? "]\n}\n" : "\n  ]\n}\n");
}

} // namespace

std::string jsonReport(const Snapshot &snapshot) {
  ReportStyle style;
  style.rows = kUnlimited;
  return jsonReport(snapshot, style);
}

std::string jsonReport(const Snapshot &snapshot, const ReportStyle &style) {
  const std::vector<FunctionTotals> hottest = functionTotals(snapshot);
  std::vector<FunctionTotals> functions = sortedFunctions(snapshot, style);
  std::vector<CallTotals> calls = callTotals(snapshot);
  const FunctionTotals all = sumOf(hottest);
  const auto callsFromFunctions = std::count_if(
      calls.begin(), calls.end(), [](const CallTotals &call) { return call.caller != kNone; });
  limit(functions, style);
  limit(calls, style);

  Json report;
  report["version"] = kVersion;
  report["duration_secs"] = snapshot.durationNs / 1e9;
  report["cpu_ns"] = toInteger(all.selfNs);
  report["off_cpu_ns"] = toInteger(all.selfOffNs);
  report["total_samples"] = samplesOf(snapshot, all);
  report["hot_functions"] = hotFunctions(snapshot, hottest, all);
  report["memory"] = memoryJson(snapshot);
  report["call_graph_edges"] = callsFromFunctions;
  report["functions"] = functionList(snapshot, functions);
  report["edges"] = edgeList(snapshot, calls);
  report["allocation_sites"] = allocationSitesJson(snapshot, style.rows);
  report["counters"] = countersJson(snapshot);
  report["marks"] = marksJson(snapshot);
  report["phases"] = phasesJson(snapshot);
  report["threads"] = snapshot.threads;
  report["dropped"] = dropped(snapshot.dropped);
  report["overhead"] = overhead(snapshot.overhead);
  report["program"] = process(snapshot.programs.empty() ? Program() : snapshot.programs[0]);
  report["program"]["time_mode"] = name(snapshot.timeMode);
  report["program"]["memory_mode"] = name(snapshot.memoryMode);
  report["program"]["end_is_known"] = snapshot.endIsKnown;
  if (snapshot.programs.size() > 1)
    for (const Program &program : snapshot.programs)
      report["processes"].push_back(process(program));
  return withAllocationContexts(dump(report), snapshot, style.rows);
}

} // namespace vais::profiler
