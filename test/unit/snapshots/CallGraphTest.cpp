/// Edges, callers and callees.

#include "test/unit/snapshots/Recorded.h"

#include <gtest/gtest.h>

namespace vais::profiler::test {
namespace {

/// Returns a text like "main>parse:5 main>print:1 ".
std::string textOf(const std::vector<CallEdge> &edges) {
  std::string text;
  for (const CallEdge &edge : edges)
    text += edge.caller + '>' + edge.callee + ':' + std::to_string(edge.calls) + ' ';
  return text;
}

TEST(CallGraph, CountsEdges) {
  const CallGraph graph(recorded().snapshot());
  EXPECT_EQ(graph.edgeCount(), 4u);
  EXPECT_EQ(graph.count("main", "parse"), 5u);
  EXPECT_EQ(graph.count("parse", "parse"), 2u);
  EXPECT_EQ(graph.count("parse", "main"), 0u) << "edges have a direction";
  EXPECT_EQ(graph.count("main", "nobody"), 0u);
  EXPECT_EQ(graph.count(nullptr, "parse"), 0u) << "nothing was instrumented";
  EXPECT_EQ(graph.count("main", nullptr), 0u);
}

TEST(CallGraph, ListsCallersByCalls) {
  const CallGraph graph(recorded().snapshot());
  EXPECT_EQ(textOf(graph.callersOf("parse")), "main>parse:5 parse>parse:2 print>parse:1 ");
  EXPECT_EQ(textOf(graph.callersOf("main")), "");
  EXPECT_EQ(textOf(graph.callersOf("nobody")), "");
  EXPECT_EQ(textOf(graph.callersOf(nullptr)), "");
}

TEST(CallGraph, ListsCalleesByCalls) {
  const CallGraph graph(recorded().snapshot());
  EXPECT_EQ(textOf(graph.calleesOf("main")), "main>parse:5 main>print:1 ");
  EXPECT_EQ(textOf(graph.calleesOf("print")), "print>parse:1 ");
  EXPECT_EQ(textOf(graph.calleesOf("nobody")), "");
  EXPECT_EQ(textOf(graph.calleesOf(nullptr)), "");
}

TEST(CallGraph, HotEdgesAreLimited) {
  const CallGraph graph(recorded().snapshot());
  EXPECT_EQ(textOf(graph.hotEdges(2)), "main>parse:5 parse>parse:2 ");
  EXPECT_EQ(textOf(graph.hotEdges()), "main>parse:5 parse>parse:2 main>print:1 print>parse:1 ");
  EXPECT_EQ(textOf(graph.hotEdges(0)), "");
}

TEST(CallGraph, OfAnEmptyProfilerIsEmpty) {
  Profiler profiler;
  const CallGraph graph(profiler.snapshot());
  EXPECT_EQ(graph.edgeCount(), 0u);
  EXPECT_TRUE(graph.hotEdges().empty());
}

TEST(CallGraph, IsIgnoredWhenUnwanted) {
  Config config;
  config.buildCallGraph = false;
  Profiler profiler(config);
  profiler.start();
  profiler.recordCall("main", "parse");
  EXPECT_EQ(CallGraph(profiler.snapshot()).edgeCount(), 0u);
}

} // namespace
} // namespace vais::profiler::test
