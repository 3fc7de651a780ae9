/// What is read of trees: calls, memory and paths.

#include "test/unit/report/ProfileBuilder.h"

#include "contracts/MemoryFormat.h"

#include "contracts/Hooks.h"

#include <gtest/gtest.h>

namespace vais::profiler::test {
namespace {

TEST(ProfileReader, ReadsTheProcess) {
  ProfileBuilder profile;
  profile.header().buildIdLength = 2;
  profile.header().buildId[0] = 0x0a;
  profile.header().buildId[1] = 0xff;
  profile.header().forked = 1;
  const Profile snapshot = profile.read();
  ASSERT_EQ(snapshot.programs.size(), 1u);
  const Program &program = snapshot.programs[0];
  EXPECT_EQ(program.path, "/usr/bin/demo");
  EXPECT_EQ(program.arguments, (std::vector<std::string>{"./demo", "--fast"}));
  EXPECT_EQ(program.buildId, "0aff");
  EXPECT_EQ(program.processId, 4711u);
  EXPECT_TRUE(program.isForked);
  EXPECT_EQ(program.state, ProcessState::Exited);
  EXPECT_EQ(snapshot.durationNs, 10000);
  EXPECT_TRUE(snapshot.endIsKnown);
  EXPECT_EQ(snapshot.contexts.size(), 1u);
}

TEST(ProfileReader, ReadsATree) {
  ProfileBuilder profile;
  const auto thread = profile.thread();
  const auto main = profile.child(profile.root(thread), profile.function("main", "m.vais", 3), 1);
  const auto work = profile.child(main, profile.function("work"), 20);
  profile.at(work).allocations = 5;
  profile.at(work).allocatedBytes = 500;
  profile.at(work).deallocations = 4;
  const auto memory = profile.make<format::ContextMemory>();
  profile.at(memory).failedAllocations = 1;
  profile.at(work).memory =
      static_cast<uint32_t>((memory.value - ProfileBuilder::kBase) / format::kNumberedSize);
  const Profile snapshot = profile.read();
  EXPECT_EQ(edgeAt(snapshot, "", "main").calls, 1u);
  EXPECT_EQ(edgeAt(snapshot, "main", "main;work").calls, 20u);
  const Context context = contextAt(snapshot, "main;work");
  EXPECT_EQ(context.allocations, 5u);
  EXPECT_EQ(context.allocatedBytes, 500u);
  EXPECT_EQ(context.deallocations, 4u);
  EXPECT_EQ(context.failedAllocations, 1u);
  EXPECT_EQ(snapshot.functions[0].file, "m.vais");
  EXPECT_EQ(snapshot.functions[0].line, 3u);
  EXPECT_EQ(snapshot.threads, 1u);
}

TEST(ProfileReader, KeepsRecursionAsBackEdges) {
  ProfileBuilder profile;
  const auto thread = profile.thread();
  const auto even = profile.child(profile.root(thread), profile.function("even"), 1);
  const auto odd = profile.child(even, profile.function("odd"), 10);
  profile.edge(odd, even, 9);
  profile.edge(odd, odd, 7);
  const Profile snapshot = profile.read();
  EXPECT_EQ(snapshot.contexts.size(), 3u);
  EXPECT_EQ(edgeAt(snapshot, "even;odd", "even").calls, 9u);
  EXPECT_EQ(edgeAt(snapshot, "even;odd", "even;odd").calls, 7u);
}

TEST(ProfileReader, ReadsEdgesThatOverflowTheSlots) {
  ProfileBuilder profile;
  const auto main = profile.child(profile.root(profile.thread()), profile.function("main"), 1);
  for (uint64_t i = 1; i <= 30; ++i)
    profile.child(main, profile.function("f" + std::to_string(i)), i);
  const Profile snapshot = profile.read();
  EXPECT_EQ(snapshot.contexts.size(), 32u);
  for (uint64_t i = 1; i <= 30; ++i)
    EXPECT_EQ(edgeAt(snapshot, "main", "main;f" + std::to_string(i)).calls, i);
}

TEST(ProfileReader, CountsCallsOfFlatContexts) {
  ProfileBuilder profile;
  const auto main = profile.child(profile.root(profile.thread()), profile.function("main"), 1);
  const auto lost = profile.flat(profile.function("lost"));
  profile.edge(main, lost, 5);
  profile.edge(lost, lost, 6);
  const Profile snapshot = profile.read();
  EXPECT_TRUE(contextAt(snapshot, "lost").isFlat);
  EXPECT_EQ(contextAt(snapshot, "lost").parent, kNone);
  EXPECT_EQ(edgeAt(snapshot, "main", "lost").calls, 5u);
  EXPECT_EQ(snapshot.dropped.flatCalls, 11u);
}

TEST(ProfileReader, MergesThreadsByPath) {
  ProfileBuilder profile;
  const auto first = profile.thread();
  const auto second = profile.thread();
  profile.at(second).owners = 3;
  profile.child(profile.root(first), profile.function("run", "a.vais", 1), 4);
  profile.child(profile.root(second), profile.function("run", "a.vais", 1), 5);
  profile.child(profile.root(second), profile.function("run", "b.vais", 1), 6);
  const Profile snapshot = profile.read();
  EXPECT_EQ(snapshot.threads, 4u);
  EXPECT_EQ(snapshot.functions.size(), 2u) << "another file is another function";
  ASSERT_EQ(snapshot.edges.size(), 2u);
  EXPECT_EQ(snapshot.edges[0].calls + snapshot.edges[1].calls, 15u);
  EXPECT_EQ(contextAt(snapshot, "run").parent, 0u);
}

TEST(ProfileReader, FoldsRecursionThroughTwoRecordsOfOneFunction) {
  ProfileBuilder profile;
  const auto outer = profile.child(profile.root(profile.thread()), profile.function("walk"), 1);
  profile.child(outer, profile.function("walk"), 3);
  const Profile snapshot = profile.read();
  EXPECT_EQ(snapshot.contexts.size(), 2u);
  EXPECT_EQ(edgeAt(snapshot, "walk", "walk").calls, 3u);
}

TEST(ProfileReader, KnowsTheHostRuntime) {
  ProfileBuilder profile;
  const auto function = profile.function("main");
  const auto module = profile.make<format::Module>();
  profile.at(module).flags = VAIS_PROFILER_MODULE_HOST_RUNTIME;
  profile.at(function).module = module;
  profile.child(profile.root(profile.thread()), function, 1);
  EXPECT_TRUE(profile.read().functions[0].isHostRuntime);
}

TEST(ProfileReader, SumsUpWhatWasDropped) {
  ProfileBuilder profile;
  const auto thread = profile.thread();
  profile.at(thread).droppedCalls = 1;
  profile.at(thread).droppedTimes = 2;
  profile.header().droppedCalls = 10;
  profile.header().droppedAllocations = 20;
  profile.header().droppedThreads = 30;
  format::EdgeTime time{};
  time.droppedCalls = 40;
  profile.child(profile.root(thread), profile.function("main"), 50, time);
  const Dropped dropped = profile.read().dropped;
  EXPECT_EQ(dropped.calls, 11u);
  EXPECT_EQ(dropped.timedCalls, 42u);
  EXPECT_EQ(dropped.allocations, 20u);
  EXPECT_EQ(dropped.threads, 30u);
}

TEST(ProfileReader, KeepsCallsIntoMemoryPastTheEndOfTheFile) {
  ProfileBuilder profile;
  const auto main = profile.child(profile.root(profile.thread()), profile.function("main"), 1);
  const auto lost = profile.child(main, profile.function("lost"), 8);
  profile.header().lost = 65536;
  profile.at(main).slots[0].target.value += 1 << 20;
  (void)lost;
  const Profile snapshot = profile.read();
  EXPECT_EQ(edgeAt(snapshot, "main", "main;lost").calls, 8u);
  EXPECT_EQ(snapshot.dropped.bytes, 65536u);
}

TEST(ProfileReader, TakesZerosForLostWhereMemoryWasLost) {
  ProfileBuilder profile;
  const auto main = profile.child(profile.root(profile.thread()), profile.function("main"), 1);
  const auto hole = profile.child(main, profile.function("below"), 8);
  profile.at(hole) = {};
  profile.header().lost = 65536;
  EXPECT_EQ(edgeAt(profile.read(), "main", "main;below").calls, 8u);
}

} // namespace
} // namespace vais::profiler::test
