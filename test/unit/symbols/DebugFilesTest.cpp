/// Debug information in files of its own, and objects that are not what they were.

#include "test/unit/symbols/CompiledObject.h"

#include <gtest/gtest.h>
#include <sys/stat.h>

namespace vais::profiler::test {
namespace {

using Warnings = std::vector<std::string>;

/// An object whose debug information is in the file `object.debug` beside it.
class SeparateDebug : public ::testing::Test {
protected:
  SeparateDebug() : built("-O2 -g") {
    inside = built.range("_ZL6hiddeni").begin;
    built.run("objcopy --only-keep-debug object object.debug && strip object");
  }

  /// Places the debug information in FOLDER/.build-id.
  void install(const std::string &folder) {
    const std::string &id = built.object().buildId;
    const std::string place = folder + "/.build-id/" + id.substr(0, 2);
    built.run("mkdir -p " + place + " && mv object.debug " + place + '/' + id.substr(2) + ".debug");
  }

  /// Returns what the server of DEBUGINFOD_URLS, a folder, is asked for.
  std::string served(const std::string &kind) const {
    return "server/buildid/" + built.object().buildId + '/' + kind;
  }

  CompiledObject built;
  uint64_t inside;
  const std::string found = "_ZL6hiddeni levels.cpp:35";
};

TEST_F(SeparateDebug, IsFoundByItsLink) {
  built.run("objcopy --add-gnu-debuglink=object.debug object");
  EXPECT_EQ(built.frames(inside), found);
  EXPECT_EQ(built.resolve({inside}).warnings, Warnings());
  built.run("mkdir .debug && mv object.debug .debug");
  EXPECT_EQ(built.frames(inside), found);
}

TEST_F(SeparateDebug, IsFoundByBuildId) {
  install("debug");
  EXPECT_EQ(built.frames(inside), found);
  EXPECT_EQ(built.resolve({inside}).warnings, Warnings());
}

TEST_F(SeparateDebug, OfAnotherBuildIsNotUsed) {
  const CompiledObject other("-O1 -g");
  built.run("objcopy --add-gnu-debuglink=object.debug object && mv " + other.path() +
            " object.debug");
  EXPECT_EQ(built.frames(inside), "");
}

TEST_F(SeparateDebug, IsEnoughIfTheObjectIsMissing) {
  install("debug");
  built.run("rm object");
  const ResolvedCode code = built.resolve({inside});
  EXPECT_EQ(framesOf(code, 0), found);
  EXPECT_EQ(code.warnings, Warnings{built.path() + ": expected build id " + built.object().buildId +
                                    ", found no such file or directory"});
}

TEST_F(SeparateDebug, IsFetchedFromAServer) {
  built.run("mkdir -p " + served("") + " && mv object.debug " + served("debuginfo"));
  setenv("DEBUGINFOD_URLS", ("file://" + built.folder() + "/server").c_str(), 1);
  setenv("DEBUGINFOD_CACHE_PATH", (built.folder() + "/cache").c_str(), 1);
  EXPECT_EQ(built.frames(inside), found);
  unsetenv("DEBUGINFOD_URLS");
}

TEST_F(SeparateDebug, AndTheObjectAreFetchedFromAServer) {
  built.run("mkdir -p " + served("") + " && mv object.debug " + served("debuginfo") +
            " && mv object " + served("executable"));
  setenv("DEBUGINFOD_URLS", ("file://" + built.folder() + "/server").c_str(), 1);
  setenv("DEBUGINFOD_CACHE_PATH", (built.folder() + "/cache").c_str(), 1);
  EXPECT_EQ(built.frames(inside), found);
  unsetenv("DEBUGINFOD_URLS");
}

TEST(ObjectFile, OfAnotherBuildIsNamedAndNotRead) {
  const CompiledObject object("-O2 -g");
  const CompiledObject other("-O1 -g");
  object.run("cp " + other.path() + " object");
  const ResolvedCode code = object.resolve(object.range("_Z6levelsi").addresses());
  EXPECT_EQ(code.detail, CodeDetail::Nothing);
  EXPECT_TRUE(code.frames.empty());
  EXPECT_EQ(code.file, "");
  EXPECT_EQ(code.warnings, Warnings{object.path() + ": expected build id " +
                                    object.object().buildId + ", found " + other.object().buildId});
}

TEST(ObjectFile, WithoutABuildIdIsNotReadIfThereWasOne) {
  const CompiledObject object("-O2 -g");
  object.run("objcopy --remove-section .note.gnu.build-id object");
  const ResolvedCode code = object.resolve({object.range("_Z6levelsi").begin});
  EXPECT_EQ(framesOf(code, 0), "");
  ASSERT_EQ(code.warnings.size(), 1U);
  EXPECT_NE(code.warnings[0].find(", found a file without one"), std::string::npos);
}

TEST(ObjectFile, IsReadIfItsBuildIdIsNotKnown) {
  const CompiledObject object("-O2 -g");
  const uint64_t inside = object.range("_ZL6hiddeni").begin;
  EXPECT_EQ(framesOf(resolveCode({object.path(), ""}, {inside}), 0), "_ZL6hiddeni levels.cpp:35");
}

TEST(ObjectFile, IsARegularFile) {
  const CompiledObject object("-O2 -g");
  object.run("rm object && mkfifo object");
  const ResolvedCode code = resolveCode({object.path(), ""}, {0x1000});
  EXPECT_EQ(code.warnings,
            Warnings{object.path() + ": expected an ELF file, found no regular file"});
}

TEST(ObjectFile, WithoutItsSplitDebugInformationHasLinesAndSymbols) {
  const CompiledObject object("-O2 -g -gsplit-dwarf");
  const CodeRange levels = object.range("_Z6levelsi");
  const std::string file = object.run("ls *.dwo");
  object.run("rm *.dwo");
  const ResolvedCode code = object.resolve({levels.begin});
  EXPECT_EQ(framesOf(code, 0).substr(0, 21), "_Z6levelsi levels.cpp");
  EXPECT_EQ(code.detail, CodeDetail::Lines);
  EXPECT_EQ(code.warnings,
            Warnings{file.substr(0, file.size() - 1) +
                     ": expected split debug information, found no such file; functions inlined "
                     "there are not shown"});
}

/// An object whose split debug information is in a package, which `packs` makes of it.
class ObjectFileOfPackage : public testing::TestWithParam<std::pair<const char *, const char *>> {};
INSTANTIATE_TEST_SUITE_P(
    ObjectFile, ObjectFileOfPackage,
    testing::Values(std::pair("-gdwarf-4", "dwp -e object"), // GNU dwp does not know DWARF 5
                    std::pair("-gdwarf-5", VAIS_PROFILER_LLVM_DWP " -e object")));

/// A package is read by newer versions of libdw; otherwise what the object itself has is known.
TEST_P(ObjectFileOfPackage, HasAtLeastLinesAndSymbols) {
  const auto [options, packs] = GetParam();
  const CompiledObject object(std::string("-O2 -gsplit-dwarf ") + options);
  const std::vector<uint64_t> addresses = object.range("_Z6levelsi").addresses();
  const ResolvedCode split = object.resolve(addresses);
  object.run(std::string(packs) + " -o object.dwp && rm *.dwo");
  const ResolvedCode code = object.resolve(addresses);
  EXPECT_EQ(code.detail, CodeDetail::Lines);
  if (code.warnings.empty()) {
    for (size_t i = 0; i < addresses.size(); ++i)
      EXPECT_EQ(framesOf(code, i), framesOf(split, i));
    return;
  }
  EXPECT_EQ(code.warnings,
            Warnings{object.path() + ".dwp: expected the .dwo files, found a package, "
                                     "which is not read; functions inlined there "
                                     "are not shown"});
  EXPECT_EQ(framesOf(code, 0), "_Z6levelsi levels.cpp:17");
  for (const CodeAddress &address : code.addresses)
    EXPECT_EQ(address.frames, 1u);
}

} // namespace
} // namespace vais::profiler::test
