/// Marks and counters of several processes as one.

#include "runtime/report/model/Markers.h"

#include <algorithm>

namespace vais::profiler {
namespace {

/// Returns the element of that name, which is inserted in its place if necessary.
template <class T> T &named(std::vector<T> &list, const std::string &name) {
  const auto place =
      std::lower_bound(list.begin(), list.end(), name,
                       [](const T &each, const std::string &wanted) { return each.name < wanted; });
  if (place != list.end() && place->name == name)
    return *place;
  T made;
  made.name = name;
  return *list.insert(place, std::move(made));
}

void addCounter(Counter &sum, const Counter &from) {
  sum.least = sum.values ? std::min(sum.least, from.least) : from.least;
  sum.most = sum.values ? std::max(sum.most, from.most) : from.most;
  sum.last = from.last;
  sum.sum += from.sum;
  sum.values += from.values;
}

void addPhase(std::vector<Phase> &phases, const Phase &from) {
  for (Phase &phase : phases)
    if (phase.name == from.name) {
      phase.begun += from.begun;
      phase.durationNs += from.durationNs;
      return;
    }
  phases.push_back(from);
}

} // namespace

void Markers::add(const Markers &from) {
  for (Mark &mark : marks)
    mark.timesNs.clear();
  for (Counter &counter : counters)
    counter.timeline.clear();
  for (const Mark &mark : from.marks)
    named(marks, mark.name).count += mark.count;
  for (const Counter &counter : from.counters)
    addCounter(named(counters, counter.name), counter);
  for (const Phase &phase : from.phases)
    addPhase(phases, phase);
}

} // namespace vais::profiler
