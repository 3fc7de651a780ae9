/// Samples: a value like others, which ranks functions where nothing was timed.

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
Snapshot sampled() {
  Snapshot snapshot = sampleSnapshot();
  snapshot.contexts[3].samples = 7;
  snapshot.contexts[5].samples = 2;
  snapshot.dropped.samples = 4;
  return snapshot;
}

Snapshot sampledOnly() {
  Snapshot snapshot = sampled();
  snapshot.timeMode = TimeMode::None;
  snapshot.edges.clear();
  for (Context &context : snapshot.contexts)
    context.selfNs = context.totalNs = 0;
  return snapshot;
}

uint64_t samplesIn(const Snapshot &snapshot) {
  const std::vector<uint64_t> own = ownValues(snapshot, *findValue("samples"));
  return std::accumulate(own.begin(), own.end(), uint64_t(0));
}

std::string hottest(const Snapshot &snapshot) {
  return snapshot.functions[functionTotals(snapshot)[0].function].name;
}

TEST(Samples, AreAValueWhereThereAreAny) {
  EXPECT_FALSE(findValue("samples")->isKnown(sampleSnapshot()));
  EXPECT_TRUE(findValue("samples")->isKnown(sampled()));
  EXPECT_STREQ(defaultValue(sampled()).name, "time");
  EXPECT_STREQ(defaultValue(sampledOnly()).name, "samples");
}

TEST(Samples, AreKeptByWhateverMakesASnapshotOfASnapshot) {
  const Snapshot all = sampled();
  EXPECT_EQ(samplesIn(filterSnapshot(all, {})), 9u);
  EXPECT_EQ(samplesIn(filterSnapshot(all, filterOf("print", "", ""))), 2u);
  EXPECT_EQ(samplesIn(groupByFile(all)), 9u);
  EXPECT_EQ(samplesIn(groupByThread(all, {all, all})), 18u);
  EXPECT_EQ(samplesIn(invertSnapshot(all)), 9u);
}

TEST(Samples, AreSummedUpAndStored) {
  const Snapshot both = mergeSnapshots({sampled(), sampled()});
  EXPECT_EQ(samplesIn(both), 18u);
  EXPECT_EQ(both.dropped.samples, 8u);
  const Snapshot read = readProfile(TemporaryFile(snapshotFile(both)).path());
  EXPECT_EQ(jsonReport(read), jsonReport(both));
  EXPECT_EQ(samplesIn(read), 18u);
}

TEST(Samples, RankFunctionsWhereNothingWasTimed) {
  EXPECT_EQ(hottest(sampledOnly()), "parse_string");
  EXPECT_EQ(hottest(sampled()), hottest(sampleSnapshot())) << "by time";
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
            nlohmann::json::parse(jsonReport(sampleSnapshot()))["total_samples"]);
}

TEST(Samples, HaveAColumnInTheTextReport) {
  const std::string text = textReport(sampledOnly(), {});
  for (const char *part : {"Samples   9\n", "samples  calls", "77.8 %",
                           "note: 4 samples beyond the limit on samples: not kept"})
    EXPECT_NE(text.find(part), std::string::npos) << part << " in\n" << text;
  EXPECT_EQ(textReport(sampleSnapshot(), {}).find("amples "), std::string::npos);
}

} // namespace
} // namespace vais::profiler::test
