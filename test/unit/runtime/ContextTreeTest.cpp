/// Contexts and edges: recursion folds, slots never move, and the limit costs only paths.

#include "runtime/collect/contexts/ContextTree.h"

#include "test/unit/runtime/TestTree.h"

#include <gtest/gtest.h>
#include <vector>

namespace vais::profiler::test {
namespace {

using format::Context;
using format::Slot;

const uint64_t kA = recordAddress(1), kB = recordAddress(2), kC = recordAddress(3);

TEST(ContextTree, EachPathHasAContext) {
  TestTree tree;
  Context *a = tree.call(tree.root(), kA);
  Context *ab = tree.call(a, kB);
  Context *b = tree.call(tree.root(), kB);
  EXPECT_NE(ab, b);
  EXPECT_EQ(ab->parent.get(), a);
  EXPECT_EQ(b->parent.get(), tree.root());
  EXPECT_EQ(ab->function.value, kB);
  EXPECT_EQ(tree.call(a, kB), ab);
  EXPECT_EQ(findEdge(a, kB)->calls, 2u);
  EXPECT_EQ(findEdge(a, kC), nullptr);
}

TEST(ContextTree, SelfRecursionFolds) {
  TestTree tree;
  Context *a = tree.call(tree.root(), kA);
  for (int depth = 0; depth < 1000; ++depth)
    EXPECT_EQ(tree.call(a, kA), a);
  EXPECT_EQ(findEdge(a, kA)->calls, 1000u);
  EXPECT_EQ(findEdge(tree.root(), kA)->calls, 1u);
}

TEST(ContextTree, MutualRecursionFoldsToTheAncestor) {
  TestTree tree;
  Context *a = tree.call(tree.root(), kA);
  Context *b = tree.call(a, kB);
  Context *c = tree.call(b, kC);
  EXPECT_EQ(tree.call(c, kA), a);
  EXPECT_EQ(tree.call(c, kB), b);
  EXPECT_EQ(tree.call(a, kB), b);
  EXPECT_EQ(findEdge(a, kB)->calls, 2u);
}

TEST(ContextTree, OverflowingSlotsNeverMove) {
  constexpr uint64_t kCallees = 4096;
  for (uint64_t stride : {1u, 8u}) { // all slots in turn; all in the same one
    TestTree tree;
    std::vector<Slot *> slots;
    std::vector<Context *> targets;
    for (uint64_t i = 0; i < kCallees; ++i) {
      slots.push_back(tree.edge(tree.root(), recordAddress(i * stride)));
      targets.push_back(slots.back()->target.get());
      slots.back()->calls = i + 1;
      ASSERT_EQ(findEdge(tree.root(), recordAddress(i / 2 * stride)), slots[i / 2]);
    }
    for (uint64_t i = 0; i < kCallees; ++i) {
      ASSERT_EQ(findEdge(tree.root(), recordAddress(i * stride)), slots[i]);
      EXPECT_EQ(slots[i]->function.value, recordAddress(i * stride));
      EXPECT_EQ(slots[i]->target.get(), targets[i]);
      EXPECT_EQ(slots[i]->calls, i + 1);
    }
    uint64_t edges = 0, calls = 0;
    forEachEdge(tree.thread(),
                [&](Context &caller, Slot &slot, format::EdgeTime *time, uint64_t ofEdge) {
                  ++edges;
                  calls += ofEdge;
                  EXPECT_NE(time, nullptr);
                  EXPECT_EQ(timeOf(&caller, &slot), time);
                });
    EXPECT_EQ(edges, kCallees);
    EXPECT_EQ(calls, kCallees * (kCallees + 1) / 2);
  }
}

TEST(ContextTree, EdgesHaveNoTimesWithoutTime) {
  TestTree tree(format::TimeMode::None);
  Slot *slot = tree.edge(tree.root(), kA);
  EXPECT_EQ(timeOf(tree.root(), slot), nullptr);
  EXPECT_EQ(slot->nextTimed, UINT64_MAX);
}

/// Sets the limit such that `more` further contexts are allowed.
class Limit {
public:
  explicit Limit(uint64_t more) : before_(gSwitches.header->maxContexts) {
    gSwitches.header->maxContexts = gSwitches.header->contexts + more;
  }
  ~Limit() { gSwitches.header->maxContexts = before_; }
  Limit(const Limit &) = delete;
  Limit &operator=(const Limit &) = delete;

private:
  uint64_t before_;
};

TEST(ContextLimit, BeyondItThereIsOneContextPerFunction) {
  TestTree tree;
  const Limit limit(2);
  Context *a = tree.call(tree.root(), kA);
  Context *b = tree.call(a, kB);
  Context *flat = tree.call(b, kC);
  EXPECT_FALSE(b->flags & format::kContextIsFlat);
  EXPECT_TRUE(flat->flags & format::kContextIsFlat);
  EXPECT_EQ(flat->parent.get(), nullptr);
  EXPECT_EQ(tree.call(a, kC), flat);
  EXPECT_EQ(tree.call(tree.root(), kC), flat);
  EXPECT_EQ(findEdge(a, kC)->calls, 1u);
  EXPECT_EQ(findEdge(tree.root(), kC)->calls, 1u);
  EXPECT_EQ(tree.call(flat, kC), flat) << "recursion folds there too";
  Context *flatA = tree.call(flat, kA);
  EXPECT_NE(flatA, a) << "what a flat context calls is flat";
  EXPECT_EQ(tree.call(flatA, kC), flat);
}

TEST(ContextLimit, CountsAndEdgesStayExactAndMemoryBounded) {
  TestTree tree;
  const Limit limit(10);
  constexpr int kFunctions = 300;
  std::vector<uint64_t> calls(kFunctions);
  uint64_t random = 7;
  uint64_t made = 0;
  for (int walk = 0; walk < 2000; ++walk) {
    Context *context = tree.root();
    for (int depth = 0; depth < 20; ++depth, ++made) {
      random = random * 6364136223846793005u + 1442695040888963407u;
      const uint64_t function = random >> 33;
      context = tree.call(context, recordAddress(function % kFunctions));
      ++calls[function % kFunctions];
    }
  }
  std::vector<uint64_t> counted(kFunctions);
  forEachEdge(tree.thread(), [&](Context &, Slot &slot, format::EdgeTime *, uint64_t ofEdge) {
    counted[(slot.function.value - recordAddress(0)) / 64] += ofEdge;
    EXPECT_EQ(slot.target.get()->function.value, slot.function.value);
  });
  EXPECT_EQ(counted, calls);
  uint64_t contexts = 0;
  for (Context *c = tree.thread().contexts.get(); c; c = c->previous.get())
    ++contexts;
  EXPECT_LE(contexts, 1u + 10 + kFunctions);
  EXPECT_EQ(made, 40000u);
}

} // namespace
} // namespace vais::profiler::test
