/// Where samples of threads' CPU clocks are placed.

#include "test/unit/report/ProfileBuilder.h"

#include "runtime/report/model/Reading.h"
#include "runtime/report/read/Timeline.h"

#include "contracts/ProfileFormat.h"

#include <gtest/gtest.h>
#include <set>

namespace vais::profiler::test {
namespace {

constexpr uint64_t kCode = 0x401000, kCodeSize = 0x100;
constexpr uint64_t kEntrySize = 9; ///< of a body

/// main calls work, which calls leaf; each function has code of its own.
class SampledProfile : public ProfileBuilder {
public:
  ContextAddress call(ContextAddress parent, FunctionAddress function) {
    return child(parent, function, 1);
  }

  /// Makes a context of `caller` below the root, from a site of which `callee` is called. Returns
  /// the caller's context.
  ContextAddress callAtSite(FunctionAddress caller, FunctionAddress callee, uint64_t calls) {
    constexpr uint64_t kSites = 2 * sizeof(format::CallSite); // with the one that counts nothing
    at(caller).callSites = 1;
    const auto sites = make<format::CallSite>(kSites + sizeof(format::Context));
    const ContextAddress context = {sites.value + kSites};
    const ContextAddress made = call(root(owner), caller);
    at(context) = at(made);
    moveEdge(root(owner), made, context);
    const auto target = make<format::Context>();
    at(target).function = callee;
    at(target).parent = context;
    const auto edge = make<format::SiteEdge>();
    at(edge).slot = {callee, target, 0, 0};
    at(edge).holder = context;
    at(sites) = {-static_cast<int64_t>(calls), target, 0, edge.value};
    return context;
  }

  FunctionAddress functionWithCode(const std::string &name) {
    const FunctionAddress made = function(name);
    at(made).code = kCode + kCodeSize * functions_++;
    at(made).codeSize = kCodeSize;
    return made;
  }

  /// An address in the function's code, neither its first nor its last byte.
  uint64_t in(FunctionAddress function) { return at(function).code + kCodeSize / 2; }

  /// `code` is the number of a mapping.
  void sample(ContextAddress context, uint64_t counter, uint64_t nanoseconds, uint64_t samples,
              uint16_t code = 0) {
    const auto made = make<format::ClockSample>(sizeof(format::ClockSample), 32);
    at(made) = {context, counter, code, nanoseconds, samples};
    format::Thread &thread = at(owner);
    if (!thread.clockSamples.value) {
      thread.clockSamples = make<format::ClockSampleTable>(
          offsetof(format::ClockSampleTable, entries) + kCapacity * sizeof(made));
      at(thread.clockSamples).capacity = kCapacity;
    }
    format::ClockSampleTable &table = at(thread.clockSamples);
    (&table.entries[0])[table.count++] = made;
  }

  /// Adds a mapping of `path`, whose virtual address 0 is `size` bytes before it. Returns it.
  format::MappedCode &map(const std::string &path, uint64_t start, uint64_t size) {
    const auto made = make<format::MappedCode>();
    format::MappedCode &code = at(made);
    code.next = header().mappedCode;
    code.number = code.next.value ? at(code.next).number + 1 : 1;
    if (!path.empty())
      code.path = text(path);
    code.start = start;
    code.size = code.fileOffset = size;
    code.bias = start - size;
    header().mappedCode = made;
    return code;
  }

  /// Says where the code of a function's name is.
  void name(FunctionAddress function, uint64_t start, uint64_t size) {
    const auto made = make<format::NameCode>(sizeof(format::NameCode), 32);
    at(made) = {header().names, function, start, size};
    header().names = made;
  }

  ThreadAddress owner = thread();

private:
  void moveEdge(ContextAddress caller, ContextAddress from, ContextAddress to) {
    for (format::Slot &slot : at(caller).slots)
      if (slot.target.value == from.value)
        slot.target = to;
  }

  static constexpr uint32_t kCapacity = 16;
  uint64_t functions_ = 0;
};

/// The same, with functions and contexts.
struct Example : SampledProfile {
  FunctionAddress main = functionWithCode("main");
  FunctionAddress work = functionWithCode("work");
  FunctionAddress leaf = functionWithCode("leaf");
  ContextAddress inMain = call(root(owner), main);
  ContextAddress inWork = call(inMain, work);
  ContextAddress inLeaf = call(inWork, leaf);
};

void expectSamples(const Profile &profile, const std::string &path, uint64_t samples, double ns) {
  EXPECT_EQ(contextAt(profile, path).clockSamples, samples) << path;
  EXPECT_EQ(contextAt(profile, path).clockNs, ns) << path;
}

TEST(ClockSampleReader, PlacesASampleAtItsContext) {
  Example example;
  example.sample(example.inWork, example.in(example.work), 4000, 2);
  example.sample(example.inWork, example.in(example.work) + 4, 1000, 1);
  const Profile profile = example.read();
  expectSamples(profile, "main;work", 3, 5000);
  expectSamples(profile, "main", 0, 0);
  EXPECT_EQ(profile.clockSampling.samples, 3u);
  EXPECT_EQ(profile.clockSampling.ns, 5000);
  EXPECT_EQ(profile.clockSampling.ownSamples, 0u);
  EXPECT_EQ(profile.clockSampling.unplacedNs, 0);
}

TEST(ClockSampleReader, HalfOfAHookIsSeenInTheCaller) {
  SampledProfile profile;
  profile.header().timeMode = format::TimeMode::None;
  profile.header().callTicks = 4;
  const auto caller = profile.child(profile.root(profile.owner), profile.function("caller"), 1);
  profile.child(caller, profile.function("callee"), 100);
  const Profile read = profile.read();
  EXPECT_DOUBLE_EQ(contextAt(read, "caller").hookNs, 2 + 200);
  EXPECT_DOUBLE_EQ(contextAt(read, "caller;callee").hookNs, 200);
}

TEST(ClockSampleReader, AContextThatHasReturnedGivesWayToTheFunctionThatRuns) {
  Example example;
  example.sample(example.inLeaf, example.in(example.main), 4000, 1);
  example.sample(example.inLeaf, example.in(example.work), 8000, 2);
  const Profile profile = example.read();
  expectSamples(profile, "main", 1, 4000);
  expectSamples(profile, "main;work", 2, 8000);
  expectSamples(profile, "main;work;leaf", 0, 0);
}

TEST(ClockSampleReader, CodeIsBetweenItsEntryAndItsLastByte) {
  Example example;
  const uint64_t end = example.at(example.leaf).code + kCodeSize;
  example.sample(example.inLeaf, example.at(example.work).code + kEntrySize, 1000, 1);
  example.sample(example.inLeaf, end - 1, 2000, 1);
  example.sample(example.inWork, end, 4000, 1);
  const Profile profile = example.read();
  expectSamples(profile, "main;work", 2, 5000);
  expectSamples(profile, "main;work;leaf", 1, 2000);
}

TEST(ClockSampleReader, UnknownCodeBelongsToTheContext) {
  Example example;
  example.sample(example.inLeaf, 0x7f0000001000, 4000, 1); // a library
  example.sample(example.inWork, 0, 2000, 1);              // all places without an entry
  const Profile profile = example.read();
  expectSamples(profile, "main;work;leaf", 1, 4000);
  expectSamples(profile, "main;work", 1, 2000);
}

TEST(ClockSampleReader, OfAFunctionThatTheContextIsNotUnderItKeepsTheContext) {
  Example example;
  const FunctionAddress other = example.functionWithCode("other");
  example.call(example.root(example.owner), other);
  example.sample(example.inLeaf, example.in(other), 4000, 1);
  const Profile profile = example.read();
  expectSamples(profile, "main;work;leaf", 1, 4000);
  expectSamples(profile, "other", 0, 0);
}

/// Recursion has led back from leaf to main's context, while leaf runs.
TEST(ClockSampleReader, WhereRecursionHasFoldedTheFunctionIsFurtherDown) {
  Example example;
  example.edge(example.inLeaf, example.inMain, 5);
  example.sample(example.inMain, example.in(example.leaf), 4000, 1);
  const Profile profile = example.read();
  expectSamples(profile, "main;work;leaf", 1, 4000);
  expectSamples(profile, "main", 0, 0);
}

TEST(ClockSampleReader, SamplesInTheRuntimeAreTheProfilersCost) {
  constexpr uint64_t kOwn = 0x500000, kOwnSize = 0x8000;
  Example example;
  example.header().ownCode = kOwn;
  example.header().ownCodeSize = kOwnSize;
  example.sample(example.inLeaf, kOwn, 300000, 75);
  example.sample(example.inWork, kOwn + kOwnSize - 1, 200000, 50);
  example.sample(example.inWork, kOwn + kOwnSize, 4000, 1);
  example.sample(example.inWork, kOwn - 1, 2000, 1);
  const Profile profile = example.read();
  EXPECT_EQ(profile.clockSampling.samples, 127u);
  EXPECT_EQ(profile.clockSampling.ownSamples, 125u);
  EXPECT_EQ(profile.clockSampling.ownNs, 500000);
  EXPECT_EQ(profile.overhead.ns, 500000);
  expectSamples(profile, "main;work;leaf", 0, 0);
  expectSamples(profile, "main;work", 2, 6000);
}

/// Neither what finds the context for a call by name nor what counts the call in the body is the
/// function's.
TEST(ClockSampleReader, SamplesInNamesAndEntriesAreTheProfilersCost) {
  constexpr uint64_t kName = 0x500000, kNameSize = 0x80;
  Example example;
  example.name(example.work, kName, kNameSize);
  const uint64_t body = example.at(example.work).code;
  for (const uint64_t own : {kName + 1, kName + kNameSize - 1, body, body + kEntrySize - 1})
    example.sample(example.inWork, own, 1000, 1);
  for (const uint64_t other : {kName - 1, kName + kNameSize, body + kEntrySize})
    example.sample(example.inWork, other, 2000, 2);
  const Profile profile = example.read();
  EXPECT_EQ(profile.clockSampling.ownSamples, 4u);
  EXPECT_EQ(profile.clockSampling.ownNs, 4000);
  expectSamples(profile, "main;work", 6, 6000);
}

/// What it takes to get to a function is not the profiler's, and is found at its first byte.
TEST(ClockSampleReader, WhereCallsArriveTheTimeIsTheFunctions) {
  constexpr uint64_t kName = 0x500000, kNameSize = 0x80;
  Example example;
  const FunctionAddress other = example.functionWithCode("other");
  const auto inOther = example.call(example.root(example.owner), other);
  example.child(example.call(inOther, example.leaf), example.work, 1);
  example.call(inOther, example.work);
  example.name(example.work, kName, kNameSize);
  example.sample(example.inMain, kName, 1000, 1);
  example.sample(inOther, kName, 2000, 2);
  const uint64_t uncalled = example.at(example.functionWithCode("uncalled")).code;
  example.sample(example.inLeaf, uncalled, 4000, 4); // known by nothing but its code
  const Profile profile = example.read();
  EXPECT_EQ(profile.clockSampling.ownSamples, 0u);
  expectSamples(profile, "main;work", 1, 1000);
  expectSamples(profile, "other;work", 2, 2000);
  expectSamples(profile, "other;leaf;work", 0, 0);
  expectSamples(profile, "main;work;leaf", 4, 4000);
}

/// Calls that are counted at their site come to the body itself.
TEST(ClockSampleReader, MostCallsTellWhereTheyArrive) {
  constexpr uint64_t kByName = 3;
  for (const uint64_t atSite : {kByName - 1, kByName + 1}) {
    Example example; // in which one is by name
    example.child(example.root(example.owner), example.work, kByName - 1);
    const auto inOuter =
        example.callAtSite(example.functionWithCode("outer"), example.work, atSite);
    example.sample(inOuter, example.at(example.work).code, 1000, 1);
    const Profile profile = example.read();
    EXPECT_EQ(edgeAt(profile, "outer", "outer;work").calls, atSite);
    EXPECT_EQ(profile.clockSampling.ownSamples, atSite < kByName ? 1u : 0u);
    EXPECT_EQ(contextAt(profile, "outer;work").clockSamples, atSite < kByName ? 0u : 1u);
  }
}

/// The cost of the calls is in code of its own where that is known, and is not estimated.
TEST(ClockSampleReader, NothingIsTakenOffForCallsThatAreRecordedApart) {
  constexpr uint64_t kOwn = 0x500000, kOwnSize = 0x8000;
  constexpr double kCalls = 100, kCallTicks = 4;
  Example example;
  example.header().callTicks = kCallTicks;
  example.header().ownCode = kOwn;
  example.header().ownCodeSize = kOwnSize;
  const auto bare = example.function("bare");
  example.child(example.inMain, bare, kCalls);
  example.name(bare, 0x600000, 0x80); // of a function without a body, which nobody writes
  example.child(example.inLeaf, example.functionWithCode("nameless"), kCalls);
  const auto named = example.functionWithCode("named");
  example.child(example.inWork, named, kCalls);
  example.name(named, 0x700000, 0x80);
  example.sample(example.inWork, kOwn, 500000, 125);
  const Profile profile = example.read();
  EXPECT_DOUBLE_EQ(contextAt(profile, "main;bare").hookNs, kCalls * kCallTicks / 2);
  EXPECT_DOUBLE_EQ(contextAt(profile, "main;work;leaf;nameless").hookNs, kCalls * kCallTicks / 2);
  EXPECT_EQ(contextAt(profile, "main;work;named").hookNs, 0);
  // Those of main, work, leaf, bare and nameless cost what one costs, the others what samples find.
  EXPECT_DOUBLE_EQ(profile.overhead.ns, 500000 + kCallTicks * (3 + 2 * kCalls));
}

/// Callers find the slot in their own code, and callees keep the context in theirs.
TEST(ClockSampleReader, CallersAndCalleesShareTheCostOfPassingContextsOn) {
  constexpr double kCallTicks = 2;
  constexpr uint64_t kCalls = 100;
  Example example;
  example.header().siteCallTicks = kCallTicks;
  const auto named = example.functionWithCode("named");
  example.name(named, 0x700000, 0x80);
  example.callAtSite(example.functionWithCode("outer"), named, kCalls);
  const Profile profile = example.read();
  EXPECT_DOUBLE_EQ(contextAt(profile, "outer").hookNs, kCalls * kCallTicks / 2);
  EXPECT_DOUBLE_EQ(contextAt(profile, "outer;named").hookNs, kCalls * kCallTicks / 2);
}

/// Without samples, or with few, the cost is that of so many calls.
TEST(ClockSampleReader, CallsThatAreRecordedApartAreEstimatedWithoutSamples) {
  constexpr double kCalls = 100, kCallTicks = 4;
  Example example;
  example.header().callTicks = kCallTicks;
  const auto named = example.functionWithCode("named");
  example.child(example.inWork, named, kCalls);
  example.name(named, 0x700000, 0x80);
  EXPECT_DOUBLE_EQ(example.read().overhead.ns, kCallTicks * (3 + kCalls));
}

TEST(ClockSampleReader, ACircularListOfNamesIsRefused) {
  Example example;
  example.name(example.work, 0x700000, 0x80);
  const auto first = example.header().names;
  example.at(first).next = first;
  EXPECT_THROW(example.read(), ProfileError);
}

TEST(ClockSampleReader, SamplesByEventsCostWhatTheInterruptionTakes) {
  constexpr double kTicks = 5000;
  Example example;
  example.sample(example.inWork, example.in(example.work), 4000000, 4);
  const double without = example.read().overhead.ns;
  example.header().eventTicks = kTicks;
  const double nsPerTick = readTimeline(example.header()).nsPerTick;
  EXPECT_NEAR(example.read().overhead.ns - without, 4 * kTicks * nsPerTick, 1);
  example.header().eventTicks = -kTicks; // only damage explains it
  EXPECT_EQ(example.read().overhead.ns, without);
}

TEST(ClockSampleReader, ThoseOfAContextThatIsNotInTheTreeAreUnplaced) {
  Example example;
  const auto lost = example.make<format::Context>();
  example.at(lost).function = example.leaf;
  example.sample(lost, example.in(example.leaf), 4000, 1);
  example.at(example.owner).unplacedNs = 500;
  const Profile profile = example.read();
  EXPECT_EQ(profile.clockSampling.unplacedNs, 4500);
  EXPECT_EQ(profile.clockSampling.samples, 1u);
  expectSamples(profile, "main;work;leaf", 0, 0);
}

TEST(ClockSampleReader, ThreadsWithoutATimerAreCounted) {
  Example example;
  example.at(example.owner).samplingState = static_cast<uint32_t>(format::SamplingState::Blocked);
  example.at(example.thread()).samplingState =
      static_cast<uint32_t>(format::SamplingState::Refused);
  example.at(example.thread()).samplingState =
      static_cast<uint32_t>(format::SamplingState::Samples);
  EXPECT_EQ(example.read().clockSampling.threadsWithout, 2u);
}

TEST(ClockSampleReader, SaysWhyThereAreNone) {
  const auto reason = [](format::SamplerState state) {
    Example example;
    example.header().sampler = state;
    return example.read().clockSampling.none;
  };
  EXPECT_EQ(reason(format::SamplerState::Off), NoClockSamples::Unknown);
  EXPECT_EQ(reason(format::SamplerState::On), NoClockSamples::Unknown);
  EXPECT_EQ(reason(format::SamplerState::UnknownKernel), NoClockSamples::Kernel);
  EXPECT_EQ(reason(format::SamplerState::NoSignal), NoClockSamples::NoSignal);
  EXPECT_EQ(reason(format::SamplerState::TakenOver), NoClockSamples::TakenOver);
  EXPECT_EQ(reason(format::SamplerState::NoEvents), NoClockSamples::NoEvents);
  EXPECT_EQ(reason(format::SamplerState::CostlyEvents), NoClockSamples::CostlyEvents);
  EXPECT_THROW(reason(static_cast<format::SamplerState>(7)), ProfileError);
}

constexpr uint64_t kLibrary = 0x7f0000001000;

/// Returns the samples of a context as "path object+address own: samples", ordered.
std::set<std::string> codeOf(const Profile &profile) {
  std::set<std::string> places;
  for (const CodeSamples &code : profile.code) {
    const std::string object = code.object == kNone ? "?" : profile.objects[code.object].path + "+";
    places.insert(pathOf(profile, code.context) + ' ' + object + std::to_string(code.address) +
                  (code.isOwn ? " own: " : ": ") + std::to_string(code.samples));
  }
  return places;
}

TEST(ClockSampleReader, KeepsWhereInTheCodeSamplesWere) {
  Example example;
  example.map("/bin/app", kCode - 0x1000, 0x2000);
  format::MappedCode &library = example.map("/lib/libc.so.6", kLibrary, 0x1000);
  library.buildIdLength = 2;
  library.buildId[0] = 0xab;
  example.sample(example.inWork, example.in(example.work), 4000, 2, 1);
  example.sample(example.inWork, kLibrary + 16, 8000, 3, 2);
  example.sample(example.inWork, 0, 1000, 1);
  example.sample(example.inLeaf, kLibrary + 16, 500, 1);
  example.sample(example.inLeaf, 0x1234, 500, 1);
  const Profile profile = example.read();
  const uint64_t inWork = example.in(example.work) - kCode + 0x1000 + 0x2000;
  EXPECT_EQ(codeOf(profile), (std::set<std::string>{
                                 "main;work /bin/app+" + std::to_string(inWork) + " own: 2",
                                 "main;work /lib/libc.so.6+4112: 3", "main;work ?0 own: 1",
                                 "main;work;leaf /lib/libc.so.6+4112: 1", "main;work;leaf ?0: 1"}));
  expectSamples(profile, "main;work", 6, 13000);
  ASSERT_EQ(profile.objects.size(), 2u);
  EXPECT_EQ(profile.objects[0].buildId, "ab00");
  ASSERT_EQ(profile.objects[0].segments.size(), 1u);
  EXPECT_EQ(profile.objects[0].segments[0].address, 0x1000u);
}

/// Otherwise samples of one would be taken for those of the other.
TEST(ClockSampleReader, AnObjectInThePlaceOfAnotherIsToldApartByItsNumber) {
  Example example;
  example.map("/lib/one.so", kLibrary, 0x1000).flags = format::kCodeIsUnloaded;
  example.map("/lib/two.so (deleted)", kLibrary, 0x1000);
  example.sample(example.inWork, kLibrary, 100, 1, 1);
  example.sample(example.inWork, kLibrary, 100, 2, 2);
  example.sample(example.inWork, kLibrary, 100, 4);
  const Profile profile = example.read();
  EXPECT_EQ(codeOf(profile),
            (std::set<std::string>{"main;work /lib/one.so+4096: 1", "main;work /lib/two.so+4096: 2",
                                   "main;work ?0: 4"}));
  EXPECT_FALSE(profile.objects[0].isUnloaded);
  EXPECT_TRUE(profile.objects[1].isUnloaded);
}

TEST(ClockSampleReader, MappingsMayOverlapInTheCourseOfTime) {
  Example example;
  example.map("/lib/long.so", kLibrary, 0x10000);
  example.map("/lib/short.so", kLibrary + 0x2000, 0x1000);
  example.map("/lib/behind.so", kLibrary + 0x8000, 0x1000);
  example.sample(example.inWork, kLibrary + 0x1000, 100, 1);
  example.sample(example.inWork, kLibrary + 0x2000, 100, 2);
  example.sample(example.inWork, kLibrary + 0x2000, 100, 3, 1);
  example.sample(example.inWork, kLibrary + 0x3000, 100, 4);
  example.sample(example.inWork, kLibrary + 0x9000, 100, 5);
  example.sample(example.inWork, kLibrary + 0x10000, 100, 6);
  EXPECT_EQ(
      codeOf(example.read()),
      (std::set<std::string>{"main;work /lib/long.so+69632: 1", "main;work ?0: 8",
                             "main;work /lib/long.so+73728: 3", "main;work /lib/long.so+77824: 4",
                             "main;work /lib/long.so+102400: 5"}));
}

TEST(ClockSampleReader, AllCodeOfTheObjectIsThatOfAFunctionOfUnknownExtent) {
  SampledProfile profile;
  const FunctionAddress hooked = profile.function("hooked");
  const auto module = profile.make<format::Module>();
  profile.at(module).identity = kCode + 0x5000;
  profile.at(hooked).module = module;
  const ContextAddress context = profile.call(profile.root(profile.owner), hooked);
  profile.map("/bin/app", kCode, 0x1000);
  profile.map("/lib/libc.so.6", kLibrary, 0x1000);
  profile.sample(context, kCode + 8, 100, 1, 1);
  profile.sample(context, kLibrary, 100, 1, 2);
  EXPECT_EQ(codeOf(profile.read()), (std::set<std::string>{"hooked /bin/app+4104 own: 1",
                                                           "hooked /lib/libc.so.6+4096: 1"}));
}

TEST(ClockSampleReader, RefusesAnImpossibleBuildId) {
  Example example;
  example.map("/bin/app", kCode, 0x1000).buildIdLength = 37;
  EXPECT_THROW(example.read(), ProfileError);
}

/// Program counters had all bits then, and what is the list now was something else.
TEST(ClockSampleReader, NothingIsKnownOfTheObjectsOfOlderVersions) {
  Example example;
  example.map("/lib/libc.so.6", kLibrary, 0x1000);
  example.sample(example.inWork, kLibrary, 100, 1);
  example.header().version = format::kFirstWithObjects - 1;
  const Profile profile = example.read();
  EXPECT_TRUE(profile.objects.empty());
  EXPECT_TRUE(profile.code.empty());
  expectSamples(profile, "main;work", 1, 100);
}

} // namespace
} // namespace vais::profiler::test
