/// The stack of open regions and the current context, in and out of step with each other.

#include "runtime/collect/state/ThreadState.h"
#include "runtime/markers/MarkerState.h"
#include "runtime/session/Session.h"
#include "test/unit/runtime/TestFunctions.h"

#include "vais_profiler.h"

#include <gtest/gtest.h>
#include <thread>

namespace vais::profiler::test {
namespace {

const format::ThreadMarkers &recorded() { return tState.markers->recorded; }

uint64_t openRegions() { return static_cast<uint64_t>(recorded().top.get() - recorded().regions); }

std::string currentName() { return nameOf(*tState.current->function.get()); }

struct Left {
  uint64_t unbalanced = recorded().unbalancedEnds;
  uint64_t open = recorded().leftOpen;
};

/// Begins and ends a region, so that the thread has its markers.
void warmUp() {
  vais_profiler_region_begin("warm");
  vais_profiler_region_end("warm");
}

TEST(Regions, AreContextsBelowTheCurrentOne) {
  TestFunctions &functions = TestFunctions::make("regioned", 1);
  onThread([&] {
    void *token = vais_profiler_record_enter(functions[0]);
    format::Context *function = tState.current;
    for (int i = 0; i < 100; ++i) {
      vais_profiler_region_begin("region");
      EXPECT_EQ(tState.current->parent.get(), function);
      EXPECT_EQ(currentName(), "region");
      vais_profiler_region_end("region");
      EXPECT_EQ(tState.current, function);
    }
    vais_profiler_record_exit(token);
    EXPECT_EQ(openRegions(), 0u);
    EXPECT_EQ(edgeCalls(*tState.thread, "region").at({{"regioned0"}, "region"}), 100u);
  });
}

TEST(Regions, WithoutANameAreNone) {
  onThread([] {
    vais_profiler_region_begin(nullptr);
    vais_profiler_region_end(nullptr);
    warmUp();
    const Left before;
    vais_profiler_region_begin(nullptr);
    vais_profiler_region_end(nullptr);
    EXPECT_EQ(openRegions(), 0u);
    EXPECT_EQ(recorded().unbalancedEnds, before.unbalanced);
  });
}

TEST(Regions, OfAFunctionThatReturnedAreLeft) {
  TestFunctions &functions = TestFunctions::make("returned", 1);
  onThread([&] {
    warmUp();
    const Left before;
    format::Context *root = tState.current;
    for (int i = 0; i < 3; ++i) {
      void *token = vais_profiler_record_enter(functions[0]);
      vais_profiler_region_begin("stale");
      vais_profiler_record_exit(token);
      EXPECT_EQ(tState.current, root);
    }
    vais_profiler_region_end("stale");
    EXPECT_EQ(tState.current, root);
    EXPECT_EQ(openRegions(), 0u);
    EXPECT_EQ(recorded().leftOpen - before.open, 3u);
    EXPECT_EQ(recorded().unbalancedEnds - before.unbalanced, 1u);
  });
}

TEST(Regions, DoNotEndInAFunctionThatTheyCalled) {
  TestFunctions &functions = TestFunctions::make("callee", 1);
  onThread([&] {
    warmUp();
    const Left before;
    vais_profiler_region_begin("caller's");
    format::Context *region = tState.current;
    void *token = vais_profiler_record_enter(functions[0]);
    format::Context *function = tState.current;
    vais_profiler_region_end("caller's");
    EXPECT_EQ(tState.current, function);
    vais_profiler_record_exit(token);
    EXPECT_EQ(tState.current, region);
    vais_profiler_region_end("caller's");
    EXPECT_EQ(tState.current, tState.thread->root.get());
    EXPECT_EQ(recorded().unbalancedEnds - before.unbalanced, 1u);
    EXPECT_EQ(recorded().leftOpen, before.open);
  });
}

TEST(Regions, EndWithTheOneAroundThem) {
  onThread([] {
    warmUp();
    const Left before;
    format::Context *root = tState.current;
    vais_profiler_region_begin("around");
    vais_profiler_region_begin("middle");
    vais_profiler_region_begin("inmost");
    vais_profiler_region_end("around");
    EXPECT_EQ(tState.current, root);
    EXPECT_EQ(openRegions(), 0u);
    EXPECT_EQ(recorded().leftOpen - before.open, 2u);
    EXPECT_EQ(recorded().unbalancedEnds, before.unbalanced);
  });
}

TEST(Regions, LeftBehindMakeRoomForOthers) {
  TestFunctions &functions = TestFunctions::make("leaves", 1);
  onThread([&] {
    warmUp();
    const Left before;
    vais_profiler_region_begin("stays");
    for (uint64_t i = 0; i < 10 * format::kMostOpenRegions; ++i) {
      void *token = vais_profiler_record_enter(functions[0]);
      vais_profiler_region_begin("goes");
      EXPECT_EQ(currentName(), "goes");
      vais_profiler_record_exit(token);
      EXPECT_EQ(currentName(), "stays");
    }
    vais_profiler_region_end("stays");
    EXPECT_EQ(tState.current, tState.thread->root.get());
    EXPECT_EQ(openRegions(), 0u);
    EXPECT_EQ(recorded().leftOpen - before.open, 10 * format::kMostOpenRegions);
    EXPECT_EQ(recorded().deepRegions, 0u);
  });
}

TEST(Regions, AreResumedWithTheFunctionThatBeganThem) {
  TestFunctions &functions = TestFunctions::make("resumed", 2);
  onThread([&] {
    warmUp();
    void *token = vais_profiler_record_enter(functions[0]);
    vais_profiler_region_begin("outer");
    vais_profiler_region_begin("inner");
    format::Context *region = tState.current;
    vais_profiler_record_enter(functions[1]);
    vais_profiler_region_begin("jumped over");
    vais_profiler_record_resume(functions[0], token);
    EXPECT_EQ(tState.current, region);
    EXPECT_EQ(openRegions(), 2u);
    vais_profiler_region_end("inner");
    vais_profiler_region_end("outer");
    vais_profiler_record_resume(functions[0], token);
    EXPECT_EQ(currentName(), "resumed0");
    vais_profiler_record_exit(token);
  });
}

} // namespace
} // namespace vais::profiler::test
