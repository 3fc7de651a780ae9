/// Marks, counters and regions of one profile, of several, and of a damaged one.

#include "runtime/report/formats/shared/Writers.h"
#include "runtime/report/store/ProfileReader.h"
#include "runtime/report/transform/Merge.h"
#include "test/unit/report/ProfileBuilder.h"
#include "test/unit/report/SampleProfile.h"

#include "contracts/MarkerFormat.h"

#include <gtest/gtest.h>
#include <limits>

namespace vais::profiler::test {
namespace {

using MarkerAddress = format::Address<format::Marker>;

/// A profile with markers and a thread whose ticks are nanoseconds.
class MarkedProfile : public ProfileBuilder {
public:
  MarkedProfile() : thread_(thread()) {
    header().clock = format::Clock::Monotonic;
    header().markers = make<format::ProcessMarkers>();
    at(thread_).markers = make<format::ThreadMarkers>();
  }

  MarkerAddress marker(const std::string &name) {
    const auto made = make<format::Marker>();
    at(made).function.name = text(name);
    at(made).function.flags = format::kFunctionIsRegion;
    auto &bucket = at(header().markers).buckets[7];
    at(made).next = bucket;
    bucket = made;
    return made;
  }

  format::ThreadMarkers &recorded() { return at(at(thread_).markers); }
  ThreadAddress onlyThread() const { return thread_; }

private:
  ThreadAddress thread_;
};

TEST(Markers, OfAProfileStandInTheOrderOfNames) {
  MarkedProfile profile;
  for (const char *name : {"b", "c", "a"})
    profile.at(profile.marker(name)).marks = 2;
  const Profile snapshot = profile.read();
  ASSERT_EQ(snapshot.markers.marks.size(), 3u);
  EXPECT_EQ(snapshot.markers.marks[0].name, "a");
  EXPECT_EQ(snapshot.markers.marks[2].count, 2u);
  EXPECT_TRUE(snapshot.markers.counters.empty());
}

TEST(Markers, MarksHaveTheTimesThatWereKept) {
  MarkedProfile profile;
  const MarkerAddress marker = profile.marker("ready");
  profile.at(marker).marks = 5;
  const uint64_t start = profile.header().start.ticks;
  profile.recorded().times[0] = {marker, start + 300};
  profile.recorded().times[1] = {{0}, start + 200};
  profile.recorded().times[2] = {marker, start + 100};
  profile.recorded().times[3] = {marker, start + 50};
  profile.recorded().markTimes = 3;
  const Mark mark = profile.read().markers.marks.at(0);
  EXPECT_EQ(mark.timesNs, (std::vector<double>{100, 300}));
  EXPECT_EQ(mark.count, 5u);
}

TEST(Markers, CountersHaveTheirCourse) {
  MarkedProfile profile;
  const MarkerAddress address = profile.marker("queue");
  const auto series = profile.make<format::CounterSeries>();
  format::Marker &marker = profile.at(address);
  marker.values = 4;
  marker.last = 2;
  marker.least = -1;
  marker.most = 9;
  marker.sum = 12;
  marker.series = series;
  profile.at(series).start = profile.header().start.ticks + 1000;
  profile.at(series).intervalShift = 4;
  profile.at(series).points[1] = {3, 5, -1, 9};
  profile.at(series).points[255] = {1, 2, 2, 2};
  const Counter counter = profile.read().markers.counters.at(0);
  EXPECT_EQ(counter.mean(), 3);
  ASSERT_EQ(counter.timeline.size(), 2u);
  EXPECT_EQ(counter.timeline[0].startNs, 1016);
  EXPECT_EQ(counter.timeline[0].endNs, 1032);
  EXPECT_EQ(counter.timeline[0].most, 9);
  EXPECT_EQ(counter.timeline[1].last, 2);
}

TEST(Markers, ThatOnlyDamageExplainsAreLeftOut) {
  MarkedProfile profile;
  format::Marker &marker = profile.at(profile.marker("queue"));
  marker.values = 1;
  marker.sum = std::numeric_limits<double>::quiet_NaN();
  EXPECT_TRUE(profile.read().markers.counters.empty());
  marker.next = profile.at(profile.header().markers).buckets[7];
  EXPECT_THROW(profile.read(), ProfileError) << "a chain in a circle";
}

TEST(Markers, RegionsAreNoFunctions) {
  MarkedProfile profile;
  const MarkerAddress marker = profile.marker("parse");
  const auto root = profile.root(profile.onlyThread());
  profile.child(root, profile.function("parse"), 3);
  profile.child(root, {marker.value}, 5);
  const Profile snapshot = profile.read();
  ASSERT_EQ(snapshot.functions.size(), 2u);
  EXPECT_NE(snapshot.functions[0].isRegion, snapshot.functions[1].isRegion);
  const Profile sum = mergeProfiles({snapshot, snapshot});
  ASSERT_EQ(sum.functions.size(), 2u);
  const std::string text = textReport(sum, ReportStyle());
  EXPECT_NE(text.find("  10 "), std::string::npos);
  EXPECT_NE(text.find("parse (region)\n"), std::string::npos);
}

/// Adds a phase, begun once, to the profile. The latest one is the current phase.
format::Address<format::Phase> addPhase(MarkedProfile &profile, MarkerAddress marker,
                                        uint64_t ticks) {
  format::ProcessMarkers &markers = profile.at(profile.header().markers);
  const auto phase = profile.make<format::Phase>();
  profile.at(phase).marker = marker;
  profile.at(phase).begun = 1;
  profile.at(phase).ticks = ticks;
  profile.at(phase).next = markers.phases;
  markers.phases = markers.phase = phase;
  return phase;
}

/// Returns a table that contains the sums of one edge.
format::Address<format::SumTable> sumsOf(MarkedProfile &profile, uint64_t slot, uint64_t calls,
                                         uint64_t ticks) {
  const auto sums = profile.make<format::EdgeSums>();
  profile.at(sums).slot = {slot};
  profile.at(sums).calls = calls;
  profile.at(sums).time.countedCalls = calls;
  profile.at(sums).time.countedTicks = ticks;
  const auto table = profile.make<format::SumTable>();
  profile.at(table).capacity = profile.at(table).count = 1;
  profile.at(table).entries[0] = sums;
  return table;
}

TEST(Markers, AProfileIsCutByPhases) {
  MarkedProfile profile;
  const auto root = profile.root(profile.onlyThread());
  const auto function = profile.function("work");
  format::EdgeTime time{};
  time.countedCalls = 10;
  time.countedTicks = 5000;
  profile.child(root, function, 10, time);
  const uint64_t slot = root.value + offsetof(format::Context, slots);
  const auto load = addPhase(profile, profile.marker("load"), 4000);
  addPhase(profile, profile.marker("serve"), 0);
  profile.at(load).sums = sumsOf(profile, slot, 3, 2000);
  profile.at(profile.header().markers).before = sumsOf(profile, slot, 3, 2000);
  profile.at(profile.header().markers).phaseStart = profile.header().start.ticks + 4000;

  const TemporaryFile file(profile.bytes());
  const Profile whole = readProfile(file.path());
  const Profile first = readPhaseOf(file.path(), "load");
  const Profile second = readPhaseOf(file.path(), "serve");
  EXPECT_EQ(edgeAt(first, "", "work").calls, 3u);
  EXPECT_EQ(edgeAt(first, "", "work").ns, 2000);
  EXPECT_EQ(edgeAt(second, "", "work").calls, 7u);
  EXPECT_EQ(edgeAt(second, "", "work").ns, 3000);
  ASSERT_EQ(whole.markers.phases.size(), 2u);
  EXPECT_EQ(whole.markers.phases[0].name, "load");
  EXPECT_EQ(first.durationNs, 4000);
  EXPECT_EQ(first.durationNs + second.durationNs, whole.durationNs);
  EXPECT_EQ(first.phase, "load");
  EXPECT_THROW(readPhaseOf(file.path(), "missing"), ProfileError);
}

TEST(Markers, RegionsThatWentWrongAreTold) {
  MarkedProfile profile;
  profile.recorded().unbalancedEnds = 1;
  profile.recorded().leftOpen = 2;
  profile.recorded().deepRegions = 3;
  const std::string text = textReport(profile.read(), ReportStyle());
  EXPECT_NE(text.find("1 region end without"), std::string::npos);
  EXPECT_NE(text.find("2 regions left without an end"), std::string::npos);
  EXPECT_NE(text.find("3 regions not entered"), std::string::npos);
}

TEST(Markers, OfSeveralProcessesAddUp) {
  Profile other = sampleProfile();
  other.markers.counters = {{"alone", 1, 5, 5, 5, 5, {}}, {"queue", 1, -3, -3, -3, -3, {}}};
  other.markers.marks = {{"ready", 2, {7}}};
  const Markers sum = mergeProfiles({sampleProfile(), other}).markers;
  ASSERT_EQ(sum.counters.size(), 2u);
  EXPECT_EQ(sum.counters[0].least, 5) << "one that only one process had";
  EXPECT_EQ(sum.counters[1].values, 5u);
  EXPECT_EQ(sum.counters[1].last, -3);
  EXPECT_EQ(sum.counters[1].least, -3);
  EXPECT_EQ(sum.counters[1].most, 7);
  EXPECT_EQ(sum.counters[1].sum, 7.5);
  EXPECT_TRUE(sum.counters[1].timeline.empty()) << "processes have no time in common";
  ASSERT_EQ(sum.marks.size(), 2u);
  EXPECT_EQ(sum.marks[1].count, 3u);
  EXPECT_TRUE(sum.marks[1].timesNs.empty());
}

} // namespace
} // namespace vais::profiler::test
