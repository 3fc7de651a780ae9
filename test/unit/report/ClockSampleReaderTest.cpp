/// Where samples of threads' CPU clocks are placed.

#include "test/unit/report/ProfileBuilder.h"

#include "runtime/report/model/Reading.h"
#include "runtime/report/read/Timeline.h"

#include "contracts/ProfileFormat.h"

#include <gtest/gtest.h>

namespace vais::profiler::test {
namespace {

constexpr uint64_t kCode = 0x401000, kCodeSize = 0x100;

/// main calls work, which calls leaf; each function has code of its own.
class SampledProfile : public ProfileBuilder {
public:
  ContextAddress call(ContextAddress parent, FunctionAddress function) {
    return child(parent, function, 1);
  }

  FunctionAddress functionWithCode(const std::string &name) {
    const FunctionAddress made = function(name);
    at(made).code = kCode + kCodeSize * functions_++;
    at(made).codeSize = kCodeSize;
    return made;
  }

  /// An address in the function's code, neither its first nor its last byte.
  uint64_t in(FunctionAddress function) { return at(function).code + kCodeSize / 2; }

  void sample(ContextAddress context, uint64_t counter, uint64_t nanoseconds, uint64_t samples) {
    const auto made = make<format::ClockSample>(sizeof(format::ClockSample), 32);
    at(made) = {context, counter, nanoseconds, samples};
    format::Thread &thread = at(owner);
    if (!thread.clockSamples.value) {
      thread.clockSamples = make<format::ClockSampleTable>(
          offsetof(format::ClockSampleTable, entries) + kCapacity * sizeof(made));
      at(thread.clockSamples).capacity = kCapacity;
    }
    format::ClockSampleTable &table = at(thread.clockSamples);
    (&table.entries[0])[table.count++] = made;
  }

  ThreadAddress owner = thread();

private:
  static constexpr uint32_t kCapacity = 16;
  uint64_t functions_ = 0;
};

/// The same, with functions and contexts.
struct Example : SampledProfile {
  FunctionAddress main = functionWithCode("main");
  FunctionAddress work = functionWithCode("work");
  FunctionAddress leaf = functionWithCode("leaf");
  ContextAddress inMain = call(root(owner), main);
  ContextAddress inWork = call(inMain, work);
  ContextAddress inLeaf = call(inWork, leaf);
};

void expectSamples(const Profile &profile, const std::string &path, uint64_t samples, double ns) {
  EXPECT_EQ(contextAt(profile, path).clockSamples, samples) << path;
  EXPECT_EQ(contextAt(profile, path).clockNs, ns) << path;
}

TEST(ClockSampleReader, PlacesASampleAtItsContext) {
  Example example;
  example.sample(example.inWork, example.in(example.work), 4000, 2);
  example.sample(example.inWork, example.in(example.work) + 4, 1000, 1);
  const Profile profile = example.read();
  expectSamples(profile, "main;work", 3, 5000);
  expectSamples(profile, "main", 0, 0);
  EXPECT_EQ(profile.clockSampling.samples, 3u);
  EXPECT_EQ(profile.clockSampling.ns, 5000);
  EXPECT_EQ(profile.clockSampling.ownSamples, 0u);
  EXPECT_EQ(profile.clockSampling.unplacedNs, 0);
}

TEST(ClockSampleReader, HalfOfAHookIsSeenInTheCaller) {
  SampledProfile profile;
  profile.header().timeMode = format::TimeMode::None;
  profile.header().callTicks = 4;
  const auto caller = profile.child(profile.root(profile.owner), profile.function("caller"), 1);
  profile.child(caller, profile.function("callee"), 100);
  const Profile read = profile.read();
  EXPECT_DOUBLE_EQ(contextAt(read, "caller").hookNs, 2 + 200);
  EXPECT_DOUBLE_EQ(contextAt(read, "caller;callee").hookNs, 200);
}

TEST(ClockSampleReader, AContextThatHasReturnedGivesWayToTheFunctionThatRuns) {
  Example example;
  example.sample(example.inLeaf, example.in(example.main), 4000, 1);
  example.sample(example.inLeaf, example.in(example.work), 8000, 2);
  const Profile profile = example.read();
  expectSamples(profile, "main", 1, 4000);
  expectSamples(profile, "main;work", 2, 8000);
  expectSamples(profile, "main;work;leaf", 0, 0);
}

TEST(ClockSampleReader, CodeEndsBehindItsLastByte) {
  Example example;
  const uint64_t end = example.at(example.leaf).code + kCodeSize;
  example.sample(example.inLeaf, example.at(example.work).code, 1000, 1);
  example.sample(example.inLeaf, end - 1, 2000, 1);
  example.sample(example.inWork, end, 4000, 1);
  const Profile profile = example.read();
  expectSamples(profile, "main;work", 2, 5000);
  expectSamples(profile, "main;work;leaf", 1, 2000);
}

TEST(ClockSampleReader, UnknownCodeBelongsToTheContext) {
  Example example;
  example.sample(example.inLeaf, 0x7f0000001000, 4000, 1); // a library
  example.sample(example.inWork, 0, 2000, 1);              // all places without an entry
  const Profile profile = example.read();
  expectSamples(profile, "main;work;leaf", 1, 4000);
  expectSamples(profile, "main;work", 1, 2000);
}

TEST(ClockSampleReader, OfAFunctionThatTheContextIsNotUnderItKeepsTheContext) {
  Example example;
  const FunctionAddress other = example.functionWithCode("other");
  example.call(example.root(example.owner), other);
  example.sample(example.inLeaf, example.in(other), 4000, 1);
  const Profile profile = example.read();
  expectSamples(profile, "main;work;leaf", 1, 4000);
  expectSamples(profile, "other", 0, 0);
}

/// Recursion has led back from leaf to main's context, while leaf runs.
TEST(ClockSampleReader, WhereRecursionHasFoldedTheFunctionIsFurtherDown) {
  Example example;
  example.edge(example.inLeaf, example.inMain, 5);
  example.sample(example.inMain, example.in(example.leaf), 4000, 1);
  const Profile profile = example.read();
  expectSamples(profile, "main;work;leaf", 1, 4000);
  expectSamples(profile, "main", 0, 0);
}

TEST(ClockSampleReader, SamplesInTheRuntimeAreTheProfilersCost) {
  constexpr uint64_t kOwn = 0x500000, kOwnSize = 0x8000;
  Example example;
  example.header().ownCode = kOwn;
  example.header().ownCodeSize = kOwnSize;
  example.sample(example.inLeaf, kOwn, 300000, 75);
  example.sample(example.inWork, kOwn + kOwnSize - 1, 200000, 50);
  example.sample(example.inWork, kOwn + kOwnSize, 4000, 1);
  example.sample(example.inWork, kOwn - 1, 2000, 1);
  const Profile profile = example.read();
  EXPECT_EQ(profile.clockSampling.samples, 127u);
  EXPECT_EQ(profile.clockSampling.ownSamples, 125u);
  EXPECT_EQ(profile.clockSampling.ownNs, 500000);
  EXPECT_EQ(profile.overhead.ns, 500000);
  expectSamples(profile, "main;work;leaf", 0, 0);
  expectSamples(profile, "main;work", 2, 6000);
}

TEST(ClockSampleReader, SamplesByEventsCostWhatTheInterruptionTakes) {
  constexpr double kTicks = 5000;
  Example example;
  example.sample(example.inWork, example.in(example.work), 4000000, 4);
  const double without = example.read().overhead.ns;
  example.header().eventTicks = kTicks;
  const double nsPerTick = readTimeline(example.header()).nsPerTick;
  EXPECT_NEAR(example.read().overhead.ns - without, 4 * kTicks * nsPerTick, 1);
  example.header().eventTicks = -kTicks; // only damage explains it
  EXPECT_EQ(example.read().overhead.ns, without);
}

TEST(ClockSampleReader, ThoseOfAContextThatIsNotInTheTreeAreUnplaced) {
  Example example;
  const auto lost = example.make<format::Context>();
  example.at(lost).function = example.leaf;
  example.sample(lost, example.in(example.leaf), 4000, 1);
  example.at(example.owner).unplacedNs = 500;
  const Profile profile = example.read();
  EXPECT_EQ(profile.clockSampling.unplacedNs, 4500);
  EXPECT_EQ(profile.clockSampling.samples, 1u);
  expectSamples(profile, "main;work;leaf", 0, 0);
}

TEST(ClockSampleReader, ThreadsWithoutATimerAreCounted) {
  Example example;
  example.at(example.owner).samplingState = static_cast<uint32_t>(format::SamplingState::Blocked);
  example.at(example.thread()).samplingState =
      static_cast<uint32_t>(format::SamplingState::Refused);
  example.at(example.thread()).samplingState =
      static_cast<uint32_t>(format::SamplingState::Samples);
  EXPECT_EQ(example.read().clockSampling.threadsWithout, 2u);
}

TEST(ClockSampleReader, SaysWhyThereAreNone) {
  const auto reason = [](format::SamplerState state) {
    Example example;
    example.header().sampler = state;
    return example.read().clockSampling.none;
  };
  EXPECT_EQ(reason(format::SamplerState::Off), NoClockSamples::Unknown);
  EXPECT_EQ(reason(format::SamplerState::On), NoClockSamples::Unknown);
  EXPECT_EQ(reason(format::SamplerState::UnknownKernel), NoClockSamples::Kernel);
  EXPECT_EQ(reason(format::SamplerState::NoSignal), NoClockSamples::NoSignal);
  EXPECT_EQ(reason(format::SamplerState::TakenOver), NoClockSamples::TakenOver);
  EXPECT_EQ(reason(format::SamplerState::NoEvents), NoClockSamples::NoEvents);
  EXPECT_EQ(reason(format::SamplerState::CostlyEvents), NoClockSamples::CostlyEvents);
  EXPECT_THROW(reason(static_cast<format::SamplerState>(7)), ProfileError);
}

/// What stood behind a thread then was something else, or the end of the file.
TEST(ClockSampleReader, AThreadOfBeforeVersionFourHasNoSamples) {
  Example example;
  example.sample(example.inWork, example.in(example.work), 4000, 1);
  example.at(example.owner).unplacedNs = 12345;
  example.at(example.owner).samplingState = static_cast<uint32_t>(format::SamplingState::Refused);
  example.header().version = format::kFirstWithCode - 1;
  const Profile profile = example.read();
  EXPECT_EQ(contextAt(profile, "main;work").clockSamples, 0u);
  EXPECT_EQ(profile.clockSampling.samples, 0u);
  EXPECT_EQ(profile.clockSampling.unplacedNs, 0);
  EXPECT_EQ(profile.clockSampling.threadsWithout, 0u);
}

} // namespace
} // namespace vais::profiler::test
