/// Calls and the edges that they form.

#include "test/unit/interface/Profiler.h"

#include <gtest/gtest.h>
#include <map>
#include <string>

namespace vais::profiler::test {

TEST(Calls, MakeOneEdgePerPair) {
  const Profiler profiler;
  vais_profiler_record_call(profiler, "main", "parse");
  vais_profiler_record_call(profiler, "main", "parse");
  vais_profiler_record_call(profiler, "main", "emit");
  vais_profiler_record_call(profiler, "parse", "emit");
  EXPECT_EQ(Numbers(profiler.stats()), Numbers(0, 0, 0, 0, 0, 3));
}

TEST(Calls, HaveADirection) {
  const Profiler profiler;
  vais_profiler_record_call(profiler, "a", "b");
  vais_profiler_record_call(profiler, "b", "a");
  EXPECT_EQ(profiler.stats().call_graph_edges, 2u);
}

TEST(Calls, ToOneselfAreAnEdge) {
  const Profiler profiler;
  vais_profiler_record_call(profiler, "walk", "walk");
  vais_profiler_record_call(profiler, "walk", "walk");
  EXPECT_EQ(profiler.stats().call_graph_edges, 1u);
}

TEST(Calls, TellNamesApartByContent) {
  const Profiler profiler;
  const std::string caller = "main", sameCaller = "main", callee = "parse", sameCallee = "parse";
  vais_profiler_record_call(profiler, caller.c_str(), callee.c_str());
  vais_profiler_record_call(profiler, sameCaller.c_str(), sameCallee.c_str());
  EXPECT_EQ(profiler.stats().call_graph_edges, 1u);
  vais_profiler_record_call(profiler, "mainp", "arse"); // the same bytes when concatenated
  EXPECT_EQ(profiler.stats().call_graph_edges, 2u);
}

TEST(Calls, AreCountedPerEdge) {
  const Profiler profiler;
  for (int i = 0; i < 5; ++i)
    vais_profiler_record_call(profiler, "main", "parse");
  vais_profiler_record_call(profiler, "parse", "main");
  const std::map<std::pair<std::string, std::string>, uint64_t> expected = {{{"main", "parse"}, 5},
                                                                            {{"parse", "main"}, 1}};
  EXPECT_EQ(Recorded(profiler).calls, expected);
}

TEST(Calls, IgnoreWhatIsNoText) {
  const Profiler profiler;
  vais_profiler_record_call(profiler, nullptr, "parse");
  vais_profiler_record_call(profiler, "main", nullptr);
  vais_profiler_record_call(profiler, "\xC0\x80", "parse");
  vais_profiler_record_call(profiler, "main", "\xED\xA0\x80");
  EXPECT_EQ(profiler.stats().call_graph_edges, 0u);
}

TEST(Calls, AreIgnoredWithoutBuildCallGraph) {
  const VaisProfilerConfig config = {1, true, false, 1000};
  const Profiler profiler(State::Running, config);
  vais_profiler_record_call(profiler, "main", "parse");
  vais_profiler_record_sample(profiler, "main", 0);
  vais_profiler_record_allocation(profiler, 8, 0x10);
  EXPECT_EQ(Numbers(profiler.stats()), Numbers(1, 1, 8, 8, 8, 0));
}

TEST(Calls, MakeManyEdges) {
  const Profiler profiler;
  constexpr int kFunctions = 200;
  for (int round = 0; round < 2; ++round)
    for (int from = 0; from < kFunctions; ++from)
      for (int to = 0; to < kFunctions; ++to)
        vais_profiler_record_call(profiler, std::to_string(from).c_str(),
                                  std::to_string(to).c_str());
  EXPECT_EQ(profiler.stats().call_graph_edges, size_t(kFunctions) * kFunctions);
}

} // namespace vais::profiler::test
