/// Checks, member by member, everything that readers and writers rely on.

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
  EXPECT_EQ(findDamage(sampleProfile()), "");
  EXPECT_EQ(findDamage(mergeProfiles({sampleProfile(), sampleProfile()})), "");
}

TEST(Validation, NamesTheDamage) {
  const double nothing = std::nan(""), all = HUGE_VAL;
  const std::pair<const char *, std::function<void(Profile &)>> cases[] = {
      {"edge to the root", [](Profile &s) { s.edges[0].to = 0; }},
      {"edge of a context that is not there", [](Profile &s) { s.edges[0].from = kNone; }},
      {"time of calls", [=](Profile &s) { s.edges[0].ns = nothing; }},
      {"time of calls", [=](Profile &s) { s.edges[0].offNs = all; }},
      {"time of calls", [](Profile &s) { s.edges[0].timedNs = -1; }},
      {"variance of calls", [=](Profile &s) { s.edges[0].variance = all; }},
      {"without a root", [](Profile &s) { s.contexts.clear(); }},
      {"without a root", [](Profile &s) { s.contexts[0].function = 0; }},
      {"without a function", [](Profile &s) { s.contexts[1].function = 999; }},
      {"below its parent", [](Profile &s) { s.contexts[1].parent = 1; }},
      {"cost of a call", [=](Profile &s) { s.contexts[1].timingNs = nothing; }},
      {"number of blocks", [](Profile &s) { s.contexts[1].live.value = -1; }},
      {"sizes of blocks", [](Profile &s) { s.contexts[1].sizes = 999; }},
      {"line of a context", [](Profile &s) { s.sites.emplace_back().context = 999; }},
      {"code of an object", [](Profile &s) { s.functions[1].object = 0; }},
      {"code of an object",
       [](Profile &s) {
         s.code = {{1, 0, 0, true, 1, 1}};
       }},
      {"samples of a context", [](Profile &s) { s.code = {{999, kNone, 0, true, 1, 1}}; }},
      {"a line of calls", [](Profile &s) { s.callLines = {{0, 999, 1, 1, 1}}; }},
      {"a line of calls", [](Profile &s) { s.callLines = {{0, 0, 1, 1, 1}}; }},
      {"samples of CPU clocks", [=](Profile &s) { s.code = {{1, kNone, 0, true, 1, all}}; }},
      {"last address", [](Profile &s) { s.objects = {{"a", "", 0, false, {{2, UINT64_MAX, 0}}}}; }},
      {"too many segments", [](Profile &s) { s.objects.emplace_back().segments.resize(4097); }},
      {"duration", [=](Profile &s) { s.durationNs = nothing; }},
      {"cost of recording", [=](Profile &s) { s.overhead.ns = all; }},
      {"counter without a value", [](Profile &s) { s.markers.counters.emplace_back(); }}};
  for (const auto &[damage, make] : cases) {
    Profile profile = sampleProfile();
    make(profile);
    EXPECT_NE(findDamage(profile).find(damage), std::string::npos)
        << damage << ": " << findDamage(profile);
    EXPECT_THROW(mergedFile(profile), ProfileError) << damage;
  }
}

/// A path of functions that are all different, as damage may produce, costs no more than it
/// contains.
TEST(Validation, PathsAreNoDeeperThanWalksMayBe) {
  Profile profile;
  ProfileAssembler builder(profile);
  Index context = 0;
  for (Index i = 0; i < kMostDepth + 10; ++i) {
    Function function;
    function.name = std::to_string(i);
    context = builder.child(context, builder.function(function));
  }
  EXPECT_TRUE(profile.contexts[kMostDepth + 1].isFlat);
  EXPECT_EQ(findDamage(profile), "");
  profile.contexts[kMostDepth + 1].isFlat = false;
  profile.contexts[kMostDepth + 1].parent = kMostDepth;
  EXPECT_EQ(findDamage(profile), "a path of too many calls");
}

/// No function has the number 0, which a damaged event may contain. It must not be taken for the
/// root.
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
  const Profile profile = trace.read();
  EXPECT_EQ(findDamage(profile), "");
  EXPECT_EQ(edgeAt(profile, "", "[lost]").calls, 1u);
  EXPECT_EQ(edgeAt(profile, "main", "main;[lost]").calls, 1u);
}

std::string mergedFile(const std::string &message) {
  std::string bytes = kMergedMagic;
  protozero::pbf_writer(bytes).add_uint32(1, 1); // the version
  return bytes + message;
}

/// Fields of the message Snapshot with a wrong wire type, or a number that is too large for them.
TEST(Validation, WireTypesAreCompared) {
  const std::function<void(protozero::pbf_writer &)> cases[] = {
      [](auto &profile) { profile.add_uint64(5, 1); },                      // a double
      [](auto &profile) { profile.add_fixed32(5, 1); },                     // a double
      [](auto &profile) { profile.add_double(7, 1); },                      // a number
      [](auto &profile) { profile.add_string(7, "threads"); },              // a number
      [](auto &profile) { profile.add_uint64(8, 1); },                      // a message
      [](auto &profile) { profile.add_fixed64(17, 1); },                    // a string
      [](auto &profile) { profile.add_uint64(6, 2); },                      // a bool
      [](auto &profile) { profile.add_uint64(3, 1 + (uint64_t(1) << 32)); } // an enum
  };
  for (const auto &write : cases) {
    std::string message;
    protozero::pbf_writer profile(message);
    write(profile);
    const TemporaryFile file(mergedFile(message));
    EXPECT_THROW(readProfile(file.path()), ProfileError) << &write - cases;
  }
}

/// A message takes two bytes, but a context takes hundreds in memory.
TEST(Validation, SmallMessagesDoNotBecomeAllMemory) {
  std::string message;
  protozero::pbf_writer profile(message);
  for (int i = 0; i < 1 << 20; ++i)
    profile.add_message(9, std::string());
  const TemporaryFile file(mergedFile(message));
  EXPECT_THROW(readProfile(file.path()), ProfileError);
}

} // namespace
} // namespace vais::profiler::test
