/// Counts of events: where they are placed, what they add up to, and what becomes of them.

#include "test/unit/report/ProfileBuilder.h"

#include "runtime/report/model/Reading.h"
#include "runtime/report/model/Validation.h"
#include "runtime/report/read/Timeline.h"
#include "runtime/report/store/MergedFile.h"
#include "runtime/report/totals/Values.h"
#include "runtime/report/transform/Filter.h"
#include "runtime/report/transform/Inversion.h"
#include "runtime/report/transform/Merge.h"

#include "contracts/EventFormat.h"

#include <cerrno>
#include <cstring>
#include <fstream>
#include <gtest/gtest.h>
#include <numeric>

namespace vais::profiler::test {
namespace {

constexpr uint32_t kHardware = 0, kSoftware = 1;

/// main calls work. Events are counted in one thread.
class CountedProfile : public ProfileBuilder {
public:
  CountedProfile() {
    list_ = make<format::EventList>();
    header().events = list_;
  }

  format::CountedEvent &event(const std::string &name, uint32_t type = kHardware,
                              uint64_t config = 0) {
    format::EventList &list = at(list_);
    format::CountedEvent &event = list.events[list.count++];
    std::memcpy(event.name, name.c_str(), name.size() + 1);
    event.type = type;
    event.config = config;
    return event;
  }

  /// Says what the thread counted of all events, whose number is known by now.
  void totals(const std::vector<uint64_t> &counts) {
    at(owner).eventTotals = make<format::EventTotal>(counts.size() * sizeof(format::EventTotal));
    for (size_t i = 0; i < counts.size(); ++i) {
      format::EventTotal &total = (&at(at(owner).eventTotals))[i];
      total = {counts[i], 4000, 4000, 0, 0, 0, i + 1, 0, 0};
    }
  }

  /// A sample of the context at a place, with what it found of each event.
  void sample(ContextAddress context, uint64_t counter, const std::vector<uint64_t> &counts) {
    const auto sample = make<format::ClockSample>(sizeof(format::ClockSample), 32);
    at(sample) = {context, counter, 0, 1000, 1};
    format::Address<format::EventCounts> first = {0}, last = {0};
    for (size_t i = 0; i < counts.size(); ++i) {
      if (i % format::kEventsPerCounts == 0) {
        const auto made = make<format::EventCounts>();
        (first.value ? at(last).next : first) = made;
        last = made;
      }
      at(last).counts[i % format::kEventsPerCounts] = {counts[i], counts[i] * counts[i], 0};
    }
    at(first).sample = sample;
    format::Thread &thread = at(owner);
    if (!thread.eventCounts.value) {
      thread.eventCounts = make<format::EventCountTable>(
          offsetof(format::EventCountTable, entries) + kCapacity * sizeof(first));
      at(thread.eventCounts).capacity = kCapacity;
    }
    format::EventCountTable &table = at(thread.eventCounts);
    (&table.entries[0])[table.count++] = first;
  }

  format::EventList &list() { return at(list_); }

  ThreadAddress owner = thread();
  ContextAddress inMain = child(root(owner), function("main"), 1);
  ContextAddress inWork = child(inMain, function("work"), 1);

private:
  static constexpr uint32_t kCapacity = 16;
  format::Address<format::EventList> list_;
};

/// Three events, so that the third is in a second structure.
struct CountedExample : CountedProfile {
  CountedExample() {
    event("cycles", kHardware, 0);
    event("page-faults", kSoftware, 2);
    event("task-clock", kSoftware, 1);
    totals({10000, 30, 5000});
    sample(inMain, 1, {1000, 5, 500});
    sample(inWork, 2, {6000, 0, 3000});
    sample(inWork, 3, {2000, 20, 1000});
  }
};

double countAt(const Profile &profile, const std::string &path, size_t event) {
  const EventCounts counts = contextAt(profile, path).events;
  return event < counts.size() ? counts[event].count : 0;
}

TEST(EventReader, CountsBelongToTheContextsOfTheirSamples) {
  CountedExample example;
  const Profile profile = example.read();
  ASSERT_EQ(profile.events.size(), 3u);
  EXPECT_EQ(profile.events[0].name, "cycles");
  EXPECT_EQ(countAt(profile, "main", 0), 1000);
  EXPECT_EQ(countAt(profile, "main;work", 0), 8000);
  EXPECT_EQ(countAt(profile, "main;work", 1), 20);
  EXPECT_EQ(countAt(profile, "main;work", 2), 4000);
  EXPECT_EQ(profile.events[0].refusal, EventRefusal::None);
  EXPECT_FALSE(profile.events[1].isTime);
  EXPECT_TRUE(profile.events[2].isTime);
}

TEST(EventReader, WhatNoContextHasIsUnplaced) {
  CountedExample example;
  const Profile profile = example.read();
  EXPECT_EQ(profile.events[0].count, 10000);
  EXPECT_EQ(profile.events[0].unplaced, 1000);
  EXPECT_EQ(profile.events[1].unplaced, 5);
  EXPECT_EQ(profile.events[2].unplaced, 500);
}

TEST(EventReader, WhatTheProfilerDidIsItsOwn) {
  CountedExample example;
  example.header().ownCode = 0x1000;
  example.header().ownCodeSize = 0x100;
  example.sample(example.inWork, 0x1010, {700, 0, 0});
  const Profile profile = example.read();
  EXPECT_EQ(profile.events[0].ownCount, 700);
  EXPECT_EQ(profile.events[0].unplaced, 300);
  EXPECT_EQ(countAt(profile, "main;work", 0), 8000);
}

TEST(EventReader, CountsAreKeptByThePlaceInTheCode) {
  CountedExample example;
  const auto mapping = example.make<format::MappedCode>();
  const auto path = example.text("/lib/libc.so.6");
  format::MappedCode &code = example.at(mapping);
  code.path = path;
  code.start = code.bias = 0;
  code.size = 0x1000;
  code.number = 1;
  example.header().mappedCode = mapping;
  const Profile profile = example.read();
  std::map<uint64_t, double> faults;
  double cycles = 0;
  for (const CodeSamples &each : profile.code) {
    cycles += each.events[0].count;
    if (each.events.size() > 1)
      faults[each.address] = each.events[1].count;
  }
  EXPECT_EQ(cycles, 9000) << "samples by clocks are not known here";
  EXPECT_EQ(faults, (std::map<uint64_t, double>{{1, 5}, {2, 0}, {3, 20}}));
  EXPECT_EQ(countAt(profile, "main;work", 0), 8000) << "they are part of it";
}

TEST(EventReader, ErrorsAreThoseOfSamples) {
  CountedExample example;
  example.list().events[1].flags = format::kEventIsSampledOn;
  example.list().events[1].period = 20;
  const Profile profile = example.read();
  const EventCounts counts = contextAt(profile, "main;work").events;
  EXPECT_EQ(counts[0].variance, 6000.0 * 6000 + 2000.0 * 2000);
  EXPECT_EQ(counts[1].variance, 20.0 * 20 - 20);
  EXPECT_EQ(profile.events[1].period, 20u);
}

TEST(EventReader, AnEventThatIsAlwaysASampleIsExact) {
  CountedProfile example;
  example.event("page-faults", kSoftware, 2).flags = format::kEventIsSampledOn;
  example.list().events[0].period = 1;
  example.totals({1});
  example.sample(example.inWork, 2, {1});
  EXPECT_EQ(contextAt(example.read(), "main;work").events[0].variance, 0);
}

TEST(EventReader, SaysWhatWasNotCounted) {
  CountedProfile example;
  example.event("cycles").refusal = ENOENT;
  example.event("instructions").refusal = EACCES;
  example.event("cache-misses").refusal = E2BIG;
  example.event("page-faults").flags = format::kEventIsUserOnly | format::kEventWasClosed;
  example.thread();
  example.totals({0, 0, 0, 30});
  const std::vector<Event> events = example.read().events;
  EXPECT_EQ(events[0].refusal, EventRefusal::NoCounter);
  EXPECT_EQ(events[1].refusal, EventRefusal::Forbidden);
  EXPECT_EQ(events[2].refusal, EventRefusal::Other);
  EXPECT_TRUE(events[3].isUserOnly);
  EXPECT_TRUE(events[3].wasClosed);
  EXPECT_EQ(events[3].threadsWithout, 1u);
}

TEST(EventReader, OlderProfilesHaveNone) {
  CountedExample example;
  example.header().version = format::kFirstWithEvents - 1;
  const Profile profile = example.read();
  EXPECT_TRUE(profile.events.empty());
  EXPECT_TRUE(contextAt(profile, "main;work").events.empty());
}

TEST(EventReader, RefusesWhatNoProfileHas) {
  CountedExample tooMany, named, circular;
  tooMany.list().count = format::kMostEvents + 1;
  EXPECT_THROW(tooMany.read(), ProfileError);
  std::memcpy(named.list().events[1].name, "cycles", sizeof "cycles");
  EXPECT_THROW(named.read(), ProfileError);
  const auto table = circular.at(circular.owner).eventCounts;
  const auto first = (&circular.at(table).entries[0])[0];
  circular.at(first).next = first;
  EXPECT_THROW(circular.read(), ProfileError);
}

TEST(EventValue, IsAValueLikeOthers) {
  CountedExample example;
  const Profile profile = example.read();
  const Value &cycles = eventValue("cycles"), &none = eventValue("no-such-event");
  EXPECT_EQ(&cycles, &eventValue("cycles"));
  EXPECT_STREQ(cycles.name, "cycles");
  EXPECT_TRUE(cycles.isKnown(profile));
  EXPECT_FALSE(none.isKnown(profile));
  EXPECT_FALSE(cycles.isExact());
  EXPECT_EQ(eventValue("task-clock").unit, Unit::Nanoseconds);
  const std::vector<uint64_t> own = ownValues(profile, cycles);
  EXPECT_EQ(std::accumulate(own.begin(), own.end(), uint64_t(0)), 9000u);
  const auto known = knownValues(profile);
  EXPECT_EQ(std::count(known.begin(), known.end(), &cycles), 1);
  EXPECT_EQ(std::count(known.begin(), known.end(), &none), 0);
}

TEST(EventMerge, AddsByName) {
  CountedExample first;
  CountedProfile second;
  second.event("page-faults", kSoftware, 2);
  second.event("cycles");
  second.totals({7, 100});
  second.sample(second.inWork, 2, {3, 60});
  const Profile sum = mergeProfiles({first.read(), second.read()});
  ASSERT_EQ(sum.events.size(), 3u);
  EXPECT_EQ(countAt(sum, "main;work", 0), 8060);
  EXPECT_EQ(countAt(sum, "main;work", 1), 23);
  EXPECT_EQ(sum.events[0].count, 10100);
  EXPECT_EQ(sum.events[1].unplaced, 5 + 4);
  EXPECT_EQ(findDamage(sum), "");
}

TEST(EventMerge, AFileKeepsThem) {
  CountedExample example;
  example.list().events[0].refusal = EACCES;
  example.list().events[1].flags = format::kEventIsUserOnly | format::kEventWasClosed;
  const Profile profile = example.read();
  const std::string path = testing::TempDir() + "events.vprof";
  std::ofstream(path) << mergedFile(profile);
  const Profile read = readMergedFile(path);
  ASSERT_EQ(read.events.size(), 3u);
  EXPECT_EQ(read.events[0].refusal, EventRefusal::Forbidden);
  EXPECT_TRUE(read.events[1].isUserOnly && read.events[1].wasClosed && read.events[2].isTime);
  EXPECT_EQ(read.events[1].unplaced, profile.events[1].unplaced);
  EXPECT_EQ(countAt(read, "main;work", 2), 4000);
  EXPECT_EQ(contextAt(read, "main;work").events[0].variance,
            contextAt(profile, "main;work").events[0].variance);
}

TEST(EventTransform, StacksKeepTheirCounts) {
  CountedExample example;
  const Profile profile = example.read();
  const Profile inverted = invertProfile(profile);
  EXPECT_EQ(countAt(inverted, "work;main", 0), 8000);
  EXPECT_EQ(countAt(inverted, "main", 0), 1000);
  Filter hide;
  hide.hide = [](const Function &function) { return function.name == "work"; };
  EXPECT_EQ(countAt(filterProfile(profile, hide), "main", 1), 25);
}

TEST(EventValidity, ImpossibleCountsAreDamage) {
  CountedExample example;
  const Profile valid = example.read();
  EXPECT_EQ(findDamage(valid), "");
  const auto damaged = [&](auto damage) {
    Profile profile = valid;
    damage(profile);
    return findDamage(profile) != "";
  };
  EXPECT_TRUE(damaged([](Profile &p) { p.contexts[1].events[0].count = -1; }));
  EXPECT_TRUE(damaged([](Profile &p) { p.contexts[1].events[0].variance = -1; }));
  EXPECT_TRUE(damaged([](Profile &p) { p.contexts[1].events.resize(4); }));
  EXPECT_TRUE(damaged([](Profile &p) { p.events[0].unplaced = -1; }));
  const auto code = [](const EventCounts &counts) {
    return [counts](Profile &p) {
      p.code.emplace_back().context = 1;
      p.code.back().events = counts;
    };
  };
  EXPECT_FALSE(damaged(code({{1, 1}})));
  EXPECT_TRUE(damaged(code({{-1, 1}})));
  EXPECT_TRUE(damaged(code({{1, 1}, {}, {}, {}})));
}

} // namespace
} // namespace vais::profiler::test
