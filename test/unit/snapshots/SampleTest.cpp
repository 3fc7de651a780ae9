/// Hot functions: order, shares, limits.

#include "test/unit/snapshots/Recorded.h"

#include <gtest/gtest.h>

namespace vais::profiler::test {
namespace {

TEST(SampleCollector, CountsSamplesByFunction) {
  const SampleCollector samples(recorded().snapshot());
  EXPECT_EQ(samples.sampleCount(), 10u);
  EXPECT_EQ(samples.functionCount(), 3u);
  EXPECT_EQ(samples.samplesOf("parse"), 6u);
  EXPECT_EQ(samples.samplesOf("nobody"), 0u);
}

TEST(SampleCollector, SortsFunctionsBySamples) {
  const SampleCollector collector(recorded().snapshot());
  const auto &functions = collector.functionSamples();
  ASSERT_EQ(functions.size(), 3u);
  EXPECT_EQ(functions[0].name, "parse");
  EXPECT_DOUBLE_EQ(functions[0].percentage, 60);
  EXPECT_EQ(functions[1].name, "print");
  EXPECT_EQ(functions[2].samples, 1u);
}

TEST(SampleCollector, HotFunctionsAreLimited) {
  const SampleCollector samples(recorded().snapshot());
  const auto hottest = samples.hotFunctions(2);
  ASSERT_EQ(hottest.size(), 2u);
  EXPECT_EQ(hottest[0].name, "parse");
  EXPECT_EQ(hottest[0].calls, 8u);
  EXPECT_EQ(hottest[1].name, "print");
  EXPECT_EQ(samples.hotFunctions(100).size(), 3u);
  EXPECT_TRUE(samples.hotFunctions(0).empty());
}

TEST(SampleCollector, PercentagesAddUpToAHundred) {
  double sum = 0;
  for (const FunctionProfile &function : recorded().snapshot().functions())
    sum += function.percentage;
  EXPECT_NEAR(sum, 100, 1e-9);
}

TEST(SampleCollector, OfAnEmptyProfilerIsEmpty) {
  Profiler profiler;
  const SampleCollector samples(profiler.snapshot());
  EXPECT_EQ(samples.sampleCount(), 0u);
  EXPECT_TRUE(samples.functionSamples().empty());
  EXPECT_TRUE(samples.hotFunctions().empty());
}

TEST(SampleCollector, EqualFunctionsStandByName) {
  Profiler profiler;
  profiler.start();
  for (const char *name : {"c", "a", "b"})
    profiler.recordSample(name);
  const SampleCollector samples(profiler.snapshot());
  std::string order;
  for (const FunctionSamples &function : samples.functionSamples())
    order += function.name;
  EXPECT_EQ(order, "abc");
}

TEST(HotFunctions, AreByCallsWhereThereAreNoSamples) {
  Profiler profiler;
  profiler.start();
  for (int i = 0; i < 3; ++i)
    profiler.recordCall("main", "often");
  profiler.recordCall("main", "once");
  const auto functions = profiler.snapshot().functions();
  ASSERT_EQ(functions.size(), 2u) << "main was not called, and not sampled";
  EXPECT_EQ(functions[0].name, "often");
  EXPECT_DOUBLE_EQ(functions[0].percentage, 75);
  EXPECT_DOUBLE_EQ(functions[1].percentage, 25);
}

} // namespace
} // namespace vais::profiler::test
