/// What is read of followed blocks and of samples.

#include "runtime/report/totals/AllocatingLines.h"
#include "runtime/report/totals/MemoryTotals.h"
#include "test/unit/report/ProfileBuilder.h"

#include "contracts/MemoryFormat.h"

#include <gtest/gtest.h>

namespace vais::profiler::test {
namespace {

uint32_t numberOf(uint64_t address) {
  return static_cast<uint32_t>((address - ProfileBuilder::kBase) / format::kNumberedSize);
}

/// A profile with one function, `work`, that allocated 100 blocks of 4000 bytes in total.
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
    const Profile snapshot = read();
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

/// Adds a line of `parent` that allocated `blocks` blocks of 10 bytes.
ContextAddress addSite(ProfileBuilder &profile, ContextAddress parent, const char *name,
                       uint32_t line, uint64_t blocks) {
  const auto record = profile.function(name, "/src/work.c", line);
  profile.at(record).flags = format::kFunctionIsSite;
  const auto site = profile.child(parent, record, 0);
  profile.at(site).flags = format::kContextIsSite;
  profile.at(site).allocations = blocks;
  profile.at(site).allocatedBytes = 10 * blocks;
  return site;
}

TEST(MemoryReader, CountsASiteForItsFunctionToo) {
  ProfileBuilder profile;
  profile.header().memoryMode = format::MemoryMode::Sampled;
  const auto work = profile.child(profile.root(profile.thread()), profile.function("work"), 1);
  profile.at(work).allocations = 1;
  const auto site = addSite(profile, work, "work", 7, 30);
  addSite(profile, work, "work", 9, 4);
  profile.child(site, profile.function("in_handler"), 3); // of a signal that arrived at that moment
  const Profile snapshot = profile.read();
  ASSERT_EQ(snapshot.contexts.size(), 3u);
  EXPECT_EQ(snapshot.functions.size(), 2u);
  EXPECT_EQ(contextAt(snapshot, "work").allocations, 35u);
  EXPECT_EQ(contextAt(snapshot, "work").allocatedBytes, 340u);
  EXPECT_EQ(edgeAt(snapshot, "work", "work;in_handler").calls, 3u);
  ASSERT_EQ(snapshot.sites.size(), 2u);
  EXPECT_EQ(snapshot.sites[0].line, 7u);
  EXPECT_EQ(snapshot.sites[0].file, "/src/work.c");
  EXPECT_EQ(snapshot.sites[0].allocations, 30u);
  const std::vector<AllocatingLine> lines = linesByContext(snapshot);
  ASSERT_EQ(lines.size(), 3u);
  EXPECT_EQ(lines[2].line, 0u);
  EXPECT_EQ(lines[2].allocations, 1u) << "what was made in lines that are not known";
}

TEST(MemoryReader, KnowsTheLineOfAFunctionThatHasOne) {
  MemoryProfile profile(format::MemoryMode::Exact);
  const auto work = profile.child(profile.root(profile.header().threads),
                                  profile.function("other", "/src/other.c", 3), 1);
  profile.at(profile.at(work).function).allocationLine = 5;
  profile.at(work).allocations = 2;
  ASSERT_EQ(profile.read().sites.size(), 1u);
  EXPECT_EQ(profile.read().sites[0].line, 5u);
  profile.header().allocationScope = format::AllocationScope::Process;
  EXPECT_EQ(profile.read().sites.size(), 0u) << "what libraries allocate has no line";
}

TEST(MemoryReader, TakesWhatWasKeptAtThePeakUnlessNothingChangedSince) {
  MemoryProfile profile(format::MemoryMode::Exact);
  profile.at(profile.process).epoch = 3;
  profile.addClass({10, 60, 20, 0, 50, 3, 0, 0, {0}}); // kept: 50
  profile.addClass({10, 60, 20, 0, 50, 2, 0, 0, {0}}); // unchanged since: 40
  EXPECT_EQ(profile.work().bytesAtPeak.value, 900);
}

TEST(MemoryReader, KnowsAPeakThatNoFreeHasEndedYet) {
  MemoryProfile profile(format::MemoryMode::Exact);
  profile.at(profile.process).peak = 100;
  profile.at(profile.process).epoch = 3;
  profile.at(profile.threadMemory) = {400, 0, 400, 90, 1000, 0, 0, 0, 0};
  profile.addClass({10, 40, 0, 0, 5, 3, 0, 0, {0}});
  const Profile snapshot = profile.read();
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
  const Profile snapshot = MemoryProfile(format::MemoryMode::Sampled).read();
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
