/// Defines the table of values.

#include "runtime/report/totals/Values.h"

#include "runtime/report/estimate/Confidence.h"
#include "runtime/report/text/Units.h"
#include "runtime/report/totals/MemoryTotals.h"

#include <algorithm>
#include <map>
#include <mutex>

namespace vais::profiler {
namespace {

bool hasTimes(const Profile &profile) { return profile.hasTimes(); }
bool hasOffTimes(const Profile &profile) { return profile.timeMode != TimeMode::None; }
bool hasMemory(const Profile &profile) { return profile.memoryMode != MemoryMode::None; }
bool hasSamples(const Profile &profile) {
  return std::any_of(profile.contexts.begin(), profile.contexts.end(),
                     [](const Context &context) { return context.samples > 0; });
}
bool always(const Profile &) { return true; }

/// Returns the variance of a normal distribution with the same error, so that a context without
/// samples is not considered certain.
double varianceOf(const Profile &profile, const Estimate &bytes, const Context &context) {
  return varianceOfHalfWidth(bytesError(profile, bytes, context));
}

double liveVariance(const Profile &profile, const Context &context) {
  return varianceOf(profile, context.liveBytes, context);
}

double peakVariance(const Profile &profile, const Context &context) {
  return varianceOf(profile, context.bytesAtPeak, context);
}

} // namespace

const std::vector<Value> &values() {
  static const std::vector<Value> table = {
      {"time", "time on the processor", Unit::Nanoseconds, hasTimes,
       [](const Context &context, uint64_t) { return toInteger(context.selfNs); },
       [](const Profile &, const Context &context) { return context.selfVariance; },
       [](const Edge &edge) { return edge.variance; }, &RunSums::time},
      {"off_cpu", "time off the processor", Unit::Nanoseconds, hasOffTimes,
       [](const Context &context, uint64_t) { return toInteger(context.selfOffNs); },
       [](const Profile &, const Context &context) { return context.selfOffVariance; },
       [](const Edge &edge) { return edge.offVariance; }, &RunSums::offCpu},
      {"samples", "samples", Unit::Count, hasSamples,
       [](const Context &context, uint64_t) { return context.samples; }, nullptr, nullptr,
       &RunSums::samples},
      {"calls", "calls", Unit::Count, always, [](const Context &, uint64_t calls) { return calls; },
       nullptr, nullptr, &RunSums::calls},
      {"allocations", "blocks allocated", Unit::Count, hasMemory,
       [](const Context &context, uint64_t) { return context.allocations; }, nullptr, nullptr,
       &RunSums::allocations},
      {"allocated_bytes", "bytes allocated", Unit::Bytes, hasMemory,
       [](const Context &context, uint64_t) { return context.allocatedBytes; }, nullptr, nullptr,
       &RunSums::allocatedBytes},
      {"live_bytes", "bytes not freed when the profile ends", Unit::Bytes, hasMemory,
       [](const Context &context, uint64_t) { return toInteger(context.liveBytes.value); },
       liveVariance, nullptr, &RunSums::liveBytes},
      {"peak_bytes", "bytes live when the process had most", Unit::Bytes, hasMemory,
       [](const Context &context, uint64_t) { return toInteger(context.bytesAtPeak.value); },
       peakVariance, nullptr, &RunSums::peakBytes},
      {"leaked_bytes", "bytes never freed", Unit::Bytes, knowsLeaks,
       [](const Context &context, uint64_t) { return toInteger(context.liveBytes.value); },
       liveVariance, nullptr, &RunSums::leakedBytes},
  };
  return table;
}

const Value *findValue(const std::string &name) {
  for (const Value &value : values())
    if (name == value.name)
      return &value;
  return nullptr;
}

const Value &eventValue(const std::string &name) {
  struct EventValue {
    std::string help;
    Value value;
  };
  static std::mutex mutex;
  static std::map<std::string, EventValue> known;
  const std::lock_guard lock(mutex);
  const auto [found, isNew] = known.try_emplace(name);
  if (isNew) {
    const bool isTime = name == "task-clock" || name == "cpu-clock";
    found->second.help = "event " + name;
    found->second.value = {found->first.c_str(),
                           found->second.help.c_str(),
                           isTime ? Unit::Nanoseconds : Unit::Count,
                           nullptr,
                           nullptr,
                           nullptr,
                           nullptr,
                           nullptr};
  }
  return found->second.value;
}

/// Returns the position of the event in the profile; that of the end if it has none.
static size_t placeOfEvent(const Profile &profile, const Value &value) {
  size_t place = 0;
  while (place < profile.events.size() && profile.events[place].name != value.name)
    ++place;
  return place;
}

static EventCount countAt(const EventCounts &counts, size_t place) {
  return place < counts.size() ? counts[place] : EventCount();
}

bool Value::isKnown(const Profile &profile) const {
  if (!isEvent())
    return isRecorded(profile);
  const size_t place = placeOfEvent(profile, *this);
  return place < profile.events.size() && profile.events[place].enabledNs > 0;
}

uint64_t Value::of(const Profile &profile, const Context &context, uint64_t calls) const {
  return isEvent() ? toInteger(countAt(context.events, placeOfEvent(profile, *this)).count)
                   : ofContext(context, calls);
}

double Value::variance(const Profile &profile, const Context &context) const {
  if (isEvent())
    return countAt(context.events, placeOfEvent(profile, *this)).variance;
  return contextVariance ? contextVariance(profile, context) : 0;
}

RunSum Value::overRuns(const Profile &profile, const RunSums &sums) const {
  if (!isEvent())
    return sums.*runs;
  const size_t place = placeOfEvent(profile, *this);
  return place < sums.events.size() ? sums.events[place] : RunSum();
}

double Value::ofCode(const Profile &profile, const CodeSamples &code) const {
  return countAt(code.events, placeOfEvent(profile, *this)).count;
}

std::vector<const Value *> knownValues(const Profile &profile) {
  std::vector<const Value *> known;
  for (const Value &value : values())
    if (value.isKnown(profile))
      known.push_back(&value);
  for (const Event &event : profile.events)
    if (const Value &value = eventValue(event.name); value.isKnown(profile))
      known.push_back(&value);
  return known;
}

const Value &defaultValue(const Profile &profile) {
  return *std::find_if(values().begin(), values().end(),
                       [&](const Value &value) { return value.isKnown(profile); });
}

std::vector<uint64_t> contextCalls(const Profile &profile) {
  std::vector<uint64_t> calls(profile.contexts.size());
  for (const Edge &edge : profile.edges)
    calls[edge.to] += edge.calls;
  return calls;
}

std::vector<uint64_t> ownValues(const Profile &profile, const Value &value) {
  std::vector<uint64_t> own = contextCalls(profile);
  for (size_t i = 0; i < own.size(); ++i)
    own[i] = value.of(profile, profile.contexts[i], own[i]);
  return own;
}

std::vector<uint64_t> totalValues(const Profile &profile, const std::vector<uint64_t> &own) {
  std::vector<uint64_t> totals = own;
  for (size_t i = totals.size(); i-- > 1;)
    if (const Index parent = profile.contexts[i].parent; parent != kNone)
      totals[parent] += totals[i];
  return totals;
}

std::vector<double> totalVariances(const Profile &profile, const Value &value) {
  std::vector<double> variances(profile.contexts.size());
  if (value.edgeVariance) {
    for (const Edge &edge : profile.edges)
      if (profile.contexts[edge.to].parent == edge.from && edge.from != edge.to)
        variances[edge.to] += value.edgeVariance(edge);
    return variances;
  }
  for (size_t i = value.isExact() ? 0 : variances.size(); i-- > 1;) {
    variances[i] += value.variance(profile, profile.contexts[i]);
    if (const Index parent = profile.contexts[i].parent; parent != kNone)
      variances[parent] += variances[i];
  }
  return variances;
}

const char *unitName(Unit unit) {
  constexpr const char *kNames[] = {"nanoseconds", "count", "bytes"};
  return kNames[static_cast<size_t>(unit)];
}

} // namespace vais::profiler
