/// Opening never waits, and every reader refuses what is not a regular file.

#include "runtime/report/read/RegularFile.h"

#include "runtime/report/store/ProfileReader.h"
#include "runtime/report/trace/Trace.h"
#include "test/unit/report/ProfileBuilder.h"
#include "test/unit/report/TraceBuilder.h"

#include <fcntl.h>
#include <gtest/gtest.h>
#include <sys/socket.h>
#include <sys/stat.h>
#include <sys/un.h>
#include <unistd.h>

namespace vais::profiler::test {
namespace {

/// A path for something that is not a regular file; it is removed with the object.
class Place {
public:
  Place() : path_(::testing::TempDir() + "place-XXXXXX") {
    mkdtemp(path_.data());
    path_ += "/x";
  }
  ~Place() {
    unlink(path_.c_str());
    rmdir(path_.substr(0, path_.size() - 2).c_str());
  }
  const std::string &path() const { return path_; }

private:
  std::string path_;
};

void expectRefused(const std::string &path, const std::string &problem) {
  const RegularFile file(path);
  EXPECT_FALSE(file);
  EXPECT_EQ(file.problem(), problem) << path;
  EXPECT_FALSE(isTraceFile(path));
  for (const auto &read : {+[](const std::string &at) { readProfile(at); },
                           +[](const std::string &at) { readThreadsOf(at); },
                           +[](const std::string &at) { readPhaseOf(at, "x"); },
                           +[](const std::string &at) { Trace trace(at); }})
    try {
      read(path);
      ADD_FAILURE() << path;
    } catch (const ProfileError &error) {
      EXPECT_EQ(error.what(), path + ": expected a profile, found " + problem);
    }
}

TEST(RegularFile, IsNoPipe) {
  const Place place;
  ASSERT_EQ(mkfifo(place.path().c_str(), 0600), 0);
  expectRefused(place.path(), "no regular file");
}

TEST(RegularFile, IsNoSocket) {
  const Place place;
  sockaddr_un address{};
  address.sun_family = AF_UNIX;
  ASSERT_LT(place.path().size(), sizeof(address.sun_path));
  place.path().copy(address.sun_path, place.path().size());
  const int listener = socket(AF_UNIX, SOCK_STREAM, 0);
  ASSERT_EQ(bind(listener, reinterpret_cast<sockaddr *>(&address), sizeof(address)), 0);
  expectRefused(place.path(), "no regular file");
  close(listener);
}

TEST(RegularFile, IsNoDevice) {
  expectRefused("/dev/zero", "no regular file");
  expectRefused("/dev/null", "no regular file");
}

TEST(RegularFile, IsNoFolder) { expectRefused("/", "a directory"); }

TEST(RegularFile, MustBeThere) {
  expectRefused("/nowhere/to/be/found", "no such file or directory");
}

TEST(RegularFile, MayBeWithoutASize) {
  const RegularFile status("/proc/self/status");
  ASSERT_TRUE(status);
  EXPECT_EQ(status.size(), 0u);
  EXPECT_NE(status.readAll(1 << 20).find("VmSize"), std::string::npos);
  EXPECT_EQ(status.readAll(4), "Name");
}

/// Writes "x" at 64 KiB and at 1 TiB of an empty file. Returns false if the file system does not
/// support such a length.
bool makeSparse(const std::string &path) {
  const int file = open(path.c_str(), O_WRONLY | O_CLOEXEC);
  const bool isMade = pwrite(file, "x", 1, 64 << 10) == 1 && pwrite(file, "x", 1, 1LL << 40) == 1;
  close(file);
  return isMade;
}

TEST(RegularFile, TellsHolesFromBytes) {
  const TemporaryFile place("");
  if (!makeSparse(place.path()))
    GTEST_SKIP() << "no sparse files of a TiB here";
  const RegularFile file(place.path());
  EXPECT_EQ(file.size(), (uint64_t(1) << 40) + 1);
  const Extent first = file.nextExtent(0);
  EXPECT_LE(first.begin, 64u << 10);
  EXPECT_LT(first.end, 1u << 20);
  const Extent second = file.nextExtent(first.end);
  EXPECT_LE(second.begin, uint64_t(1) << 40);
  EXPECT_EQ(second.end, file.size());
  EXPECT_EQ(file.nextExtent(second.end).begin, file.size());
  EXPECT_LT(file.storedBytes(), 1u << 20);
}

/// Two blocks of a trace with terabytes of holes between them, which would take hours to read one
/// by one.
TEST(RegularFile, SparseTracesAreReadWhereTheyHaveBytes) {
  TraceBuilder trace;
  const uint64_t function = trace.function("f");
  const uint32_t thread = trace.thread();
  for (uint64_t sequence = 0; sequence < 2; ++sequence) {
    trace.block(thread, sequence, format::BlockState::Written, 2000);
    trace.add(format::EventKind::Enter, function, 2000 + sequence);
    trace.add(format::EventKind::Exit, function, 2001 + sequence);
  }
  const std::string bytes = trace.bytes();
  const TemporaryFile place(bytes.substr(0, bytes.size() - format::kTraceBlockSize));
  const int file = open(place.path().c_str(), O_WRONLY | O_CLOEXEC);
  const uint64_t far = trace.header().traceStart + (uint64_t(1) << 22) * format::kTraceBlockSize;
  const bool isMade = pwrite(file, &bytes[bytes.size() - format::kTraceBlockSize],
                             format::kTraceBlockSize, static_cast<off_t>(far)) > 0;
  close(file);
  if (!isMade)
    GTEST_SKIP() << "no sparse files of a TiB here";
  EXPECT_EQ(edgeAt(readProfile(place.path()), "", "f").calls, 2u);
}

} // namespace
} // namespace vais::profiler::test
