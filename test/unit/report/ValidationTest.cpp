/// Whatever readers and writers rely on is checked, member by member.

#include "runtime/report/model/Validation.h"

#include "runtime/report/model/ProfileAssembler.h"
#include "runtime/report/store/MergedFile.h"
#include "runtime/report/store/ProfileReader.h"
#include "runtime/report/transform/Merge.h"
#include "test/unit/report/ProfileBuilder.h"
#include "test/unit/report/SampleProfile.h"
#include "test/unit/report/TraceBuilder.h"

#include <cmath>
#include <functional>
#include <gtest/gtest.h>
#include <protozero/pbf_writer.hpp>

namespace vais::profiler::test {
namespace {

using format::BlockState;
using format::EventKind;

TEST(Validation, FindsNothingInWhatIsWhole) {
  EXPECT_EQ(findDamage(sampleSnapshot()), "");
  EXPECT_EQ(findDamage(mergeSnapshots({sampleSnapshot(), sampleSnapshot()})), "");
}

TEST(Validation, NamesTheDamage) {
  const double nothing = std::nan(""), all = HUGE_VAL;
  const std::pair<const char *, std::function<void(Snapshot &)>> cases[] = {
      {"edge to the root", [](Snapshot &s) { s.edges[0].to = 0; }},
      {"edge of a context that is not there", [](Snapshot &s) { s.edges[0].from = kNone; }},
      {"time of calls", [=](Snapshot &s) { s.edges[0].ns = nothing; }},
      {"time of calls", [=](Snapshot &s) { s.edges[0].offNs = all; }},
      {"time of calls", [](Snapshot &s) { s.edges[0].timedNs = -1; }},
      {"variance of calls", [=](Snapshot &s) { s.edges[0].variance = all; }},
      {"without a root", [](Snapshot &s) { s.contexts.clear(); }},
      {"without a root", [](Snapshot &s) { s.contexts[0].function = 0; }},
      {"without a function", [](Snapshot &s) { s.contexts[1].function = 999; }},
      {"below its parent", [](Snapshot &s) { s.contexts[1].parent = 1; }},
      {"cost of a call", [=](Snapshot &s) { s.contexts[1].timingNs = nothing; }},
      {"number of blocks", [](Snapshot &s) { s.contexts[1].live.value = -1; }},
      {"sizes of blocks", [](Snapshot &s) { s.contexts[1].sizes = 999; }},
      {"line of a context", [](Snapshot &s) { s.sites.emplace_back().context = 999; }},
      {"duration", [=](Snapshot &s) { s.durationNs = nothing; }},
      {"cost of recording", [=](Snapshot &s) { s.overhead.ns = all; }},
      {"counter without a value", [](Snapshot &s) { s.markers.counters.emplace_back(); }}};
  for (const auto &[damage, make] : cases) {
    Snapshot snapshot = sampleSnapshot();
    make(snapshot);
    EXPECT_NE(findDamage(snapshot).find(damage), std::string::npos)
        << damage << ": " << findDamage(snapshot);
    EXPECT_THROW(snapshotFile(snapshot), ProfileError) << damage;
  }
}

/// A path of functions that are all different, as damage makes them, costs what it holds.
TEST(Validation, PathsAreNoDeeperThanWalksMayBe) {
  Snapshot snapshot;
  SnapshotBuilder builder(snapshot);
  Index context = 0;
  for (Index i = 0; i < kMostDepth + 10; ++i) {
    Function function;
    function.name = std::to_string(i);
    context = builder.child(context, builder.function(function));
  }
  EXPECT_TRUE(snapshot.contexts[kMostDepth + 1].isFlat);
  EXPECT_EQ(findDamage(snapshot), "");
  snapshot.contexts[kMostDepth + 1].isFlat = false;
  snapshot.contexts[kMostDepth + 1].parent = kMostDepth;
  EXPECT_EQ(findDamage(snapshot), "a path of too many calls");
}

/// No function has number 0: a damaged event names it, and it is not the root.
TEST(Validation, TracesHaveNoEdgeToTheRoot) {
  TraceBuilder trace;
  const uint64_t main = trace.function("main");
  trace.block(trace.thread(), 0, BlockState::Written);
  trace.add(EventKind::Enter, main, 2000);
  trace.add(EventKind::Enter, 0, 2100);
  trace.add(EventKind::Enter, format::kLargestOperand, 2200);
  trace.add(EventKind::Exit, format::kLargestOperand, 2300);
  trace.add(EventKind::Exit, 0, 2400);
  trace.add(EventKind::Exit, main, 2500);
  trace.add(EventKind::Enter, 0, 2600);
  trace.add(EventKind::Exit, 0, 2700);
  const Snapshot snapshot = trace.read();
  EXPECT_EQ(findDamage(snapshot), "");
  EXPECT_EQ(edgeAt(snapshot, "", "[lost]").calls, 1u);
  EXPECT_EQ(edgeAt(snapshot, "main", "main;[lost]").calls, 1u);
}

std::string mergedFile(const std::string &message) {
  std::string bytes = kSnapshotMagic;
  protozero::pbf_writer(bytes).add_uint32(1, 1); // the version
  return bytes + message;
}

/// Fields of the message Snapshot with another wire type or a larger number than theirs.
TEST(Validation, WireTypesAreCompared) {
  const std::function<void(protozero::pbf_writer &)> cases[] = {
      [](auto &snapshot) { snapshot.add_uint64(5, 1); },                      // a double
      [](auto &snapshot) { snapshot.add_fixed32(5, 1); },                     // a double
      [](auto &snapshot) { snapshot.add_double(7, 1); },                      // a number
      [](auto &snapshot) { snapshot.add_string(7, "threads"); },              // a number
      [](auto &snapshot) { snapshot.add_uint64(8, 1); },                      // a message
      [](auto &snapshot) { snapshot.add_fixed64(17, 1); },                    // a string
      [](auto &snapshot) { snapshot.add_uint64(6, 2); },                      // a bool
      [](auto &snapshot) { snapshot.add_uint64(3, 1 + (uint64_t(1) << 32)); } // an enum
  };
  for (const auto &write : cases) {
    std::string message;
    protozero::pbf_writer snapshot(message);
    write(snapshot);
    const TemporaryFile file(mergedFile(message));
    EXPECT_THROW(readProfile(file.path()), ProfileError) << &write - cases;
  }
}

/// Two bytes are a message, and a context takes hundreds in memory.
TEST(Validation, SmallMessagesDoNotBecomeAllMemory) {
  std::string message;
  protozero::pbf_writer snapshot(message);
  for (int i = 0; i < 1 << 20; ++i)
    snapshot.add_message(9, std::string());
  const TemporaryFile file(mergedFile(message));
  EXPECT_THROW(readProfile(file.path()), ProfileError);
}

} // namespace
} // namespace vais::profiler::test
