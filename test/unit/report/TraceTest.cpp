/// What is made of the events of a trace.

#include "test/unit/report/TraceBuilder.h"

#include "runtime/report/formats/events/Replay.h"
#include "runtime/report/store/ProfileReader.h"

#include <gtest/gtest.h>

namespace vais::profiler::test {
namespace {

using format::BlockState;
using format::EventKind;

std::string replayed(TraceBuilder &builder, const ReplayOptions &options = {}) {
  const TemporaryFile file(builder.bytes());
  Trace trace(file.path());
  std::string text;
  replay(trace, options,
         [&](const std::string &piece) {
           text += piece;
           return true;
         },
         {});
  return text;
}

TEST(Trace, CallsAreCountedAndTimed) {
  TraceBuilder trace;
  const uint64_t main = trace.function("main"), leaf = trace.function("leaf");
  trace.block(trace.thread(), 0, BlockState::Buffer);
  trace.add(EventKind::Thread, 77, 1000);
  trace.add(EventKind::Enter, main, 1000);
  for (uint64_t start : {2000, 3000}) {
    trace.add(EventKind::Enter, leaf, start);
    trace.add(EventKind::Exit, leaf, start + 100);
  }
  trace.add(EventKind::Exit, main, 5000);
  const Profile profile = trace.read();
  EXPECT_EQ(edgeAt(profile, "main", "main;leaf").calls, 2u);
  EXPECT_EQ(edgeAt(profile, "main", "main;leaf").ns, 200);
  EXPECT_EQ(contextAt(profile, "main").selfNs, 3800);
  EXPECT_EQ(profile.threads, 1u);
  EXPECT_EQ(replayed(trace), "              77 │ main() {\n"
                             "  100 ns      77 │   leaf();\n"
                             "  100 ns      77 │   leaf();\n"
                             " 4.00 µs      77 │ } /* main */\n");
}

TEST(Trace, RecursionFoldsAndCountsEachLevel) {
  TraceBuilder trace;
  const uint64_t fib = trace.function("fib");
  trace.block(trace.thread(), 0, BlockState::Buffer);
  trace.add(EventKind::Enter, fib, 1000);
  trace.add(EventKind::Enter, fib, 2000);
  trace.add(EventKind::Exit, fib, 3000);
  trace.add(EventKind::Exit, fib, 4000);
  const Profile profile = trace.read();
  EXPECT_EQ(edgeAt(profile, "fib", "fib").calls, 1u);
  EXPECT_EQ(edgeAt(profile, "", "fib").ns, 3000);
  EXPECT_EQ(contextAt(profile, "fib").selfNs, 3000);
}

TEST(Trace, TimesGoOnWhereTheLowBitsEnd) {
  constexpr uint64_t kEpoch = uint64_t(1) << format::kEventTimeBits;
  TraceBuilder trace;
  const uint64_t main = trace.function("main");
  trace.block(trace.thread(), 0, BlockState::Buffer, 5 * kEpoch - 10);
  trace.add(EventKind::Enter, main, 5 * kEpoch - 10);
  trace.add(EventKind::Time, 5, 5 * kEpoch + 7);
  trace.add(EventKind::Exit, main, 5 * kEpoch + 7);
  EXPECT_EQ(edgeAt(trace.read(), "", "main").ns, 17);
}

TEST(Trace, CallsThatWereLeftEndWhereThatWasSeen) {
  TraceBuilder trace;
  const uint64_t main = trace.function("main"), dive = trace.function("dive");
  trace.block(trace.thread(), 0, BlockState::Buffer);
  trace.add(EventKind::Enter, main, 1000);
  trace.add(EventKind::Enter, dive, 2000);
  trace.add(EventKind::Enter, dive, 3000);
  trace.add(EventKind::Unwind, 2, 3500);
  trace.add(EventKind::Unwind, 1, 4000);
  trace.add(EventKind::Exit, main, 5000);
  const Profile profile = trace.read();
  EXPECT_EQ(edgeAt(profile, "main;dive", "main;dive").ns, 500);
  EXPECT_EQ(edgeAt(profile, "main", "main;dive").ns, 2000);
  EXPECT_NE(replayed(trace).find("} /* dive: left by longjmp or an exception */"),
            std::string::npos);
}

TEST(Trace, TimeOffTheProcessorAndTheProfilersOwnAreNobodysSelfTime) {
  TraceBuilder trace;
  const uint64_t main = trace.function("main"), waits = trace.function("waits");
  trace.block(trace.thread(), 0, BlockState::Buffer);
  trace.add(EventKind::Enter, main, 1000);
  trace.add(EventKind::Enter, waits, 2000);
  trace.add(EventKind::Off, 0, 2900);
  trace.value(700);
  trace.add(EventKind::Exit, waits, 3000);
  trace.add(EventKind::Pause, 320 / format::kPauseUnit, 4000);
  trace.add(EventKind::Exit, main, 5000);
  const Profile profile = trace.read();
  EXPECT_EQ(edgeAt(profile, "main", "main;waits").ns, 300);
  EXPECT_EQ(edgeAt(profile, "main", "main;waits").offNs, 700);
  EXPECT_EQ(edgeAt(profile, "", "main").ns, 4000 - 700 - 320);
  EXPECT_EQ(contextAt(profile, "main").selfNs, 4000 - 1000 - 320);
}

TEST(Trace, AWaitInsideAPauseIsTakenOffOnce) {
  TraceBuilder trace;
  const uint64_t main = trace.function("main"), calls = trace.function("calls");
  trace.block(trace.thread(), 0, BlockState::Buffer);
  trace.add(EventKind::Enter, main, 1000);
  trace.add(EventKind::Enter, calls, 2000);
  trace.add(EventKind::Exit, calls, 2100);
  trace.add(EventKind::Pause, 3200 / format::kPauseUnit, 6000);
  trace.add(EventKind::Off, 0, 6100); // the pause already includes 3000 of them
  trace.value(3050);
  trace.add(EventKind::Enter, calls, 6100);
  trace.add(EventKind::Exit, calls, 6200);
  trace.add(EventKind::Exit, main, 6300);
  const Profile profile = trace.read();
  EXPECT_GE(contextAt(profile, "main").selfNs, 1000);
  EXPECT_LE(contextAt(profile, "main").selfNs, 5300 - 200 - 3200);
}

TEST(Trace, BlocksAreReadByTheirSequence) {
  TraceBuilder trace;
  const uint64_t main = trace.function("main");
  const uint32_t thread = trace.thread();
  trace.block(thread, 2, BlockState::Buffer, 5000);
  trace.add(EventKind::Exit, main, 6000);
  trace.block(thread, 0, BlockState::Written);
  trace.add(EventKind::Enter, main, 2000);
  trace.block(thread, 1, BlockState::Written, 3000);
  EXPECT_EQ(edgeAt(trace.read(), "", "main").ns, 4000);
}

TEST(Trace, ABufferThatWasWrittenAlreadyCountsOnce) {
  TraceBuilder trace;
  const uint64_t main = trace.function("main");
  const uint32_t thread = trace.thread();
  for (const BlockState state : {BlockState::Buffer, BlockState::Written}) {
    trace.block(thread, 0, state);
    trace.add(EventKind::Enter, main, 2000);
    trace.add(EventKind::Exit, main, 3000);
  }
  EXPECT_EQ(edgeAt(trace.read(), "", "main").calls, 1u);
}

TEST(Trace, ABlockThatWasNotWrittenToItsEndIsLeftOut) {
  TraceBuilder trace;
  const uint64_t main = trace.function("main"), late = trace.function("late");
  const uint32_t thread = trace.thread();
  trace.block(thread, 0, BlockState::Written).seal = 1;
  trace.add(EventKind::Enter, main, 2000);
  trace.block(thread, 1, BlockState::Buffer, 4000).depth = 1;
  trace.add(EventKind::Enter, late, 5000);
  trace.add(EventKind::Exit, late, 6000);
  trace.add(EventKind::Exit, main, 7000);
  const Profile profile = trace.read();
  EXPECT_EQ(edgeAt(profile, "", "late").ns, 1000);
  EXPECT_EQ(profile.edges.size(), 1u);
  EXPECT_EQ(replayed(trace), "              77 │   [older events were not kept]\n"
                             " 1.00 µs      77 │   late();\n"
                             "              77 │ } /* main: began before */\n");
}

TEST(Trace, ThreadsWhoseBeginningWasNotKeptCount) {
  TraceBuilder trace;
  const uint64_t main = trace.function("main");
  const uint32_t thread = trace.thread();
  trace.block(thread, 7, BlockState::Written, 4000).depth = 1;
  trace.add(EventKind::Exit, main, 5000);
  trace.add(EventKind::Thread, 78, 6000); // the next owner of the buffer
  trace.add(EventKind::Enter, main, 6000);
  trace.block(thread, 8, BlockState::Buffer, 7000).depth = 1;
  trace.add(EventKind::Exit, main, 7000);
  trace.block(trace.thread(), 3, BlockState::Buffer, 4000);
  trace.add(EventKind::Thread, 79, 5000); // nothing is left of the previous owner
  trace.block(trace.thread(), 0, BlockState::Buffer);
  EXPECT_EQ(trace.read().threads, 3u);
}

TEST(Trace, LostEventsAreTold) {
  TraceBuilder trace;
  const uint64_t main = trace.function("main");
  const uint32_t thread = trace.thread();
  trace.block(thread, 0, BlockState::Written);
  trace.add(EventKind::Enter, main, 2000);
  trace.block(thread, 2, BlockState::Buffer, 4000).lost = 12;
  EXPECT_NE(replayed(trace).find("[12 events lost]"), std::string::npos);
}

TEST(Trace, BlocksOfMemoryLiveUntilAnyThreadFreesThem) {
  TraceBuilder trace;
  const uint64_t make = trace.function("make"), drop = trace.function("drop");
  trace.block(trace.thread(), 0, BlockState::Buffer);
  trace.add(EventKind::Enter, make, 1000);
  for (const uint64_t address : {0x1000, 0x2000}) {
    trace.add(EventKind::Allocation, 100, 2000);
    trace.value(address);
  }
  trace.add(EventKind::Allocation, format::kSizeFollows, 2500);
  trace.value(0x3000);
  trace.value(uint64_t(1) << 40);
  trace.add(EventKind::Exit, make, 6000);
  trace.block(trace.thread(), 0, BlockState::Buffer, 3000);
  trace.add(EventKind::Enter, drop, 3000);
  trace.add(EventKind::Free, 0, 3500);
  trace.value(0x3000);
  trace.add(EventKind::Exit, drop, 4000);
  const Profile profile = trace.read();
  const Context made = contextAt(profile, "make");
  EXPECT_EQ(made.allocations, 3u);
  EXPECT_EQ(made.allocatedBytes, 200 + (uint64_t(1) << 40));
  EXPECT_EQ(made.liveBytes.value, 200);
  EXPECT_EQ(made.bytesAtPeak.value, 200.0 + static_cast<double>(uint64_t(1) << 40));
  EXPECT_EQ(contextAt(profile, "drop").deallocations, 1u);
  EXPECT_EQ(contextAt(profile, "drop").unseenFrees, 0u);
}

TEST(Trace, APlainProfileIsNone) {
  const TemporaryFile file(ProfileBuilder().bytes());
  EXPECT_FALSE(isTraceFile(file.path()));
  EXPECT_THROW(Trace trace(file.path()), ProfileError);
}

} // namespace
} // namespace vais::profiler::test
