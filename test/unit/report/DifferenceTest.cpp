/// What changed, what did not, and what cannot be known.

#include "runtime/report/transform/Difference.h"
#include "runtime/report/formats/shared/Writers.h"

#include "runtime/report/estimate/SelfTime.h"
#include "runtime/report/model/Validation.h"
#include "runtime/report/transform/Merge.h"
#include "runtime/report/transform/SampledCode.h"
#include "test/unit/report/SampleProfile.h"

#include <algorithm>
#include <cmath>
#include <gtest/gtest.h>
#include <nlohmann/json.hpp>

namespace vais::profiler::test {
namespace {

/// main calls `work`, which takes `ns` with that variance.
Profile profile(double ns, double variance = 0) {
  Profile snapshot = chain({"main", "work"});
  snapshot.timeMode = TimeMode::Sampled;
  snapshot.programs.resize(1);
  snapshot.edges = {{0, 1, 1, 1, 2e6, 0}, {1, 2, 100, 50, ns, variance}};
  computeSelfTimes(snapshot);
  return snapshot;
}

Profile profileOfCalls(uint64_t calls) {
  Profile snapshot = profile(1e5);
  snapshot.edges[1].calls = calls;
  return snapshot;
}

/// Five runs of approximately that time.
Profile repeated(double ns, double variance = 0) {
  std::vector<Profile> runs;
  for (const double part : {0.99, 1.0, 1.01, 0.995, 1.005})
    runs.push_back(profile(part * ns, variance));
  return mergeProfiles(runs);
}

FunctionChange changeOf(const Profile &before, const Profile &after,
                        const std::string &value = "time") {
  for (const FunctionChange &change : compareProfiles(before, after, *findValue(value)).functions)
    if (change.name == "work")
      return change;
  return {};
}

TEST(Difference, OfSingleRunsHasNoVerdict) {
  const FunctionChange change = changeOf(profile(1e5, 1e6), profile(2e5, 1e6));
  EXPECT_EQ(change.verdict, Verdict::Unknown);
  EXPECT_FALSE(change.error);
  EXPECT_EQ(changeOf(profile(1e5), repeated(2e5)).verdict, Verdict::Unknown);
  const std::string text = textDifference(profile(1e5, 1e6), profile(2e5, 1e6), {});
  EXPECT_EQ(text.find("slower"), std::string::npos);
  EXPECT_NE(text.find("--repeat 5"), std::string::npos);
}

TEST(Difference, OfOneRunAndAMergeIsPerRun) {
  const Profile one = profile(1e5), two = mergeProfiles({one, one});
  const Difference difference = compareProfiles(one, two, *findValue("time"));
  EXPECT_EQ(difference.runsAfter, 2u);
  EXPECT_DOUBLE_EQ(difference.whole.before, difference.whole.after);
  EXPECT_DOUBLE_EQ(changeOf(one, two).after, 1e5);
  EXPECT_DOUBLE_EQ(changeOf(one, two).callsAfter, 100);
  EXPECT_NE(textDifference(one, two, {}).find("1 before, 2 after: all numbers are per run"),
            std::string::npos);
}

TEST(Difference, BeyondTheSpreadIsAChange) {
  EXPECT_EQ(changeOf(repeated(5e5), repeated(6e5)).verdict, Verdict::More);
  EXPECT_EQ(changeOf(repeated(6e5), repeated(5e5)).verdict, Verdict::Less);
  EXPECT_EQ(changeOf(repeated(5e5), repeated(5.05e5)).verdict, Verdict::Noise);
  EXPECT_GT(changeOf(repeated(5e5), repeated(5.05e5)).error, 1e3);
}

TEST(Difference, WithinTheErrorsOfTheRunsIsNoise) {
  EXPECT_EQ(changeOf(repeated(5e5, 1e10), repeated(6e5, 1e10)).verdict, Verdict::Noise);
}

TEST(Difference, OfCallsIsExact) {
  EXPECT_EQ(changeOf(profileOfCalls(100), profileOfCalls(101), "calls").verdict, Verdict::Differs);
  const Profile before = mergeProfiles({profileOfCalls(100), profileOfCalls(100)});
  const Profile after = mergeProfiles({profileOfCalls(101), profileOfCalls(101)});
  const FunctionChange change = changeOf(before, after, "calls");
  EXPECT_EQ(change.verdict, Verdict::More);
  EXPECT_DOUBLE_EQ(change.after - change.before, 1);
  const Profile varied = mergeProfiles({profileOfCalls(90), profileOfCalls(112)});
  EXPECT_EQ(changeOf(before, varied, "calls").verdict, Verdict::Noise);
}

TEST(Difference, ShowsWhatIsNewAndWhatIsGone) {
  Profile after = profile(1e5);
  after.functions[1].name = "other";
  const auto json = nlohmann::json::parse(jsonDifference(profile(1e5), after, {}));
  EXPECT_EQ(json["functions"].size(), 3u);
  EXPECT_EQ(json["functions"][0]["before"].get<int>() + json["functions"][0]["after"].get<int>(),
            100000);
  EXPECT_EQ(json["functions"][0]["verdict"], "unknown");
  EXPECT_TRUE(json["functions"][0]["error"].is_null());
}

/// Five runs in which `work` has `counts` of an event, and `ns` and five parts in a hundred more in
/// a library, where it has nine tenths of the events.
Profile repeatedWithCode(double ns, double library, double faults) {
  std::vector<Profile> runs;
  for (const double part : {0.99, 1.0, 1.01, 0.995, 1.005}) {
    Profile run = profile(part * (ns + library));
    run.objects = {{"/bin/app", "", 0, false, {}}, {"/lib/libc.so.6", "", 0, false, {}}};
    run.programs[0].path = "/bin/app";
    run.events.resize(1);
    run.events[0].name = "page-faults";
    run.events[0].enabledNs = 1;
    run.contexts[2].events = {{std::round(part * faults), 0}};
    run.contexts[2].clockSamples = 2000;
    run.contexts[2].clockNs = ns + library;
    const auto inLibrary = static_cast<uint64_t>(2000 * library / (ns + library));
    run.code = {{2, 0, 16, true, 2000 - inLibrary, ns},
                {2, 1, 32, false, inLibrary, library, {}, {{std::round(0.9 * part * faults), 0}}}};
    runs.push_back(run);
  }
  Profile sum = mergeProfiles(runs);
  nameFunctions(sum);
  showSampledCode(sum, nullptr);
  EXPECT_EQ(findDamage(sum), "");
  return sum;
}

FunctionChange changeIn(const std::string &function, const Profile &before, const Profile &after,
                        const Value &value) {
  for (const FunctionChange &change : compareProfiles(before, after, value).functions)
    if (change.name == function)
      return change;
  ADD_FAILURE() << function;
  return {};
}

TEST(Difference, TellsLibrariesFromTheirCallers) {
  const Value &time = *findValue("time");
  const Profile before = repeatedWithCode(5e5, 3e5, 1000);
  const Profile grown = repeatedWithCode(5e5, 6e5, 1000);
  const FunctionChange library = changeIn("[libc.so.6]", before, grown, time);
  EXPECT_NEAR(library.before, 3e5, 5e3);
  EXPECT_NEAR(library.after, 6e5, 5e3);
  EXPECT_EQ(library.verdict, Verdict::More);
  EXPECT_FALSE(library.hasCalls);
  const FunctionChange caller = changeIn("work", before, grown, time);
  EXPECT_NEAR(caller.before, caller.after, 2e4);
  EXPECT_EQ(caller.verdict, Verdict::Noise);
  EXPECT_TRUE(caller.hasCalls);
  const Profile same = repeatedWithCode(5e5, 3.02e5, 1000);
  EXPECT_EQ(changeIn("[libc.so.6]", before, same, time).verdict, Verdict::Noise);
}

/// The part may differ from run to run by all that the whole does.
TEST(Difference, OfAPartIsJudgedByTheSpreadOfTheWhole) {
  const Profile sum = repeatedWithCode(5e5, 3e5, 1000);
  const auto spreadOf = [&](const std::string &name) {
    for (size_t i = 0; i < sum.functions.size(); ++i)
      if (sum.functions[i].name == name)
        return sum.functionRuns[i].time.squares;
    return 0.0;
  };
  EXPECT_GT(spreadOf("work"), 0);
  EXPECT_DOUBLE_EQ(spreadOf("[libc.so.6]"), spreadOf("work"));
  double parts = 0;
  for (const RunSums &each : sum.functionRuns)
    parts += each.time.sum;
  EXPECT_NEAR(parts, sum.contextRuns[0].time.sum, 10);
  EXPECT_DOUBLE_EQ(sum.contextRuns[3].time.sum, sum.contexts[3].totalNs);
}

TEST(Difference, OfEventsIsJudgedByTheirSpread) {
  const Value &faults = eventValue("page-faults");
  const Profile before = repeatedWithCode(5e5, 3e5, 1000);
  const FunctionChange more =
      changeIn("[libc.so.6]", before, repeatedWithCode(5e5, 3e5, 1500), faults);
  EXPECT_NEAR(more.before, 900, 1);
  EXPECT_NEAR(more.after, 1350, 1);
  EXPECT_EQ(more.verdict, Verdict::More);
  const Profile same = repeatedWithCode(5e5, 3e5, 1004);
  EXPECT_EQ(changeIn("[libc.so.6]", before, same, faults).verdict, Verdict::Noise);
  EXPECT_GT(changeIn("[libc.so.6]", before, same, faults).error, 1);
  const Difference whole = compareProfiles(before, same, faults);
  EXPECT_NEAR(whole.whole.before, 1000, 1);
  EXPECT_EQ(nlohmann::json::parse(jsonDifference(before, same, {}))["functions"].size(), 3u);
}

TEST(Difference, OfProgramsWithOtherNamesComparesTheirCode) {
  Profile before = profile(1e5), after = profile(1e5);
  before.objects = {{"/bin/old", "", 0, false, {}}, {"/lib/old", "", 0, false, {}}};
  after.objects = {{"/usr/bin/new", "", 0, false, {}}};
  before.programs[0].path = "/bin/old";
  after.programs[0].path = "/usr/bin/new";
  before.functions.push_back({"start [old]", "", 0, false, false, "start [old]", 0, 0, true});
  before.functions.push_back({"other", "", 0, false, false, "other", 1, 0, false});
  nameProgramLikeThatOf(after, before);
  EXPECT_EQ(before.functions[2].name, "start [new]");
  EXPECT_EQ(before.functions[2].shownName, "start [new]");
  EXPECT_EQ(before.functions[3].name, "other");
  before.programs[0].path = "/bin/unknown";
  nameProgramLikeThatOf(after, before);
  EXPECT_EQ(before.functions[2].name, "start [new]");
}

/// Returns the difference in the data of a page.
nlohmann::json differenceIn(const std::string &page) {
  const std::string before = "id=\"profile\">\n";
  const size_t first = page.find(before) + before.size();
  return nlohmann::json::parse(
      page.substr(first, page.find("\n</script>", first) - first))["difference"];
}

/// Returns the numbers of an array in which -n stands for n zeros.
std::vector<int64_t> unpacked(const nlohmann::json &packed) {
  std::vector<int64_t> numbers;
  for (const int64_t number : packed)
    numbers.insert(numbers.end(), number < 0 ? static_cast<size_t>(-number) : 1,
                   std::max<int64_t>(number, 0));
  return numbers;
}

/// Contexts are the root, main, and the function that changed.
TEST(Difference, PageKnowsWhatContextsAndFunctionsHadBefore) {
  const nlohmann::json single =
      differenceIn(pageDifference(profile(1e5), profile(3e5), {}))["values"]["time"];
  EXPECT_EQ(single["isJudged"], false);
  EXPECT_EQ(unpacked(single["contexts"]["before"])[2], 100000);
  EXPECT_EQ(unpacked(single["contexts"]["verdict"])[2], 4);

  const nlohmann::json page = differenceIn(flameGraphDifference(repeated(1e5), repeated(3e5), {}));
  const nlohmann::json several = page["values"]["time"];
  EXPECT_EQ(page["runsBefore"], 5);
  EXPECT_EQ(several["isJudged"], true);
  EXPECT_EQ(unpacked(several["contexts"]["before"])[2], 500000) << "the sum of all runs";
  EXPECT_EQ(unpacked(several["contexts"]["verdict"])[2], 2);
  const std::vector<int64_t> functions = unpacked(several["functions"]["function"]);
  const auto work = std::find(functions.begin(), functions.end(), 1) - functions.begin();
  EXPECT_EQ(unpacked(several["functions"]["before"])[work], 500000);
  EXPECT_EQ(unpacked(several["functions"]["after"])[work], 1500000);
  EXPECT_EQ(unpacked(several["functions"]["verdict"])[work], 2);
}

TEST(Difference, PageNamesFunctionsThatAreGone) {
  Profile before = profile(1e5);
  before.functions[1].name = "gone";
  const nlohmann::json difference = differenceIn(pageDifference(before, profile(3e5), {}));
  EXPECT_EQ(difference["gone"], nlohmann::json({"gone"}));
  EXPECT_EQ(unpacked(difference["values"]["time"]["functions"]["function"]).size(), 3u);
}

} // namespace
} // namespace vais::profiler::test
