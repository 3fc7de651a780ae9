/// Samples and their limit.

#include "test/unit/interface/Profiler.h"

#include <gtest/gtest.h>
#include <map>
#include <string>

namespace vais::profiler::test {

TEST(Samples, AreCounted) {
  const Profiler profiler;
  vais_profiler_record_sample(profiler, "main", 0);
  vais_profiler_record_sample(profiler, "main", SIZE_MAX);
  vais_profiler_record_sample(profiler, "parse", 0x400000);
  EXPECT_EQ(Numbers(profiler.stats()), Numbers(3, 0, 0, 0, 0, 0));
}

TEST(Samples, BeyondTheLimitAreDroppedAndCounted) {
  const VaisProfilerConfig config = {1, true, true, 3};
  const Profiler profiler(State::Running, config);
  for (int i = 0; i < 3; ++i)
    vais_profiler_record_sample(profiler, "main", 0);
  EXPECT_EQ(profiler.stats().sample_count, 3u);
  EXPECT_EQ(vais_profiler_get_dropped_samples(profiler), 0u);
  vais_profiler_record_sample(profiler, "main", 0);
  vais_profiler_record_sample(profiler, "parse", 0);
  EXPECT_EQ(profiler.stats().sample_count, 3u);
  EXPECT_EQ(vais_profiler_get_dropped_samples(profiler), 2u);
}

TEST(Samples, LimitOfZeroDropsAll) {
  const VaisProfilerConfig config = {1, true, true, 0};
  const Profiler profiler(State::Running, config);
  vais_profiler_record_sample(profiler, "main", 0);
  EXPECT_EQ(profiler.stats().sample_count, 0u);
  EXPECT_EQ(vais_profiler_get_dropped_samples(profiler), 1u);
}

TEST(Samples, LimitIsOfSamplesOnly) {
  const VaisProfilerConfig config = {1, true, true, 0};
  const Profiler profiler(State::Running, config);
  vais_profiler_record_allocation(profiler, 8, 0x10);
  vais_profiler_record_call(profiler, "main", "parse");
  EXPECT_EQ(Numbers(profiler.stats()), Numbers(0, 1, 8, 8, 8, 1));
}

TEST(Samples, DefaultLimitIsAMillion) {
  const Profiler profiler;
  for (int i = 0; i < 1000007; ++i)
    vais_profiler_record_sample(profiler, "main", 0);
  EXPECT_EQ(profiler.stats().sample_count, 1000000u);
  EXPECT_EQ(vais_profiler_get_dropped_samples(profiler), 7u);
}

TEST(Samples, IgnoreWhatIsNoText) {
  const Profiler profiler;
  vais_profiler_record_sample(profiler, nullptr, 0);
  vais_profiler_record_sample(profiler, "\xFF", 0);
  vais_profiler_record_sample(profiler, "caf\xC3", 0);
  EXPECT_EQ(profiler.stats().sample_count, 0u);
  EXPECT_EQ(vais_profiler_get_dropped_samples(profiler), 0u);
}

TEST(Samples, AreKeptByContentOfTheName) {
  const Profiler profiler;
  std::string name = "f";
  vais_profiler_record_sample(profiler, name.c_str(), 0);
  vais_profiler_record_sample(profiler, std::string(name).c_str(), 0);
  name = "caf\xC3\xA9";
  vais_profiler_record_sample(profiler, name.c_str(), 0);
  name = "";
  vais_profiler_record_sample(profiler, name.c_str(), 0);
  const std::map<std::string, uint64_t> expected = {{"", 1}, {"caf\xC3\xA9", 1}, {"f", 2}};
  EXPECT_EQ(Recorded(profiler).samples, expected);
}

TEST(Samples, OfAnEarlierRunAreForgottenByFunction) {
  const Profiler profiler;
  vais_profiler_record_sample(profiler, "before", 0);
  vais_profiler_record_sample(profiler, "both", 0);
  vais_profiler_stop(profiler);
  vais_profiler_start(profiler);
  vais_profiler_record_sample(profiler, "both", 0);
  const std::map<std::string, uint64_t> expected = {{"both", 1}};
  EXPECT_EQ(Recorded(profiler).samples, expected);
}

TEST(Samples, KeepNamesOfAllLengthsApart) {
  const Profiler profiler;
  std::map<std::string, uint64_t> expected;
  for (size_t length = 0; length < 3000; length += length < 40 ? 1 : 37)
    for (const char last : {'a', 'b'}) {
      const std::string name = std::string(length, 'x') + last;
      vais_profiler_record_sample(profiler, name.c_str(), 0);
      vais_profiler_record_sample(profiler, name.c_str(), 0);
      expected[name] = 2;
    }
  const std::string huge(3 << 20, 'y'); // larger than any chunk
  vais_profiler_record_sample(profiler, huge.c_str(), 0);
  vais_profiler_record_sample(profiler, "after", 0);
  expected[huge] = expected["after"] = 1;
  EXPECT_EQ(Recorded(profiler).samples, expected);
}

} // namespace vais::profiler::test
