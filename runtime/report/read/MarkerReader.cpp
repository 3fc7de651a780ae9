/// Finds names by walking the chains of the table; the times of marks are kept with the threads.

#include "runtime/report/read/MarkerReader.h"

#include "contracts/MarkerFormat.h"

#include <algorithm>
#include <cmath>
#include <unordered_map>

namespace vais::profiler {
namespace {

class MarkerReader {
public:
  MarkerReader(ProfileImage &image, double nsPerTick) : image_(image), nsPerTick_(nsPerTick) {}

  void readNames();
  void readThread(const format::Thread &thread, Dropped &dropped);
  Markers finish();

private:
  void readName(const format::Marker &marker, uint64_t address);
  std::vector<CounterInterval> readSeries(format::Address<format::CounterSeries> address);
  double nsSinceStart(uint64_t ticks) const;

  ProfileImage &image_;
  double nsPerTick_;
  std::unordered_map<uint64_t, Mark> marks_; ///< by the marker's address
  std::vector<Counter> counters_;
};

bool isPlausible(const format::Marker &marker) {
  return std::isfinite(marker.last) && std::isfinite(marker.least) && std::isfinite(marker.most) &&
         std::isfinite(marker.sum);
}

double MarkerReader::nsSinceStart(uint64_t ticks) const {
  const uint64_t start = image_.header().start.ticks;
  return ticks > start ? static_cast<double>(ticks - start) * nsPerTick_ : 0;
}

void MarkerReader::readNames() {
  const auto markers = image_.header().markers;
  const auto process = markers.value ? image_.take(markers) : std::nullopt;
  if (!process)
    return;
  for (format::Address<format::Marker> at : process->buckets)
    while (at.value != 0) {
      const auto marker = image_.take(at);
      if (!marker)
        break;
      readName(*marker, at.value);
      at = marker->next;
    }
}

void MarkerReader::readName(const format::Marker &marker, uint64_t address) {
  const std::string name = image_.text(marker.function.name).value_or("[lost]");
  if (marker.marks > 0) {
    Mark &mark = marks_[address];
    mark.name = name;
    mark.count = marker.marks;
  }
  if (marker.values == 0 || !isPlausible(marker))
    return;
  Counter counter;
  counter.name = name;
  counter.values = marker.values;
  counter.last = marker.last;
  counter.least = marker.least;
  counter.most = marker.most;
  counter.sum = marker.sum;
  counter.timeline = readSeries(marker.series);
  counters_.push_back(std::move(counter));
}

std::vector<CounterInterval>
MarkerReader::readSeries(format::Address<format::CounterSeries> address) {
  std::vector<CounterInterval> timeline;
  const auto series = address.value ? image_.take(address) : std::nullopt;
  if (!series)
    return timeline;
  const double width = std::ldexp(nsPerTick_, static_cast<int>(series->intervalShift % 64));
  const double start = nsSinceStart(series->start);
  for (size_t i = 0; i < format::kSeriesPoints; ++i) {
    const format::SeriesPoint &point = series->points[i];
    const bool isKnown = point.values > 0 && std::isfinite(point.last) &&
                         std::isfinite(point.least) && std::isfinite(point.most);
    const auto number = static_cast<double>(i);
    if (isKnown)
      timeline.push_back({start + number * width, start + (number + 1) * width, point.last,
                          point.least, point.most});
  }
  return timeline;
}

void MarkerReader::readThread(const format::Thread &thread, Dropped &dropped) {
  const auto recorded = thread.markers.value ? image_.take(thread.markers) : std::nullopt;
  if (!recorded)
    return;
  dropped.unbalancedEnds += recorded->unbalancedEnds;
  dropped.leftRegions += recorded->leftOpen;
  dropped.deepRegions += recorded->deepRegions;
  const size_t count = std::min(recorded->markTimes, format::kMostMarkTimes);
  for (size_t i = 0; i < count; ++i)
    if (const auto mark = marks_.find(recorded->times[i].marker.value); mark != marks_.end())
      mark->second.timesNs.push_back(nsSinceStart(recorded->times[i].ticks));
}

template <class T> void sortByName(std::vector<T> &list) {
  std::sort(list.begin(), list.end(), [](const T &a, const T &b) { return a.name < b.name; });
}

Markers MarkerReader::finish() {
  Markers markers;
  for (auto &[address, mark] : marks_) {
    std::sort(mark.timesNs.begin(), mark.timesNs.end());
    markers.marks.push_back(std::move(mark));
  }
  markers.counters = std::move(counters_);
  sortByName(markers.marks);
  sortByName(markers.counters);
  return markers;
}

} // namespace

void readMarkers(ProfileImage &image, const std::vector<format::Thread> &threads, double nsPerTick,
                 Profile &profile) {
  MarkerReader reader(image, nsPerTick);
  reader.readNames();
  for (const format::Thread &thread : threads)
    reader.readThread(thread, profile.dropped);
  profile.markers = reader.finish();
}

} // namespace vais::profiler
