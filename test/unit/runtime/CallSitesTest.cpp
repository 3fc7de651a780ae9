/// Call sites of contexts: what they count, whatever intervenes between the steps of changing them.

#include "runtime/collect/contexts/ContextTree.h"

#include "TestFunctions.h"
#include "TestTree.h"

#include <cstring>
#include <gtest/gtest.h>

namespace vais::profiler::test {
namespace {

using format::CallSite;
using format::Context;
using format::SiteEdge;

/// Records of functions with three call sites each.
class CallSites : public testing::Test {
protected:
  static uint64_t record(size_t number) { return reinterpret_cast<uint64_t>(&records()[number]); }

  Context *contextOf(size_t number) { return tree_.call(tree_.root(), record(number)); }
  SiteEdge *edge(Context *caller, uint64_t site, size_t callee) {
    return makeSiteEdge(tree_.thread(), siteOf(*caller, site), record(callee));
  }
  /// Counts like the entry of a body.
  static void count(CallSite &site) { --site.remaining; }

  TestTree tree_;

private:
  static format::Function *records() {
    alignas(64) static format::Function all[4];
    for (format::Function &function : all)
      function.callSites = 3;
    return all;
  }
};

TEST_F(CallSites, AreUnusedUntilTheFirstCall) {
  Context *a = contextOf(0);
  for (uint64_t i = 0; i < 3; ++i) {
    const CallSite &site = siteOf(*a, i);
    EXPECT_EQ(site.remaining, 0) << "the first call is the runtime's";
    EXPECT_EQ(site.edge, reinterpret_cast<uint64_t>(a) | format::kUnusedSite);
    EXPECT_EQ(edgeOf(site), nullptr);
  }
  int used = 0;
  forEachContext(tree_.thread(), [&](Context &context) {
    forEachSiteOf(context, [&](CallSite &, SiteEdge &) { ++used; });
  });
  EXPECT_EQ(used, 0);
}

TEST_F(CallSites, CountFromTheFirstCallOn) {
  Context *a = contextOf(0);
  CallSite &site = siteOf(*a, 1);
  count(site);
  SiteEdge *made = edge(a, 1, 1);
  ASSERT_NE(made, nullptr);
  EXPECT_EQ(edgeOf(site), made);
  EXPECT_EQ(made->holder.get(), a);
  EXPECT_EQ(site.target.get()->function.value, record(1));
  EXPECT_EQ(site.target.get()->parent.get(), a);
  EXPECT_EQ(callsOf(site, *made), 1u);
  lookAgainAfter(site, *made, 100);
  EXPECT_EQ(site.remaining, 99);
  for (int i = 0; i < 100; ++i)
    count(site);
  EXPECT_EQ(site.remaining, -1) << "the hundredth is looked at";
  EXPECT_EQ(callsOf(site, *made), 101u);
}

TEST_F(CallSites, OfOneCalleeShareItsContext) {
  Context *a = contextOf(0);
  Context *target = edge(a, 0, 1)->slot.target.get();
  EXPECT_EQ(edge(a, 2, 1)->slot.target.get(), target);
  EXPECT_EQ(tree_.call(a, record(1)), target) << "so does an edge without a call site";
  Context *b = tree_.call(a, record(2));
  EXPECT_EQ(edge(a, 1, 2)->slot.target.get(), b) << "whichever was first";
}

TEST_F(CallSites, RecursionFolds) {
  Context *a = contextOf(0);
  EXPECT_EQ(edge(a, 0, 0)->slot.target.get(), a);
  Context *b = edge(a, 1, 1)->slot.target.get();
  EXPECT_EQ(edge(b, 0, 0)->slot.target.get(), a);
  EXPECT_EQ(edge(b, 1, 1)->slot.target.get(), b);
}

/// What a reader sees after a kill, or a signal handler sees: every step of lookAgainAfter by
/// itself.
TEST_F(CallSites, AreTrueBetweenAnyTwoSteps) {
  for (const int64_t before :
       {int64_t(-5), int64_t(-1), int64_t(0), int64_t(7), format::kMostRemaining})
    for (const int64_t after : {int64_t(0), int64_t(1), int64_t(1000), format::kMostRemaining}) {
      CallSite site = {};
      SiteEdge edge = {};
      site.remaining = before;
      site.issued = static_cast<uint64_t>(before) + 12345;
      uint64_t calls = 12345;
      const auto expectTrue = [&](const char *where) {
        EXPECT_EQ(callsOf(site, edge), calls) << where << ' ' << before << ' ' << after;
        --site.remaining; // a call in a signal handler
        EXPECT_EQ(callsOf(site, edge), ++calls) << where << ' ' << before << ' ' << after;
      };
      edge.added = 1;
      expectTrue("claimed");
      const auto added = static_cast<uint64_t>(after - site.remaining);
      edge.issuedBefore = site.issued;
      edge.added = added;
      expectTrue("prepared");
      site.remaining += static_cast<int64_t>(added) - format::kRaising;
      expectTrue("marked");
      site.issued += added;
      expectTrue("issued");
      site.remaining += format::kRaising;
      expectTrue("unmarked");
      edge.added = 0;
      expectTrue("done");
    }
}

TEST_F(CallSites, AreNotLookedAtAnewInAHandlerThatInterruptsThat) {
  Context *a = contextOf(0);
  CallSite &site = siteOf(*a, 0);
  SiteEdge *made = edge(a, 0, 1);
  made->added = 17;
  lookAgainAfter(site, *made, 100);
  EXPECT_EQ(site.remaining, 0);
  EXPECT_EQ(made->added, 17u);
}

/// After a fork in a signal handler, the interrupted code continues with its step.
TEST_F(CallSites, AreClearedInAnyState) {
  for (int steps = 0; steps <= 3; ++steps) {
    CallSite site = {};
    SiteEdge edge = {};
    site.remaining = -1;
    site.issued = 41;
    constexpr uint64_t kAdded = 1000;
    edge.added = kAdded;
    edge.issuedBefore = site.issued;
    const auto step = [&](int number) {
      if (number == 0)
        site.remaining += static_cast<int64_t>(kAdded) - format::kRaising;
      if (number == 1)
        site.issued += kAdded;
      if (number == 2)
        site.remaining += format::kRaising;
    };
    for (int i = 0; i < steps; ++i)
      step(i);
    EXPECT_EQ(callsOf(site, edge), 42u) << steps;
    clearCalls(site, edge);
    EXPECT_EQ(callsOf(site, edge), 0u) << steps;
    --site.remaining;
    for (int i = steps; i < 3; ++i)
      step(i);
    EXPECT_EQ(callsOf(site, edge), 1u) << steps;
    EXPECT_EQ(site.remaining, 998) << steps;
  }
}

} // namespace
} // namespace vais::profiler::test
