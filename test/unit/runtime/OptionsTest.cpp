/// VAIS_PROFILER_OPTIONS: its meaning, and the messages about mistakes in it.

#include "runtime/session/options/Options.h"

#include <gtest/gtest.h>
#include <string>
#include <vector>

namespace vais::profiler::test {
namespace {

std::vector<std::string> gComplaints;

Options parse(const char *text) {
  gComplaints.clear();
  Options options;
  setDefaultOptions(options);
  addOptions(text, "VAIS_PROFILER_OPTIONS", options,
             [](const char *line) { gComplaints.emplace_back(line); });
  return options;
}

std::string complaintAbout(const char *text) {
  parse(text);
  return gComplaints.size() == 1 ? gComplaints[0] : std::to_string(gComplaints.size()) + " lines";
}

TEST(Options, DefaultsWhereNothingIsSaid) {
  for (const char *text : {static_cast<const char *>(nullptr), "", ":", "::"}) {
    const Options options = parse(text);
    EXPECT_STREQ(options.output.c_str(), "%n.%p.vprof");
    EXPECT_EQ(options.time, choice_time::sampled);
    EXPECT_EQ(options.memory, choice_memory::sampled);
    EXPECT_EQ(options.start, choice_start::on);
    EXPECT_EQ(options.max_contexts, 262144u);
    EXPECT_TRUE(gComplaints.empty());
  }
}

TEST(Options, EachKindIsRead) {
  const Options options = parse("output=a.vprof:time=exact:memory=none:start=off:max_contexts=17");
  EXPECT_STREQ(options.output.c_str(), "a.vprof");
  EXPECT_EQ(options.time, choice_time::exact);
  EXPECT_EQ(options.memory, choice_memory::none);
  EXPECT_EQ(options.start, choice_start::off);
  EXPECT_EQ(options.max_contexts, 17u);
  EXPECT_TRUE(gComplaints.empty());
}

TEST(Options, TheLatestOfAKeyHolds) {
  EXPECT_EQ(parse("time=none:time=exact").time, choice_time::exact);
  EXPECT_STREQ(parse("output=a:output=bc").output.c_str(), "bc");
}

TEST(Options, ColonsAndBackslashesInValuesAreEscaped) {
  EXPECT_STREQ(parse("output=a\\:b\\\\c=d:time=none").output.c_str(), "a:b\\c=d");
  EXPECT_EQ(parse("output=a\\:b:time=none").time, choice_time::none);
  EXPECT_STREQ(parse("output=a\\").output.c_str(), "a\\");
  EXPECT_STREQ(parse("output=\\a").output.c_str(), "a");
}

TEST(Options, UnknownKeysAreNamedWithTheNearest) {
  EXPECT_EQ(complaintAbout("tiem=none"),
            "VAIS_PROFILER_OPTIONS: unknown option 'tiem'; did you mean 'time'?");
  EXPECT_EQ(complaintAbout("max-contexts=1"),
            "VAIS_PROFILER_OPTIONS: unknown option 'max-contexts'; did you mean 'max_contexts'?");
  EXPECT_EQ(complaintAbout("memor"),
            "VAIS_PROFILER_OPTIONS: unknown option 'memor'; did you mean 'memory'?");
  EXPECT_EQ(complaintAbout("timeout=1"),
            "VAIS_PROFILER_OPTIONS: unknown option 'timeout'; did you mean 'time'?");
}

TEST(Options, UnknownValuesAreNamedWithTheNearest) {
  EXPECT_EQ(complaintAbout("time=exakt"),
            "VAIS_PROFILER_OPTIONS: time: unknown value 'exakt'; did you mean 'exact'?");
  EXPECT_EQ(complaintAbout("start=of"),
            "VAIS_PROFILER_OPTIONS: start: unknown value 'of'; did you mean 'off'?");
  EXPECT_EQ(parse("time=exakt:start=off").start, choice_start::off);
  EXPECT_EQ(parse("time=exakt").time, choice_time::sampled);
}

TEST(Options, NumbersHaveLimits) {
  EXPECT_EQ(parse("max_contexts=1").max_contexts, 1u);
  EXPECT_EQ(parse("max_contexts=1073741824").max_contexts, 1073741824u);
  EXPECT_TRUE(gComplaints.empty());
  for (const char *wrong :
       {"", "0", "1073741825", "-1", "1x", "99999999999999999999999999", "0x10"}) {
    const std::string value = wrong;
    EXPECT_EQ(
        complaintAbout(("max_contexts=" + value).c_str()),
        "VAIS_PROFILER_OPTIONS: max_contexts: expected a number from 1 to 1073741824, found '" +
            value + "'");
    EXPECT_EQ(parse(("max_contexts=" + value).c_str()).max_contexts, 262144u);
  }
}

TEST(Options, AnEmptyTextIsNoValue) {
  EXPECT_EQ(complaintAbout("output="), "VAIS_PROFILER_OPTIONS: output: expected a value");
  EXPECT_STREQ(parse("output=").output.c_str(), "%n.%p.vprof");
}

TEST(Options, WhatIsTooLongIsCutAndNotOverrun) {
  const std::string longText(100000, 'x');
  EXPECT_EQ(parse(("output=" + longText).c_str()).output.size(), 4095u);
  parse((longText + "=1").c_str());
  ASSERT_EQ(gComplaints.size(), 1u);
  EXPECT_LT(gComplaints[0].size(), 512u);
  parse(("time=" + longText).c_str());
  ASSERT_EQ(gComplaints.size(), 1u);
  EXPECT_LT(gComplaints[0].size(), 512u);
}

} // namespace
} // namespace vais::profiler::test
