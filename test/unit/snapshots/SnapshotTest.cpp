/// Snapshots: NULL, immutability, limits of arrays, contexts.

#include "test/unit/snapshots/Recorded.h"

#include <gtest/gtest.h>

namespace vais::profiler::test {
namespace {

TEST(Snapshot, OfNullIsNull) {
  EXPECT_EQ(vais_profiler_snapshot_create(nullptr), nullptr);
  EXPECT_EQ(vais_profiler_last_error(), VAIS_PROFILER_NULL_HANDLE);
  vais_profiler_snapshot_destroy(nullptr);
  std::error_code error;
  const Snapshot snapshot(nullptr, error);
  EXPECT_EQ(error, Error::NoProfiler);
  EXPECT_TRUE(snapshot.functions().empty());
}

TEST(Snapshot, ThatSucceedsIsNoError) {
  const Profiler profiler;
  vais_profiler_stop(profiler.handle());
  profiler.snapshot();
  EXPECT_EQ(vais_profiler_last_error(), VAIS_PROFILER_NOT_RUNNING) << "of the call before";
}

TEST(Snapshot, NullHasNothing) {
  VaisProfileFunction function;
  VaisProfileEdge edge;
  VaisProfileAllocation allocation;
  VaisProfileContext context;
  const char *name;
  EXPECT_EQ(vais_profiler_snapshot_functions(nullptr, &function, 1), 0u);
  EXPECT_EQ(vais_profiler_snapshot_edges(nullptr, &edge, 1), 0u);
  EXPECT_EQ(vais_profiler_snapshot_callers(nullptr, "main", &edge, 1), 0u);
  EXPECT_EQ(vais_profiler_snapshot_callees(nullptr, "main", &edge, 1), 0u);
  EXPECT_EQ(vais_profiler_snapshot_calls(nullptr, "main", "main"), 0u);
  EXPECT_EQ(vais_profiler_snapshot_live_allocations(nullptr, &allocation, 1), 0u);
  EXPECT_EQ(vais_profiler_snapshot_contexts(nullptr, &context, 1), 0u);
  EXPECT_EQ(vais_profiler_snapshot_stack(nullptr, 0, &name, 1), 0u);
  EXPECT_EQ(vais_profiler_snapshot_current_context(nullptr), 0u);
  EXPECT_EQ(vais_profiler_snapshot_duration_ns(nullptr), 0u);
  EXPECT_EQ(vais_profiler_snapshot_stats(nullptr).sample_count, 0u);
}

TEST(Snapshot, DoesNotChange) {
  Profiler profiler = recorded();
  const Snapshot snapshot = profiler.snapshot();
  profiler.recordSample("later");
  profiler.recordCall("main", "later");
  profiler.recordAllocation(5, std::size_t(0x5000));
  EXPECT_EQ(snapshot.stats().sample_count, 10u);
  EXPECT_EQ(snapshot.functions().size(), 3u);
  EXPECT_EQ(CallGraph(snapshot).edgeCount(), 4u);
  EXPECT_EQ(MemoryTracker(snapshot).liveAllocations().size(), 3u);
}

TEST(Snapshot, OutlivesItsProfiler) {
  Snapshot snapshot = recorded().snapshot();
  const Snapshot copy = snapshot;
  snapshot = Profiler().snapshot();
  EXPECT_EQ(copy.functions()[0].name, "parse");
}

TEST(Snapshot, IsOfTheLatestStart) {
  Profiler profiler = recorded();
  profiler.stop();
  EXPECT_EQ(profiler.snapshot().functions().size(), 3u) << "stopped, but readable";
  profiler.start();
  EXPECT_TRUE(profiler.snapshot().functions().empty());
}

TEST(Snapshot, KnowsHowLongItWas) {
  Profiler profiler;
  EXPECT_EQ(profiler.snapshot().duration().count(), 0);
  profiler.start();
  const Snapshot running = profiler.snapshot();
  profiler.stop();
  EXPECT_GT(running.duration().count(), 0);
  EXPECT_GE(profiler.duration(), running.duration());
  EXPECT_EQ(profiler.snapshot().duration(), profiler.duration());
}

/// An array is filled completely, but not beyond its end.
TEST(Snapshot, CountsWhatDoesNotFit) {
  const Snapshot snapshot = recorded().snapshot();
  VaisProfileEdge edges[3] = {
      {nullptr, "untouched", 0, 0}, {nullptr, "untouched", 0, 0}, {nullptr, "untouched", 0, 0}};
  EXPECT_EQ(vais_profiler_snapshot_edges(snapshot.handle(), edges, 2), 4u);
  EXPECT_STREQ(edges[1].callee, "parse");
  EXPECT_STREQ(edges[2].callee, "untouched");
  EXPECT_EQ(vais_profiler_snapshot_edges(snapshot.handle(), nullptr, 0), 4u);
}

TEST(Snapshot, ContextsOfSamplesHaveTheirStacks) {
  const Snapshot snapshot = recorded().snapshot();
  const auto contexts = snapshot.contexts();
  EXPECT_EQ(contexts[0].function, "");
  EXPECT_EQ(contexts[0].parent, kAll);
  EXPECT_EQ(contexts[0].allocations, 4u) << "told without a function";
  std::uint64_t samples = 0;
  for (std::size_t i = 1; i < contexts.size(); ++i) {
    EXPECT_EQ(snapshot.stack(i), std::vector<std::string>{contexts[i].function});
    samples += contexts[i].samples;
  }
  EXPECT_EQ(samples, 10u);
  EXPECT_TRUE(snapshot.stack(0).empty());
  EXPECT_TRUE(snapshot.stack(contexts.size()).empty());
  EXPECT_TRUE(snapshot.currentStack().empty());
}

TEST(Snapshot, ProfilersAreIndependent) {
  Profiler other;
  other.start();
  other.recordSample("other");
  const Profiler profiler = recorded();
  EXPECT_EQ(other.snapshot().functions().size(), 1u);
  EXPECT_EQ(profiler.snapshot().functions().size(), 3u);
}

} // namespace
} // namespace vais::profiler::test
