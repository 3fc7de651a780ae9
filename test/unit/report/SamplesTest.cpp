/// Samples are a value like others, and rank functions if nothing was timed.

#include "runtime/report/formats/shared/Writers.h"
#include "runtime/report/store/MergedFile.h"
#include "runtime/report/store/ProfileReader.h"
#include "runtime/report/totals/Totals.h"
#include "runtime/report/totals/Values.h"
#include "runtime/report/transform/Grouping.h"
#include "runtime/report/transform/Inversion.h"
#include "runtime/report/transform/Merge.h"
#include "test/unit/report/Matching.h"
#include "test/unit/report/ProfileBuilder.h"
#include "test/unit/report/SampleProfile.h"

#include <gtest/gtest.h>
#include <nlohmann/json.hpp>
#include <numeric>

namespace vais::profiler::test {
namespace {

/// parse_string has 7 samples, print_value 2.
Profile sampled() {
  Profile profile = sampleProfile();
  profile.contexts[3].samples = 7;
  profile.contexts[5].samples = 2;
  profile.dropped.samples = 4;
  return profile;
}

Profile sampledOnly() {
  Profile profile = sampled();
  profile.timeMode = TimeMode::None;
  profile.edges.clear();
  for (Context &context : profile.contexts)
    context.selfNs = context.totalNs = 0;
  return profile;
}

uint64_t samplesIn(const Profile &profile) {
  const std::vector<uint64_t> own = ownValues(profile, *findValue("samples"));
  return std::accumulate(own.begin(), own.end(), uint64_t(0));
}

std::string hottest(const Profile &profile) {
  return profile.functions[functionTotals(profile)[0].function].name;
}

TEST(Samples, AreAValueWhereThereAreAny) {
  EXPECT_FALSE(findValue("samples")->isKnown(sampleProfile()));
  EXPECT_TRUE(findValue("samples")->isKnown(sampled()));
  EXPECT_STREQ(defaultValue(sampled()).name, "time");
  EXPECT_STREQ(defaultValue(sampledOnly()).name, "samples");
}

TEST(Samples, AreKeptByWhateverMakesAProfileOfAProfile) {
  const Profile all = sampled();
  EXPECT_EQ(samplesIn(filterProfile(all, {})), 9u);
  EXPECT_EQ(samplesIn(filterProfile(all, filterOf("print", "", ""))), 2u);
  EXPECT_EQ(samplesIn(groupByFile(all)), 9u);
  EXPECT_EQ(samplesIn(groupByThread(all, {all, all})), 18u);
  EXPECT_EQ(samplesIn(invertProfile(all)), 9u);
}

TEST(Samples, AreSummedUpAndStored) {
  const Profile both = mergeProfiles({sampled(), sampled()});
  EXPECT_EQ(samplesIn(both), 18u);
  EXPECT_EQ(both.dropped.samples, 8u);
  const Profile read = readProfile(TemporaryFile(mergedFile(both)).path());
  EXPECT_EQ(jsonReport(read), jsonReport(both));
  EXPECT_EQ(samplesIn(read), 18u);
}

TEST(Samples, RankFunctionsWhereNothingWasTimed) {
  EXPECT_EQ(hottest(sampledOnly()), "parse_string");
  EXPECT_EQ(hottest(sampled()), hottest(sampleProfile())) << "by time";
}

TEST(Samples, AreInTheJsonReport) {
  const auto json = nlohmann::json::parse(jsonReport(sampledOnly()));
  EXPECT_EQ(json["total_samples"], 9);
  EXPECT_EQ(json["hot_functions"][0]["name"], "parse_string");
  EXPECT_EQ(json["hot_functions"][0]["samples"], 7);
  EXPECT_NEAR(json["hot_functions"][0]["percentage"], 700.0 / 9, 1e-9);
  EXPECT_EQ(json["functions"][0]["samples"], 7);
  EXPECT_EQ(json["dropped"]["samples"], 4);
}

TEST(Samples, OfTimedProfilesAreTimedCallsInTheJsonReport) {
  const auto json = nlohmann::json::parse(jsonReport(sampled()));
  EXPECT_EQ(json["total_samples"],
            nlohmann::json::parse(jsonReport(sampleProfile()))["total_samples"]);
}

TEST(Samples, HaveAColumnInTheTextReport) {
  const std::string text = textReport(sampledOnly(), {});
  for (const char *part : {"Samples   9\n", "samples  calls", "77.8 %",
                           "note: 4 samples beyond the limit on samples: not kept"})
    EXPECT_NE(text.find(part), std::string::npos) << part << " in\n" << text;
  EXPECT_EQ(textReport(sampleProfile(), {}).find("amples "), std::string::npos);
}

} // namespace
} // namespace vais::profiler::test
