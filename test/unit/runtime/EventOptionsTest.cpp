/// How events are named.

#include "runtime/session/options/EventOptions.h"

#include <gtest/gtest.h>
#include <linux/perf_event.h>
#include <string>

namespace vais::profiler::test {
namespace {

bool parses(const std::string &text, EventRequest &request) {
  return parseEvent(text.c_str(), text.size(), request);
}

bool parses(const std::string &text, format::CountedEvent &event) {
  EventRequest request;
  const bool isParsed = parses(text, request);
  event = request.event;
  return isParsed;
}

TEST(EventOptions, NamesAreThoseOfPerf) {
  const struct {
    const char *name;
    uint32_t type;
    uint64_t config;
  } names[] = {
      {"cycles", PERF_TYPE_HARDWARE, PERF_COUNT_HW_CPU_CYCLES},
      {"cpu-cycles", PERF_TYPE_HARDWARE, PERF_COUNT_HW_CPU_CYCLES},
      {"instructions", PERF_TYPE_HARDWARE, PERF_COUNT_HW_INSTRUCTIONS},
      {"cache-misses", PERF_TYPE_HARDWARE, PERF_COUNT_HW_CACHE_MISSES},
      {"branch-misses", PERF_TYPE_HARDWARE, PERF_COUNT_HW_BRANCH_MISSES},
      {"ref-cycles", PERF_TYPE_HARDWARE, PERF_COUNT_HW_REF_CPU_CYCLES},
      {"task-clock", PERF_TYPE_SOFTWARE, PERF_COUNT_SW_TASK_CLOCK},
      {"page-faults", PERF_TYPE_SOFTWARE, PERF_COUNT_SW_PAGE_FAULTS},
      {"faults", PERF_TYPE_SOFTWARE, PERF_COUNT_SW_PAGE_FAULTS},
      {"context-switches", PERF_TYPE_SOFTWARE, PERF_COUNT_SW_CONTEXT_SWITCHES},
      {"cpu-migrations", PERF_TYPE_SOFTWARE, PERF_COUNT_SW_CPU_MIGRATIONS},
      {"minor-faults", PERF_TYPE_SOFTWARE, PERF_COUNT_SW_PAGE_FAULTS_MIN},
      {"major-faults", PERF_TYPE_SOFTWARE, PERF_COUNT_SW_PAGE_FAULTS_MAJ},
      {"LLC-load-misses", PERF_TYPE_HW_CACHE,
       PERF_COUNT_HW_CACHE_LL | PERF_COUNT_HW_CACHE_OP_READ << 8 |
           PERF_COUNT_HW_CACHE_RESULT_MISS << 16},
      {"dTLB-load-misses", PERF_TYPE_HW_CACHE,
       PERF_COUNT_HW_CACHE_DTLB | PERF_COUNT_HW_CACHE_RESULT_MISS << 16},
  };
  for (const auto &each : names) {
    format::CountedEvent event;
    ASSERT_TRUE(parses(each.name, event)) << each.name;
    EXPECT_STREQ(event.name, each.name);
    EXPECT_EQ(event.type, each.type) << each.name;
    EXPECT_EQ(event.config, each.config) << each.name;
  }
}

TEST(EventOptions, NumbersAreTakenAsTheyAre) {
  format::CountedEvent event;
  ASSERT_TRUE(parses("r1C2", event));
  EXPECT_EQ(event.type, uint32_t(PERF_TYPE_RAW));
  EXPECT_EQ(event.config, 0x1c2u);
  ASSERT_TRUE(parses("UOPS_ISSUED:ANY=4.5301c2", event));
  EXPECT_STREQ(event.name, "UOPS_ISSUED:ANY");
  EXPECT_EQ(event.type, 4u);
  EXPECT_EQ(event.config, 0x5301c2u);
}

TEST(EventOptions, MayHaveFurtherNumbers) {
  EventRequest request;
  ASSERT_TRUE(parses("OFFCORE_RESPONSE_0=4.1b7.10001", request));
  EXPECT_EQ(request.event.config, 0x1b7u);
  EXPECT_EQ(request.config1, 0x10001u);
  EXPECT_EQ(request.config2, 0u);
  ASSERT_TRUE(parses("mine=12.ff.0.ABC:k", request));
  EXPECT_STREQ(request.event.name, "mine");
  EXPECT_EQ(request.event.type, 12u);
  EXPECT_EQ(request.config1, 0u);
  EXPECT_EQ(request.config2, 0xabcu);
  EXPECT_EQ(request.event.flags, format::kEventIsKernelOnly);
}

TEST(EventOptions, ModifiersSayWhereEventsCount) {
  const struct {
    const char *text, *name;
    uint32_t flags;
  } events[] = {{"cycles:u", "cycles:u", format::kEventIsUserOnly},
                {"page-faults:k", "page-faults:k", format::kEventIsKernelOnly},
                {"cycles:uk", "cycles:uk", 0},
                {"cycles:ku", "cycles:ku", 0},
                {"r1c2:u", "r1c2:u", format::kEventIsUserOnly},
                {"UOPS_ISSUED:ANY=4.1:u", "UOPS_ISSUED:ANY", format::kEventIsUserOnly},
                {"UOPS_ISSUED:u=4.1", "UOPS_ISSUED:u", 0}};
  for (const auto &each : events) {
    format::CountedEvent event;
    ASSERT_TRUE(parses(each.text, event)) << each.text;
    EXPECT_STREQ(event.name, each.name);
    EXPECT_EQ(event.flags, each.flags) << each.text;
  }
}

TEST(EventOptions, AnythingElseIsNone) {
  format::CountedEvent event;
  for (const char *text : {"",
                           "cycels",
                           "r",
                           "rx1",
                           "r12345678901234567",
                           "=4.1",
                           "a=",
                           "a=4",
                           "a=4.",
                           "a=.1",
                           "a=x.1",
                           "a=4.1,",
                           "a=4.1.",
                           "a=4.1.2.3.4",
                           "a=4..2",
                           "a=4.1:",
                           "a=4.1:x",
                           "cycles:",
                           "cycles:h",
                           "cycles:ux",
                           ":u",
                           "a=:u",
                           "a=99999999999.1",
                           "cycles ",
                           "a-name-that-is-longer-than-any-that-fits=4.1"})
    EXPECT_FALSE(parses(text, event)) << text;
}

} // namespace
} // namespace vais::profiler::test
