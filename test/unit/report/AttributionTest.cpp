/// To whom memory is charged.

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

/// main (host runtime) -> work -> __vais_str_concat -> alloc (host runtime), each of which
/// allocates once.
Profile helpers() {
  Profile profile;
  profile.functions = {{"main", "", 0, true},
                       {"work", "", 0, false},
                       {"__vais_str_concat", "", 0, false},
                       {"alloc", "", 0, true}};
  profile.contexts = {made(kNone, kNone, 0), made(0, 0, 1), made(1, 1, 10), made(2, 2, 100),
                      made(3, 3, 1000)};
  profile.contexts[3].sizes = 0;
  profile.contexts[4].sizes = 1;
  profile.sizes.resize(2);
  profile.sizes[0][5] = 100;
  profile.sizes[1][5] = 1000;
  return profile;
}

TEST(Attribution, ChargesTheFunctionThatAskedAHelper) {
  Profile profile = helpers();
  chargeMemoryToCallers(profile);
  EXPECT_EQ(profile.contexts[2].allocations, 1110u);
  EXPECT_EQ(profile.contexts[3].allocations, 0u);
  EXPECT_EQ(profile.contexts[4].allocations, 0u);
  ASSERT_NE(profile.contexts[2].sizes, kNone);
  EXPECT_EQ(profile.sizes[profile.contexts[2].sizes][5], 1100);
}

TEST(Attribution, LeavesWhatNobodyAskedFor) {
  Profile profile = helpers();
  chargeMemoryToCallers(profile);
  EXPECT_EQ(profile.contexts[1].allocations, 1u);
}

} // namespace
} // namespace vais::profiler::test
