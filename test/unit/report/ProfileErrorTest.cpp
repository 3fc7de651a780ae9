/// The messages about files that are not profiles, or damaged ones.

#include "test/unit/report/ProfileBuilder.h"

#include "runtime/report/store/ProfileReader.h"

#include <gtest/gtest.h>

namespace vais::profiler::test {
namespace {

/// Returns the error message of readProfile, without the path, for a file of these bytes.
std::string errorOf(const std::string &bytes) {
  const TemporaryFile file(bytes);
  try {
    readProfile(file.path());
  } catch (const ProfileError &error) {
    const std::string text = error.what();
    EXPECT_EQ(text.rfind(file.path() + ": ", 0), 0u) << text;
    EXPECT_EQ(text.find('\n'), std::string::npos) << text;
    return text.substr(file.path().size() + 2);
  }
  return "no error";
}

/// A profile in which main calls work.
struct Example : ProfileBuilder {
  ThreadAddress owner = thread();
  ContextAddress main = child(root(owner), function("main"), 1);
  ContextAddress work = child(main, function("work"), 2);
};

TEST(ProfileError, NamesAMissingFile) {
  try {
    readProfile("/nonexistent/x.vprof");
    FAIL();
  } catch (const ProfileError &error) {
    EXPECT_STREQ(error.what(),
                 "/nonexistent/x.vprof: expected a profile, found no such file or directory");
  }
}

TEST(ProfileError, RefusesDirectories) { EXPECT_THROW(readProfile("/tmp"), ProfileError); }

TEST(ProfileError, SaysThatAFileIsEmpty) {
  EXPECT_EQ(errorOf(""), "expected a profile, found an empty file");
}

TEST(ProfileError, SaysThatAFileIsNoProfile) {
  EXPECT_EQ(errorOf("\x7f"
                    "ELF and so on"),
            "expected a profile, found another kind of file");
}

TEST(ProfileError, SaysThatTheHeaderIsTruncated) {
  EXPECT_EQ(errorOf(Example().bytes().substr(0, 100)),
            "expected at least 4096 bytes, found 100 (truncated)");
}

TEST(ProfileError, SaysThatTheFileIsTruncated) {
  const std::string bytes = Example().bytes(); // the time of the last edge is at the end
  EXPECT_EQ(errorOf(bytes.substr(0, bytes.size() - 1)),
            "expected at least " + std::to_string(bytes.size()) + " bytes, found " +
                std::to_string(bytes.size() - 1) + " (truncated)");
}

TEST(ProfileError, NamesTheVersion) {
  Example example;
  example.header().version = 7;
  EXPECT_EQ(errorOf(example.bytes()), "expected format version 4 to 6, found 7");
  example.header().version = 3;
  EXPECT_EQ(errorOf(example.bytes()), "expected format version 4 to 6, found 3");
}

TEST(ProfileError, TheOldestVersionIsRead) {
  Example example;
  example.header().version = format::kOldestVersion;
  EXPECT_EQ(errorOf(example.bytes()), "no error");
}

TEST(ProfileError, NamesTheHeaderSize) {
  Example example;
  example.header().headerSize = 8192;
  EXPECT_EQ(errorOf(example.bytes()), "expected a header of 4096 bytes, found 8192");
}

TEST(ProfileError, NamesTheByteOrder) {
  Example example;
  example.header().byteOrder = 0x04030201;
  EXPECT_EQ(errorOf(example.bytes()),
            "expected the byte order of this machine, found the opposite one");
  example.header().byteOrder = 5;
  EXPECT_EQ(errorOf(example.bytes()), "expected a byte order mark, found 0x5");
}

TEST(ProfileError, NamesUnknownFeatures) {
  Example example;
  example.header().features = 6;
  EXPECT_EQ(errorOf(example.bytes()), "expected no features, found unknown features 0x6");
}

TEST(ProfileError, NamesUnknownModes) {
  Example example;
  example.header().timeMode = static_cast<format::TimeMode>(9);
  EXPECT_EQ(errorOf(example.bytes()), "expected a time mode, found 9");
}

TEST(ProfileError, RefusesAddressesOutsideAndAstray) {
  Example example;
  example.header().threads.value = 0x1000;
  EXPECT_EQ(errorOf(example.bytes()), "expected an address inside the profile, found 0x1000");
  example.header().threads.value = ProfileBuilder::kBase + 64;
  EXPECT_EQ(errorOf(example.bytes()),
            "expected an address inside the profile, found 0x7f1200000040");
  example.header().threads.value = example.owner.value + 8;
  EXPECT_EQ(errorOf(example.bytes()).rfind("expected an address aligned to 64, found 0x", 0), 0u);
}

TEST(ProfileError, RefusesListsInACircle) {
  Example example;
  example.at(example.owner).next = example.owner;
  EXPECT_EQ(errorOf(example.bytes()),
            "expected structures that fit in the file, found more of them (a list or tree in a "
            "circle)");
}

TEST(ProfileError, RefusesOpenCallsInACircle) {
  Example example;
  example.open(example.owner, {}, 5, 0);
  example.at(example.at(example.owner).timedTop).previous = example.at(example.owner).timedTop;
  EXPECT_NE(errorOf(example.bytes()).find("in a circle"), std::string::npos);
}

TEST(ProfileError, RefusesEdgesToContextsOfOtherFunctions) {
  Example example;
  example.at(example.main).slots[0].function = example.at(example.main).function;
  EXPECT_EQ(errorOf(example.bytes()),
            "expected an edge to a context of its function, found one to that of another function");
}

TEST(ProfileError, RefusesEdgesAcrossTheTree) {
  Example example;
  example.at(example.work).parent = example.work;
  EXPECT_EQ(errorOf(example.bytes()),
            "expected an edge to a child or ancestor, found one to another context");
}

TEST(ProfileError, RefusesEdgesToTheRoot) {
  Example example;
  example.at(example.main).slots[0].target = example.root(example.owner);
  EXPECT_NE(errorOf(example.bytes()), "no error");
}

} // namespace
} // namespace vais::profiler::test
