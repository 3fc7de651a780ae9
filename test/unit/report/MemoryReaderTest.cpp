/// What is read of blocks that were followed, and of samples.

#include "MemoryTotals.h"
#include "ProfileBuilder.h"

#include "vais_profiler/MemoryFormat.h"

#include <gtest/gtest.h>

namespace vais::profiler::test {
namespace {

uint32_t numberOf(uint64_t address) {
  return static_cast<uint32_t>((address - ProfileBuilder::kBase) / format::kNumberedSize);
}

/// A profile with one function, `work`, that allocated 100 blocks of 4000 bytes in all.
class MemoryProfile : public ProfileBuilder {
public:
  explicit MemoryProfile(format::MemoryMode mode) {
    header().memoryMode = mode;
    header().state = format::ProcessState::Exited;
    header().memory = process = make<format::ProcessMemory>();
    const auto made = thread();
    at(made).memory = threadMemory = make<format::ThreadMemory>();
    const auto work = child(root(made), function("work"), 1);
    at(work).allocations = 100;
    at(work).allocatedBytes = 4000;
    memory = make<format::ContextMemory>();
    at(work).memory = numberOf(memory.value);
  }

  void addClass(const format::BlockClass &blocks) {
    const auto added = make<format::BlockClass>();
    at(added) = blocks;
    at(added).next = at(memory).classes;
    at(memory).classes = added;
  }

  Context work() const {
    const Snapshot snapshot = read();
    return snapshot.contexts.at(1);
  }

  format::Address<format::ProcessMemory> process;
  format::Address<format::ThreadMemory> threadMemory;
  format::Address<format::ContextMemory> memory;
};

TEST(MemoryReader, SumsUpClasses) {
  MemoryProfile profile(format::MemoryMode::Exact);
  profile.addClass({10, 60, 20, 5, 50, 0, 0, 0, {0}});
  profile.addClass({85, 40, 40, 0, 0, 0, 0, 0, {0}});
  profile.at(profile.memory).temporaries = 7;
  const Context work = profile.work();
  EXPECT_EQ(work.live.value, 35);
  EXPECT_EQ(work.liveBytes.value, 350);
  EXPECT_EQ(work.liveBytes.variance, 0);
  EXPECT_EQ(work.temporary.value, 7);
}

TEST(MemoryReader, TakesWhatWasKeptAtThePeakUnlessNothingChangedSince) {
  MemoryProfile profile(format::MemoryMode::Exact);
  profile.at(profile.process).epoch = 3;
  profile.addClass({10, 60, 20, 0, 50, 3, 0, 0, {0}}); // kept: 50
  profile.addClass({10, 60, 20, 0, 50, 2, 0, 0, {0}}); // not changed since: 40
  EXPECT_EQ(profile.work().bytesAtPeak.value, 900);
}

TEST(MemoryReader, KnowsAPeakThatNoFreeHasEndedYet) {
  MemoryProfile profile(format::MemoryMode::Exact);
  profile.at(profile.process).peak = 100;
  profile.at(profile.process).epoch = 3;
  profile.at(profile.threadMemory) = {400, 0, 400, 90, 1000, 0, 0, 0, 0};
  profile.addClass({10, 40, 0, 0, 5, 3, 0, 0, {0}});
  const Snapshot snapshot = profile.read();
  EXPECT_EQ(snapshot.memory.peakBytes.value, 400);
  EXPECT_EQ(snapshot.contexts.at(1).bytesAtPeak.value, 400);
}

TEST(MemoryReader, EstimatesThePartThatLives) {
  MemoryProfile profile(format::MemoryMode::Sampled);
  auto &memory = profile.at(profile.memory);
  memory.all = {200 * format::kBlockUnit, 8000, 400, 640000};
  memory.live = {50 * format::kBlockUnit, 2000, 100, 160000};
  const Context work = profile.work();
  EXPECT_DOUBLE_EQ(work.live.value, 25);
  EXPECT_DOUBLE_EQ(work.liveBytes.value, 1000);
  // (0.75² × 160000 + 0.25² × 480000) / 2²
  EXPECT_DOUBLE_EQ(work.liveBytes.variance, 30000);
}

TEST(MemoryReader, IsSureWhereEverythingLives) {
  MemoryProfile profile(format::MemoryMode::Sampled);
  auto &memory = profile.at(profile.memory);
  memory.all = memory.live = {200 * format::kBlockUnit, 9000, 400, 640000};
  const Context work = profile.work();
  EXPECT_DOUBLE_EQ(work.liveBytes.value, 4000);
  EXPECT_EQ(work.liveBytes.variance, 0);
}

TEST(MemoryReader, NoSampleIsNoCertainty) {
  const Snapshot snapshot = MemoryProfile(format::MemoryMode::Sampled).read();
  const Context &work = snapshot.contexts.at(1);
  EXPECT_EQ(work.liveBytes.value, 0);
  EXPECT_DOUBLE_EQ(bytesError(snapshot, work.liveBytes, work), 4000); // all that there was
}

TEST(MemoryReader, SaysWhenBytesWereLive) {
  MemoryProfile profile(format::MemoryMode::Exact);
  auto &process = profile.at(profile.process);
  process.intervalShift = 4;
  process.timelineStart = profile.header().start.ticks;
  process.timeline[0] = {50, 40};
  process.timeline[3] = {90, 0};
  const std::vector<TimelineInterval> timeline = profile.read().memory.timeline;
  ASSERT_EQ(timeline.size(), 2u);
  EXPECT_DOUBLE_EQ(timeline[1].startNs, 48);
  EXPECT_DOUBLE_EQ(timeline[1].endNs, 64);
  EXPECT_DOUBLE_EQ(timeline[1].highestBytes, 90);
}

} // namespace
} // namespace vais::profiler::test
