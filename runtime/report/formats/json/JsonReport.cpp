/// Writes a Profile as JSON. Names are those that the linker uses; malformed UTF-8 is replaced.

#include "runtime/report/formats/shared/Writers.h"

#include "runtime/report/formats/json/JsonSections.h"
#include "runtime/report/formats/json/JsonWriter.h"
#include "runtime/report/formats/shared/FunctionOrder.h"
#include "runtime/report/formats/shared/ProcessText.h"
#include "runtime/report/names/Demangling.h"
#include "runtime/report/names/FunctionNames.h"
#include "runtime/report/text/Units.h"
#include "runtime/report/totals/Totals.h"

#include <algorithm>

namespace vais::profiler {
namespace {

/// Version of this report, which is raised when a key changes its meaning or is removed.
constexpr int kReportVersion = 1;
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

/// Writes the symbol and, if they differ from it, the name that it encodes and the name that other
/// reports show.
void writeNames(JsonWriter &json, const Function &function) {
  json.member("name", function.name);
  const std::string full = function.isRegion ? function.name : demangle(function.name);
  if (full != function.name)
    json.member("demangled", full);
  if (const std::string shown = displayName(function); shown != function.name)
    json.member("display_name", shown);
}

/// Shortens a list to the entries that are shown.
template <class Entry> void limit(std::vector<Entry> &entries, size_t rows) {
  if (entries.size() > rows)
    entries.erase(entries.begin() + static_cast<std::ptrdiff_t>(rows), entries.end());
}

void writeHotFunctions(JsonWriter &json, const Profile &profile,
                       const std::vector<FunctionTotals> &functions, const FunctionTotals &all) {
  json.key("hot_functions");
  json.beginArray();
  for (size_t i = 0; i < std::min(functions.size(), kHotFunctions); ++i) {
    const FunctionTotals &totals = functions[i];
    json.beginObject();
    writeNames(json, profile.functions[totals.function]);
    json.member("samples", samplesOf(profile, totals));
    json.member("percentage", percentage(heatOf(profile, totals, all), heatOf(profile, all, all)));
    json.endObject();
  }
  json.endArray();
}

const char *kindOf(const Function &function) {
  if (function.isRegion)
    return "region";
  return function.isInlined ? "inlined" : function.isSampled ? "sampled" : "function";
}

void writeFunction(JsonWriter &json, const Profile &profile, const FunctionTotals &totals,
                   const SizeGroups &sizes, const FunctionEvents &events) {
  const Function &function = profile.functions[totals.function];
  json.beginObject();
  writeNames(json, function);
  json.member("kind", kindOf(function));
  if (function.object != kNone)
    json.member("object", profile.objects[function.object].path);
  json.member("file", !function.file.empty(), function.file);
  json.member("line", function.line != 0, function.line);
  json.member("calls", totals.calls); // none are known of sampled code
  json.member("samples", totals.samples);
  json.member("cpu_samples", totals.clockSamples);
  json.member("sampled_cpu_ns", toInteger(totals.clockNs));
  json.member("self_ns", toInteger(totals.selfNs));
  json.member("total_ns", toInteger(totals.totalNs));
  json.member("self_ns_error", toInteger(totals.selfError));
  json.member("self_is_uncertain", isUncertain(totals));
  json.member("self_off_cpu_ns", toInteger(totals.selfOffNs));
  json.member("total_off_cpu_ns", toInteger(totals.totalOffNs));
  json.member("self_off_cpu_ns_error", toInteger(totals.selfOffError));
  json.member("in_cycle", totals.isCycleShare);
  json.member("allocations", totals.allocations);
  json.member("allocated_bytes", totals.allocatedBytes);
  json.member("deallocations", totals.deallocations);
  const auto &durations = profile.durations;
  writeDurationsJson(json,
                     totals.function < durations.size() ? durations[totals.function] : Durations());
  writeFunctionEventsJson(json, events, totals.function);
  writeBlocksJson(json, profile, totals, sizes);
  json.endObject();
}

void writeFunctions(JsonWriter &json, const Profile &profile,
                    const std::vector<FunctionTotals> &functions) {
  const std::vector<SizeGroups> sizes = sizesByFunction(profile);
  const FunctionEvents events = functionEvents(profile);
  json.key("functions");
  json.beginArray();
  for (const FunctionTotals &totals : functions)
    writeFunction(json, profile, totals, sizes[totals.function], events);
  json.endArray();
}

void writeEdges(JsonWriter &json, const Profile &profile, const std::vector<CallTotals> &calls) {
  json.key("edges");
  json.beginArray();
  for (const CallTotals &call : calls) {
    const bool isNamed = call.caller != kNone;
    json.beginObject();
    json.member("caller", isNamed, isNamed ? profile.functions[call.caller].name : "");
    json.member("callee", profile.functions[call.callee].name);
    json.member("calls", call.calls);
    json.member("total_ns", toInteger(call.totalNs));
    json.member("total_off_cpu_ns", toInteger(call.totalOffNs));
    json.member("recursive_calls", call.recursiveCalls);
    json.endObject();
  }
  json.endArray();
}

void writeObjects(JsonWriter &json, const Profile &profile) {
  if (profile.objects.empty()) // they are not known
    return;
  json.key("objects");
  json.beginArray();
  for (const MappedObject &object : profile.objects) {
    json.beginObject();
    json.member("path", !object.path.empty(), object.path);
    json.member("build_id", !object.buildId.empty(), object.buildId);
    json.member("unloaded", object.isUnloaded);
    json.endObject();
  }
  json.endArray();
}

void writeThreads(JsonWriter &json, const Profile &profile) {
  json.member("threads", profile.threads);
  json.member("fibres", profile.fibres);
  json.key("thread_list");
  json.beginArray();
  for (const ThreadTotals &thread : profile.threadTotals) {
    json.beginObject();
    json.member("name", !thread.name.empty(), thread.name);
    json.member("tid", thread.id != 0, thread.id);
    json.member("threads", thread.threads);
    json.member("calls", thread.calls);
    json.member("cpu_ns", toInteger(thread.ns));
    json.member("off_cpu_ns", toInteger(thread.offNs));
    json.endObject();
  }
  json.endArray();
}

void writeDropped(JsonWriter &json, const Dropped &dropped) {
  json.key("dropped");
  json.beginObject();
  json.member("calls", dropped.calls);
  json.member("allocations", dropped.allocations);
  json.member("blocks", dropped.blocks);
  json.member("timed_calls", dropped.timedCalls);
  json.member("flat_calls", dropped.flatCalls);
  json.member("threads", dropped.threads);
  json.member("bytes", dropped.bytes);
  json.member("samples", dropped.samples);
  json.member("unbalanced_ends", dropped.unbalancedEnds);
  json.member("left_regions", dropped.leftRegions);
  json.member("deep_regions", dropped.deepRegions);
  json.member("moved_stacks", dropped.movedStacks);
  json.member("durations", dropped.durations);
  json.endObject();
}

void writeSampling(JsonWriter &json, const ClockSampling &sampling) {
  json.key("cpu_sampling");
  json.beginObject();
  json.member("samples", sampling.samples);
  json.member("ns", toInteger(sampling.ns));
  json.member("profiler_samples", sampling.ownSamples);
  json.member("profiler_ns", toInteger(sampling.ownNs));
  json.member("unplaced_ns", toInteger(sampling.unplacedNs));
  json.endObject();
}

void writeOverhead(JsonWriter &json, const Overhead &overhead) {
  json.key("overhead");
  json.beginObject();
  json.member("ns", toInteger(overhead.ns));
  json.member("call_ns", overhead.callNs);
  json.member("timed_call_ns", overhead.timedCallNs);
  json.member("memory_bytes", overhead.memoryBytes);
  json.endObject();
}

void writeProcess(JsonWriter &json, const Program &program) {
  const char *end = endingName(program);
  json.member("path", program.path);
  json.member("arguments", program.arguments);
  json.member("build_id", !program.buildId.empty(), program.buildId);
  json.member("pid", program.processId);
  json.member("parent_pid", program.parentId);
  json.member("forked", program.isForked);
  json.member("started_at", program.startedAt);
  json.member("state", name(program.state));
  json.member("end", end != nullptr, std::string(end ? end : ""));
  json.member("end_status", program.endStatus != kNone, program.endStatus);
}

/// Writes the process that was asked for and how it was recorded, and then, if several are merged,
/// all of them.
void writePrograms(JsonWriter &json, const Profile &profile) {
  json.key("program");
  json.beginObject();
  writeProcess(json, profile.programs.empty() ? Program() : profile.programs[0]);
  json.member("time_mode", name(profile.timeMode));
  json.member("memory_mode", name(profile.memoryMode));
  json.member("end_is_known", profile.endIsKnown);
  json.endObject();
  if (profile.programs.size() < 2)
    return;
  json.key("processes");
  json.beginArray();
  for (const Program &program : profile.programs) {
    json.beginObject();
    writeProcess(json, program);
    json.endObject();
  }
  json.endArray();
}

} // namespace

std::string jsonReport(const Profile &profile) {
  ReportStyle style;
  style.rows = kUnlimited;
  return jsonReport(profile, style);
}

std::string jsonReport(const Profile &profile, const ReportStyle &style) {
  const std::vector<FunctionTotals> hottest = functionTotals(profile);
  std::vector<FunctionTotals> functions = sortedFunctions(profile, style);
  std::vector<CallTotals> calls = callTotals(profile);
  const FunctionTotals all = sumOf(hottest);
  const auto callsFromFunctions = std::count_if(
      calls.begin(), calls.end(), [](const CallTotals &call) { return call.caller != kNone; });
  limit(functions, style.rows);
  limit(calls, style.rows);

  std::string text;
  JsonWriter json(text);
  json.beginObject();
  json.member("version", kReportVersion);
  json.member("duration_secs", profile.durationNs / 1e9);
  json.member("cpu_ns", toInteger(all.selfNs));
  json.member("off_cpu_ns", toInteger(all.selfOffNs));
  json.member("total_samples", samplesOf(profile, all));
  writeHotFunctions(json, profile, hottest, all);
  writeMemoryJson(json, profile);
  json.member("call_graph_edges", callsFromFunctions);
  writeFunctions(json, profile, functions);
  writeEdges(json, profile, calls);
  writeAllocationSitesJson(json, profile, style.rows);
  writeMarkersJson(json, profile);
  writeThreads(json, profile);
  writeObjects(json, profile);
  writeDropped(json, profile.dropped);
  writeSampling(json, profile.clockSampling);
  writeEventsJson(json, profile);
  writeOverhead(json, profile.overhead);
  writePrograms(json, profile);
  writeAllocationContextsJson(json, profile, style.rows);
  json.endObject();
  text += '\n';
  return text;
}

} // namespace vais::profiler
