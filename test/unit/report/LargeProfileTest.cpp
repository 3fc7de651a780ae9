/// The cost of large profiles grows in proportion to their size. How long it takes on a machine is
/// a matter for benchmarks.

#include "runtime/report/estimate/SelfTime.h"
#include "runtime/report/formats/Report.h"
#include "runtime/report/store/MergedFile.h"
#include "runtime/report/store/ProfileReader.h"
#include "runtime/report/transform/Inversion.h"
#include "test/unit/report/Matching.h"
#include "test/unit/report/ProfileBuilder.h"

#include <algorithm>
#include <ctime>
#include <functional>
#include <gtest/gtest.h>

namespace vais::profiler::test {
namespace {

constexpr Index kFunctions = 2000, kContexts = 100000;

/// A tenth as many contexts take about a tenth of the time; a larger part of them fits into caches,
/// and sorting costs a little less each. Quadratic cost would take a hundred times as long.
constexpr Index kFewer = kContexts / 10;
constexpr double kMostGrowth = 35;

/// Each context has three callees until there are enough; no function is below itself.
Profile largeProfile(Index contexts) {
  Profile profile;
  profile.timeMode = TimeMode::Sampled;
  profile.memoryMode = MemoryMode::Sampled;
  for (Index i = 0; i < kFunctions; ++i)
    profile.functions.push_back(
        {"_ZN4vais6module8function" + std::to_string(1000 + i) + "EPKcm", "src/f.vais", i, false});
  profile.contexts.emplace_back();
  for (Index i = 1; i <= contexts; ++i) {
    Context context;
    context.parent = i == 1 ? 0 : (i + 1) / 3;
    context.function = i % kFunctions;
    context.allocations = context.allocatedBytes = i % 7;
    profile.contexts.push_back(context);
    profile.edges.push_back({context.parent, i, 10 + i % 13, 5, 0, 100, 0});
  }
  for (Index i = contexts; i > 0; --i) {
    Edge &edge = profile.edges[i - 1];
    edge.ns += 100 + i % 50;
    if (edge.from > 0)
      profile.edges[edge.from - 1].ns += edge.ns;
  }
  computeSelfTimes(profile);
  return profile;
}

double secondsOf(const std::function<void()> &action) {
  const std::clock_t begin = std::clock();
  action();
  return static_cast<double>(std::clock() - begin) / CLOCKS_PER_SEC;
}

/// How much more CPU time `large` takes than `small`, the fastest of some runs in turn: other
/// processes share the caches. Runs go on while it seems to be too much, which on a busy machine is
/// sooner or later seen to be wrong, and never where it is true.
double growth(const std::function<void()> &small, const std::function<void()> &large) {
  constexpr int kFewestRuns = 2, kMostRuns = 10;
  double less = 1e9, more = 1e9;
  for (int i = 0; i < kFewestRuns || (i < kMostRuns && more / less >= kMostGrowth); ++i) {
    less = std::min(less, secondsOf(small));
    more = std::min(more, secondsOf(large));
  }
  return more / less;
}

TEST(LargeProfile, TakesReportsTimeInProportion) {
  const TemporaryFile small(mergedFile(largeProfile(kFewer)));
  const TemporaryFile large(mergedFile(largeProfile(kContexts)));
  for (const ReportFormat &format : reportFormats())
    EXPECT_LT(growth([&] { format.write(readProfile(small.path()), {}); },
                     [&] { format.write(readProfile(large.path()), {}); }),
              kMostGrowth)
        << format.name;
}

TEST(LargeProfile, IsFilteredInTimeInProportion) {
  const Profile small = largeProfile(kFewer), large = largeProfile(kContexts);
  const Filter filter = filterOf("1[0-4]", "19", "18");
  EXPECT_LT(growth([&] { filterProfile(small, filter); }, [&] { filterProfile(large, filter); }),
            kMostGrowth);
}

/// Inversion makes seven times as many of these contexts, and more the deeper they are.
TEST(LargeProfile, IsTurnedAroundInTimeInProportion) {
  const Profile small = largeProfile(kFewer), large = largeProfile(kContexts);
  EXPECT_LT(growth([&] { invertProfile(small); }, [&] { invertProfile(large); }), kMostGrowth);
}

} // namespace
} // namespace vais::profiler::test
