/// The file to which a pattern refers.

#include "runtime/session/process/Process.h"

#include <gtest/gtest.h>
#include <string>
#include <unistd.h>

namespace vais::profiler::test {
namespace {

std::string expand(const char *pattern, bool isForked = false) {
  return expandOutput(pattern, "/usr/bin/program", 4711, isForked).c_str();
}

std::string workingDirectory() {
  char path[4096];
  return getcwd(path, sizeof path);
}

TEST(OutputPath, ReplacesPatterns) {
  EXPECT_EQ(expand("/tmp/%n.%p.vprof"), "/tmp/program.4711.vprof");
  EXPECT_EQ(expand("/tmp/%%n-%p-%p"), "/tmp/%n-4711-4711");
}

TEST(OutputPath, LeavesOtherPercentSignsAlone) {
  EXPECT_EQ(expand("/%x"), "/%x");
  EXPECT_EQ(expand("/100%"), "/100%");
  EXPECT_EQ(expand("/%"), "/%");
}

TEST(OutputPath, IsMadeAbsolute) {
  EXPECT_EQ(expand("a.vprof"), workingDirectory() + "/a.vprof");
  EXPECT_EQ(expand("./%n"), workingDirectory() + "/./program");
}

TEST(OutputPath, AForkedChildHasANameOfItsOwn) {
  EXPECT_EQ(expand("/a.vprof", true), "/a.vprof.4711");
  EXPECT_EQ(expand("/%p.vprof", true), "/4711.vprof");
  EXPECT_EQ(expand("/%%p", true), "/%p.4711");
}

TEST(OutputPath, AProgramWithoutANameHasOne) {
  EXPECT_STREQ(expandOutput("/%n", "", 1, false).c_str(), "/program");
  EXPECT_STREQ(expandOutput("/%n", "/bin/", 1, false).c_str(), "/program");
}

TEST(OutputPath, SaysWhenItIsCut) {
  const std::string pattern = "/" + std::string(4090, 'x') + "%n";
  EXPECT_TRUE(expandOutput(pattern.c_str(), "/bin/program", 1, false).isCut());
  EXPECT_FALSE(expandOutput("/x", "/bin/program", 1, false).isCut());
}

TEST(Environment, ValuesAreFoundByTheirWholeNames) {
  setenv("VAIS_PROFILER_TEST", "one=two", 1);
  EXPECT_STREQ(environmentValue("VAIS_PROFILER_TEST"), "one=two");
  EXPECT_EQ(environmentValue("VAIS_PROFILER_TES"), nullptr);
  EXPECT_EQ(environmentValue("VAIS_PROFILER_TEST_"), nullptr);
}

} // namespace
} // namespace vais::profiler::test
