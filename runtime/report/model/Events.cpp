/// Events are the same if they have the same name.

#include "runtime/report/model/Events.h"

#include <algorithm>

namespace vais::profiler {

void addEventCounts(EventCounts &sum, const EventCounts &from) {
  sum.resize(std::max(sum.size(), from.size()));
  for (size_t i = 0; i < from.size(); ++i) {
    sum[i].count += from[i].count;
    sum[i].variance += from[i].variance;
  }
}

/// Sums of floating-point numbers in another order may be a little less than their parts.
void subtractEventCounts(EventCounts &sum, const EventCounts &part) {
  for (size_t i = 0; i < std::min(sum.size(), part.size()); ++i) {
    sum[i].count = std::max(sum[i].count - part[i].count, 0.0);
    sum[i].variance = std::max(sum[i].variance - part[i].variance, 0.0);
  }
}

void addEventCounts(EventCounts &sum, const EventCounts &from, const std::vector<size_t> &places) {
  for (size_t i = 0; i < from.size(); ++i) {
    if (sum.size() <= places[i])
      sum.resize(places[i] + 1);
    sum[places[i]].count += from[i].count;
    sum[places[i]].variance += from[i].variance;
  }
}

static void add(Event &sum, const Event &from) {
  sum.isTime |= from.isTime;
  sum.isUserOnly |= from.isUserOnly;
  sum.wasClosed |= from.wasClosed;
  sum.refusal = std::max(sum.refusal, from.refusal);
  sum.period = std::max(sum.period, from.period);
  sum.count += from.count;
  sum.ownCount += from.ownCount;
  sum.unplaced += from.unplaced;
  sum.enabledNs += from.enabledNs;
  sum.runningNs += from.runningNs;
  sum.threadsWithout += from.threadsWithout;
}

std::vector<size_t> addEvents(std::vector<Event> &sum, const std::vector<Event> &from) {
  std::vector<size_t> places;
  for (const Event &event : from) {
    const auto same = std::find_if(sum.begin(), sum.end(),
                                   [&](const Event &each) { return each.name == event.name; });
    places.push_back(static_cast<size_t>(same - sum.begin()));
    if (same == sum.end())
      sum.push_back(event);
    else
      add(*same, event);
  }
  return places;
}

} // namespace vais::profiler
