/// Sums over values, and a series whose resolution decreases with the length of the run.

#include "runtime/markers/Counters.h"

#include "runtime/markers/MarkerTable.h"
#include "test/unit/runtime/TestTree.h"

#include <cmath>
#include <gtest/gtest.h>
#include <thread>
#include <vector>

namespace vais::profiler::test {
namespace {

constexpr uint64_t kFirstInterval = 1 << 18;

format::Marker &counter(TestTree &tree, const char *name) {
  return *makeMarker(tree.thread(), name);
}

TEST(Counters, KnowTheirBoundsAndSum) {
  TestTree tree;
  format::Marker &marker = counter(tree, "bounds");
  for (const double value : {-2.5, 7.0, 0.0, 3.5})
    setCounter(tree.thread(), marker, value);
  EXPECT_EQ(marker.values, 4u);
  EXPECT_EQ(marker.last, 3.5);
  EXPECT_EQ(marker.least, -2.5);
  EXPECT_EQ(marker.most, 7);
  EXPECT_EQ(marker.sum, 8);
}

TEST(Counters, LoseNothingToOtherThreads) {
  TestTree tree;
  format::Marker &marker = counter(tree, "shared");
  setCounter(tree.thread(), marker, 0); // makes the series
  std::vector<std::thread> threads;
  for (int i = 0; i < 4; ++i)
    threads.emplace_back([&] {
      for (int value = 1; value <= 10000; ++value)
        setCounter(tree.thread(), marker, value);
    });
  for (std::thread &thread : threads)
    thread.join();
  EXPECT_EQ(marker.values, 40001u);
  EXPECT_EQ(marker.sum, 4 * 50005000.0);
  EXPECT_EQ(marker.most, 10000);
}

TEST(Counters, SeriesHalveTheirResolutionAndKeepAllValues) {
  TestTree tree;
  format::Marker &marker = counter(tree, "series");
  setCounter(tree.thread(), marker, 1);
  format::CounterSeries &series = *marker.series.get();
  const uint64_t start = series.start;
  for (uint64_t i = 1; i < 5000; ++i)
    addToSeries(series, i % 2 ? -double(i) : double(i), start + i * kFirstInterval);
  EXPECT_EQ(series.intervalShift, 18u + 5); // 5000 of 256: 32 in each
  uint64_t values = 0;
  for (uint64_t i = 0; i < format::kSeriesPoints; ++i) {
    const format::SeriesPoint &point = series.points[i];
    values += point.values;
    if (i == 0 || point.values < 32)
      continue;
    EXPECT_EQ(point.values, 32u);
    EXPECT_EQ(point.last, -double(32 * i + 31));
    EXPECT_EQ(point.least, -double(32 * i + 31));
    EXPECT_EQ(point.most, double(32 * i + 30));
  }
  EXPECT_EQ(values, 5000u);
}

TEST(Counters, AreNothingAfterTheyWereCleared) {
  TestTree tree;
  format::Marker &marker = counter(tree, "cleared");
  setCounter(tree.thread(), marker, 4);
  clearCounter(marker);
  EXPECT_EQ(marker.values, 0u);
  EXPECT_FALSE(marker.series.value);
  setCounter(tree.thread(), marker, 6);
  EXPECT_EQ(marker.least, 6);
  EXPECT_EQ(marker.sum, 6);
}

} // namespace
} // namespace vais::profiler::test
