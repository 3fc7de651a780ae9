/// Records the values of counters.

#include "runtime/markers/Counters.h"

#include "runtime/collect/arena/Arena.h"
#include "runtime/collect/clock/Ticks.h"
#include "runtime/collect/state/ThreadState.h"

namespace vais::profiler {

using namespace format;

namespace {

/// About a tenth of a millisecond.
constexpr uint64_t kFirstIntervalShift = 18;

constexpr double kInfinity = __builtin_inf();
constexpr SeriesPoint kEmptyPoint = {0, 0, kInfinity, -kInfinity};

template <class T> T load(const T &number) {
  T value;
  __atomic_load(&number, &value, __ATOMIC_RELAXED);
  return value;
}

template <class T> void store(T &number, T value) {
  __atomic_store(&number, &value, __ATOMIC_RELAXED);
}

/// Replaces `bound` by `value` if `value` lies further out.
template <class IsFurther> void widen(double &bound, double value, IsFurther isFurther) {
  double known = load(bound);
  while (isFurther(value, known) &&
         !__atomic_compare_exchange(&bound, &known, &value, true, __ATOMIC_RELAXED,
                                    __ATOMIC_RELAXED)) {
  }
}

void add(double &sum, double value) {
  double known = load(sum);
  double wanted = known + value;
  while (
      !__atomic_compare_exchange(&sum, &known, &wanted, true, __ATOMIC_RELAXED, __ATOMIC_RELAXED))
    wanted = known + value;
}

/// Sets the members that Marker and SeriesPoint have in common.
template <class Record> void set(Record &record, double value) {
  store(record.last, value);
  widen(record.least, value, [](double a, double b) { return a < b; });
  widen(record.most, value, [](double a, double b) { return a > b; });
  __atomic_fetch_add(&record.values, 1, __ATOMIC_RELEASE);
}

SeriesPoint joined(const SeriesPoint &first, const SeriesPoint &second) {
  SeriesPoint sum = first;
  sum.values = load(first.values) + load(second.values);
  sum.last = load(second.values) ? load(second.last) : load(first.last);
  sum.least = load(second.least) < load(first.least) ? load(second.least) : load(first.least);
  sum.most = load(second.most) > load(first.most) ? load(second.most) : load(first.most);
  return sum;
}

/// Joins each two neighbouring intervals, which makes room for as many new ones.
void halveResolution(CounterSeries &series) {
  for (uint64_t i = 0; i < kSeriesPoints; ++i) {
    const bool isUsed = i < kSeriesPoints / 2;
    const SeriesPoint point =
        isUsed ? joined(series.points[2 * i], series.points[2 * i + 1]) : kEmptyPoint;
    store(series.points[i].values, point.values);
    store(series.points[i].last, point.last);
    store(series.points[i].least, point.least);
    store(series.points[i].most, point.most);
  }
  store(series.intervalShift, series.intervalShift + 1);
}

/// Only one thread halves at a time, and no signal handler interrupts it. Returns false if another
/// thread is doing so.
bool tryToHalve(CounterSeries &series) {
  if (interruptsSlowPath())
    return false;
  const SlowPath slowPath;
  if (__atomic_exchange_n(&series.isHalving, 1, __ATOMIC_ACQUIRE))
    return false;
  halveResolution(series);
  __atomic_store_n(&series.isHalving, 0, __ATOMIC_RELEASE);
  return true;
}

CounterSeries *makeSeries(Thread &thread, Marker &counter) {
  if (interruptsSlowPath())
    return nullptr;
  const SlowPath slowPath;
  auto *series = allocate<CounterSeries>(thread);
  if (!series)
    return nullptr;
  series->start = readTicks();
  series->intervalShift = kFirstIntervalShift;
  for (SeriesPoint &point : series->points)
    point = kEmptyPoint;
  uint64_t expected = 0;
  if (__atomic_compare_exchange_n(&counter.series.value, &expected,
                                  reinterpret_cast<uint64_t>(series), false, __ATOMIC_ACQ_REL,
                                  __ATOMIC_ACQUIRE))
    return series;
  return reinterpret_cast<CounterSeries *>(expected);
}

} // namespace

void clearCounter(Marker &counter) {
  counter.values = 0;
  counter.last = counter.sum = 0;
  counter.least = kInfinity;
  counter.most = -kInfinity;
  counter.series.value = 0;
}

void addToSeries(CounterSeries &series, double value, uint64_t ticks) {
  if (ticks < series.start || load(series.isHalving))
    return;
  uint64_t index;
  while ((index = (ticks - series.start) >> load(series.intervalShift)) >= kSeriesPoints)
    if (!tryToHalve(series))
      return;
  set(series.points[index], value);
}

void setCounter(Thread &thread, Marker &counter, double value) {
  add(counter.sum, value);
  set(counter, value);
  auto *series =
      reinterpret_cast<CounterSeries *>(__atomic_load_n(&counter.series.value, __ATOMIC_ACQUIRE));
  if (!series)
    series = makeSeries(thread, counter);
  if (series)
    addToSeries(*series, value, readTicks());
}

} // namespace vais::profiler
