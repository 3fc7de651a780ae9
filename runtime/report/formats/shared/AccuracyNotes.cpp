/// Writes one line for each unusual fact, and one for the overhead.

#include "runtime/report/formats/shared/AccuracyNotes.h"

#include "runtime/report/text/Units.h"

#include <algorithm>
#include <fmt/format.h>

namespace vais::profiler {
namespace {

bool anyDied(const Profile &profile) {
  return std::any_of(profile.programs.begin(), profile.programs.end(),
                     [](const Program &program) { return program.state == ProcessState::Died; });
}

/// The share refers to the time spent in instrumented code, over all threads, or to the duration if
/// no times are known.
std::string overheadNote(const Profile &profile, const FunctionTotals &all) {
  const Overhead &overhead = profile.overhead;
  const double whole = all.selfNs > 0 ? all.selfNs + overhead.ns : profile.durationNs;
  return fmt::format("profiler's own cost: about {} ({}), {}", formatDuration(overhead.ns),
                     formatPercentage(percentage(overhead.ns, whole)),
                     formatBytes(static_cast<double>(overhead.memoryBytes)));
}

/// Why a thread's time may be known from timed calls alone, or from fewer samples than were asked
/// for; empty: it is not.
std::string samplingNote(const ClockSampling &sampling) {
  switch (sampling.none) {
  case NoClockSamples::Kernel:
    return "times are those of timed calls alone: this kernel's timers might cut system calls "
           "short";
  case NoClockSamples::NoSignal:
    return "times are those of timed calls alone: the program has all signals for a sampler";
  case NoClockSamples::TakenOver:
    return "times are in part those of timed calls alone: the program has taken the sampler's "
           "signal";
  case NoClockSamples::NoEvents:
    return "samples of some or all threads are those of the kernel's ticks alone: "
           "perf_event_open(2) is refused, or the program has SIGSTKFLT";
  case NoClockSamples::CostlyEvents:
    return "samples are those of the kernel's ticks alone: more of them would cost more than "
           "time_budget";
  case NoClockSamples::Unknown:
    break;
  }
  if (sampling.threadsWithout == 0)
    return "";
  return formatNumberOf(sampling.threadsWithout, "thread") +
         " without samples: they block the sampler's signal, or the kernel had no timer for them";
}

std::string namesOf(const std::vector<const Event *> &events) {
  std::string text;
  for (const Event *event : events)
    text += (text.empty() ? "" : ", ") + event->name;
  return text;
}

/// Says in a line for each reason which events were not counted, or not as one would expect.
void addEventNotes(const Profile &profile, std::vector<std::string> &notes) {
  const auto add = [&](auto isMeant, const char *note) {
    std::vector<const Event *> meant;
    for (const Event &event : profile.events)
      if (isMeant(event))
        meant.push_back(&event);
    if (!meant.empty())
      notes.push_back(fmt::format("{}: {}", namesOf(meant), note));
  };
  const auto addRefusal = [&](EventRefusal refusal, const char *note) {
    add([=](const Event &event) { return event.refusal == refusal; }, note);
  };
  addRefusal(EventRefusal::NoCounter, "not counted: this machine has no counter for it, or none "
                                      "that its hypervisor shows");
  addRefusal(EventRefusal::Forbidden,
             "not counted: perf_event_open(2) is forbidden (perf_event_paranoid, or a container)");
  addRefusal(EventRefusal::OfKernel,
             "not sampled on: it happens in the kernel, where its signal would cut calls short");
  addRefusal(EventRefusal::TakenSignal, "not sampled on: the program has SIGSTKFLT");
  addRefusal(EventRefusal::Other, "not counted: the kernel refuses it");
  add([](const Event &event) { return event.isUserOnly && event.refusal == EventRefusal::None; },
      "without what happened in the kernel");
  add([](const Event &event) { return event.wasClosed; },
      "counts are too low: the program closed descriptors of counters");
  for (const Event &event : profile.events) {
    if (event.runningNs < 0.999 * event.enabledNs)
      notes.push_back(
          fmt::format("{}: counted for {} of the time, in turns with others, and scaled",
                      event.name, formatPercentage(100 * event.runningNs / event.enabledNs)));
    if (event.threadsWithout > 0 && event.refusal == EventRefusal::None)
      notes.push_back(fmt::format("{}: not counted in {}, which used too little CPU time or got no "
                                  "counter",
                                  event.name, formatNumberOf(event.threadsWithout, "thread")));
  }
}

} // namespace

std::vector<std::string> accuracyNotes(const Profile &profile, const FunctionTotals &all) {
  const Dropped &dropped = profile.dropped;
  std::vector<std::string> notes;
  const auto add = [&](uint64_t count, const char *what, const char *note) {
    if (count > 0)
      notes.push_back(fmt::format("{} {}", formatNumberOf(count, what), note));
  };
  if (!profile.endIsKnown)
    notes.emplace_back("killed, or still running: times are lower bounds");
  else if (anyDied(profile))
    notes.emplace_back("killed: calls that had not returned are timed up to the end");
  if (all.isCycleShare && profile.hasTimes())
    notes.emplace_back("~ in part a share of the time of a mutual recursion, known to within ±");
  add(dropped.flatCalls, "call", "past the limit on contexts: counted, their paths are lost");
  add(dropped.calls, "call", "could not be recorded: missing from all counts");
  add(dropped.allocations, "memory event", "could not be recorded");
  add(dropped.samples, "sample", "beyond the limit on samples: not kept");
  add(dropped.timedCalls, "timed call", "never returned: counted, left out of times");
  add(dropped.durations, "timed call", "whose durations found no memory: left out of histograms");
  add(dropped.threads, "thread", "could not be recorded");
  add(dropped.unbalancedEnds, "region end", "without such a region open there: ignored");
  add(dropped.leftRegions, "region", "left without an end: over with the function that began it");
  add(dropped.deepRegions, "region", "not entered: too many were open");
  if (profile.fibres > 0)
    notes.push_back(formatNumberOf(profile.fibres, "fibre") + ": times are those of samples alone");
  if (dropped.movedStacks > 0)
    notes.emplace_back(
        "stacks moved between threads (fibres): counts may be too low, and paths mixed");
  if (dropped.bytes > 0)
    notes.push_back(fmt::format("no file space for {} of the profile: what was there is lost",
                                formatBytes(static_cast<double>(dropped.bytes))));
  if (std::string note = samplingNote(profile.clockSampling); !note.empty())
    notes.push_back(std::move(note));
  addEventNotes(profile, notes);
  if (profile.overhead.ns > 0 || profile.overhead.memoryBytes > 0)
    notes.push_back(overheadNote(profile, all));
  return notes;
}

} // namespace vais::profiler
