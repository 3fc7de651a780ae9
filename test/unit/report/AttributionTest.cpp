/// Whom memory is charged to.

#include "runtime/report/transform/Attribution.h"

#include <gtest/gtest.h>

namespace vais::profiler::test {
namespace {

Context made(Index function, Index parent, uint64_t allocations) {
  Context context;
  context.function = function;
  context.parent = parent;
  context.allocations = allocations;
  return context;
}

/// main (host runtime) -> work -> __vais_str_concat -> alloc (host runtime), and each once
/// allocates.
Snapshot helpers() {
  Snapshot snapshot;
  snapshot.functions = {{"main", "", 0, true},
                        {"work", "", 0, false},
                        {"__vais_str_concat", "", 0, false},
                        {"alloc", "", 0, true}};
  snapshot.contexts = {made(kNone, kNone, 0), made(0, 0, 1), made(1, 1, 10), made(2, 2, 100),
                       made(3, 3, 1000)};
  snapshot.contexts[3].sizes = 0;
  snapshot.contexts[4].sizes = 1;
  snapshot.sizes.resize(2);
  snapshot.sizes[0][5] = 100;
  snapshot.sizes[1][5] = 1000;
  return snapshot;
}

TEST(Attribution, ChargesTheFunctionThatAskedAHelper) {
  Snapshot snapshot = helpers();
  chargeMemoryToCallers(snapshot);
  EXPECT_EQ(snapshot.contexts[2].allocations, 1110u);
  EXPECT_EQ(snapshot.contexts[3].allocations, 0u);
  EXPECT_EQ(snapshot.contexts[4].allocations, 0u);
  ASSERT_NE(snapshot.contexts[2].sizes, kNone);
  EXPECT_EQ(snapshot.sizes[snapshot.contexts[2].sizes][5], 1100);
}

TEST(Attribution, LeavesWhatNobodyAskedFor) {
  Snapshot snapshot = helpers();
  chargeMemoryToCallers(snapshot);
  EXPECT_EQ(snapshot.contexts[1].allocations, 1u);
}

} // namespace
} // namespace vais::profiler::test
