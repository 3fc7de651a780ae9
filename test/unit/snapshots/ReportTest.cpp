/// Reports: all formats, and what can go wrong when they are written.

#include "test/unit/snapshots/Recorded.h"

#include <cstdio>
#include <fcntl.h>
#include <gtest/gtest.h>
#include <nlohmann/json.hpp>
#include <sstream>
#include <thread>
#include <unistd.h>

namespace vais::profiler::test {
namespace {

std::string readAll(int fd) {
  std::string text(1 << 20, '\0');
  const ssize_t size = pread(fd, text.data(), text.size(), 0);
  text.resize(size > 0 ? static_cast<size_t>(size) : 0);
  return text;
}

/// Returns what vais_profiler_write_report() writes.
std::string written(void *profiler, const char *format) {
  std::FILE *file = std::tmpfile();
  EXPECT_TRUE(vais_profiler_write_report(profiler, format, fileno(file)));
  const std::string text = readAll(fileno(file));
  std::fclose(file);
  return text;
}

TEST(Reports, AreMadeInEveryFormat) {
  const Profiler profiler = recorded();
  size_t formats = 0;
  while (const char *format = vais_profiler_report_format(formats)) {
    EXPECT_FALSE(written(profiler.handle(), format).empty()) << format;
    ++formats;
  }
  EXPECT_GE(formats, 16u);
  EXPECT_EQ(vais_profiler_report_format(formats + 1), nullptr);
  EXPECT_STREQ(vais_profiler_report_format(0), "text");
}

TEST(Reports, AreMadeOfNothing) {
  const Profiler profiler;
  for (size_t i = 0; vais_profiler_report_format(i); ++i)
    EXPECT_NO_THROW(profiler.snapshot().report(vais_profiler_report_format(i)));
}

TEST(Reports, AreTextUnlessAskedOtherwise) {
  const Snapshot snapshot = recorded().snapshot();
  EXPECT_EQ(snapshot.report(nullptr), snapshot.report("text"));
}

TEST(Reports, OfASnapshotAreTheSameWheneverMade) {
  Profiler profiler = recorded();
  const Snapshot snapshot = profiler.snapshot();
  const std::string before = snapshot.report("json");
  profiler.recordSample("later");
  EXPECT_EQ(snapshot.report("json"), before);
}

TEST(Reports, HaveTheirSections) {
  const Profiler profiler = recorded();
  std::ostringstream text;
  text << TextReport(profiler.snapshot());
  for (const char *part : {"CPU profile", "60.0 %", "Memory profile", "4 allocations of 1.03 KiB",
                           "peak 1000 B", "live: 50 B", "Call graph", "main → parse"})
    EXPECT_NE(text.str().find(part), std::string::npos) << part << " in\n" << text.str();
}

TEST(Reports, ShowTheFirstTwenty) {
  Profiler profiler;
  profiler.start();
  for (int i = 10; i < 40; ++i)
    profiler.recordSample(("function" + std::to_string(i)).c_str());
  const std::string text = TextReport(profiler.snapshot()).text();
  EXPECT_NE(text.find("function29"), std::string::npos);
  EXPECT_EQ(text.find("function30"), std::string::npos);
  EXPECT_NE(text.find("10 more functions"), std::string::npos) << text;
}

TEST(Reports, FitIntoOneLine) {
  std::ostringstream text;
  text << CompactReport(recorded().snapshot());
  EXPECT_EQ(text.str().find('\n'), std::string::npos);
  EXPECT_NE(text.str().find("10 samples, 1.03 KiB allocated (peak 1000 B), 4 edges, "
                            "hottest parse (60.0 %)"),
            std::string::npos)
      << text.str();
}

TEST(Reports, FlameGraphsAreOfSamples) {
  const FlameGraphData graph(recorded().snapshot());
  EXPECT_EQ(graph.folded(), "main 1\nparse 6\nprint 3\n");
  EXPECT_NE(graph.svg().find("<svg"), std::string::npos);
  EXPECT_NE(graph.html().find("<html"), std::string::npos);
}

TEST(Reports, DescribeTheProcess) {
  const auto json = nlohmann::json::parse(recorded().snapshot().report("json"));
  EXPECT_EQ(json["program"]["pid"], getpid());
  EXPECT_EQ(json["program"]["state"], "running");
  EXPECT_EQ(json["total_samples"], 10);
  EXPECT_EQ(json["edges"].size(), 4u);
  EXPECT_TRUE(json["memory"]["leaked_bytes"].is_null()) << "what is live has not leaked yet";
}

TEST(Reports, UnknownFormatsAreRefused) {
  const Profiler profiler = recorded();
  EXPECT_FALSE(vais_profiler_write_report(profiler.handle(), "sonnet", STDOUT_FILENO));
  EXPECT_EQ(vais_profiler_last_error(), VAIS_PROFILER_UNKNOWN_FORMAT);
  std::error_code error;
  EXPECT_EQ(profiler.snapshot().report("", error), "");
  EXPECT_EQ(error, Error::UnknownFormat);
  EXPECT_THROW(profiler.snapshot().report("sonnet"), std::system_error);
}

TEST(Reports, OfNullAreRefused) {
  EXPECT_FALSE(vais_profiler_write_report(nullptr, "text", STDOUT_FILENO));
  EXPECT_EQ(vais_profiler_last_error(), VAIS_PROFILER_NULL_HANDLE);
  EXPECT_FALSE(vais_profiler_snapshot_write(nullptr, "text", STDOUT_FILENO));
  EXPECT_FALSE(
      vais_profiler_snapshot_report(recorded().snapshot().handle(), "text", nullptr, nullptr));
}

TEST(Reports, FullAndClosedFilesAreErrors) {
  const Profiler profiler = recorded();
  const Snapshot snapshot = profiler.snapshot();
  const int full = open("/dev/full", O_WRONLY | O_CLOEXEC);
  ASSERT_GE(full, 0);
  EXPECT_FALSE(vais_profiler_write_report(profiler.handle(), "text", full));
  EXPECT_EQ(errno, ENOSPC);
  EXPECT_EQ(vais_profiler_last_error(), VAIS_PROFILER_WRITE_FAILED);
  std::error_code error;
  snapshot.writeReport("json", full, error);
  EXPECT_EQ(error, std::errc::no_space_on_device);
  close(full);
  snapshot.writeReport("json", full, error);
  EXPECT_EQ(error, std::errc::bad_file_descriptor);
  EXPECT_THROW(snapshot.writeReport("json", -1), std::system_error);
}

TEST(Reports, ASinkMayGiveUp) {
  const auto refuse = [](void *user, const char *, size_t) {
    ++*static_cast<int *>(user);
    return false;
  };
  int calls = 0;
  EXPECT_FALSE(
      vais_profiler_snapshot_report(recorded().snapshot().handle(), "text", refuse, &calls));
  EXPECT_EQ(calls, 1);
  EXPECT_EQ(vais_profiler_last_error(), VAIS_PROFILER_WRITE_FAILED);
}

/// A full, non-blocking pipe that is not emptied at first.
TEST(Reports, WaitForRoomInAPipe) {
  Profiler profiler;
  profiler.start();
  for (int i = 0; i < 5000; ++i)
    profiler.recordSample(("function" + std::to_string(i)).c_str());
  const Snapshot snapshot = profiler.snapshot();
  int ends[2];
  ASSERT_EQ(pipe2(ends, O_CLOEXEC | O_NONBLOCK), 0);
  std::string read;
  std::error_code error;
  std::thread writer([&] {
    snapshot.writeReport("json", ends[1], error);
    close(ends[1]);
  });
  std::this_thread::sleep_for(std::chrono::milliseconds(20));
  fcntl(ends[0], F_SETFL, 0);
  char bytes[4096];
  for (ssize_t size; (size = ::read(ends[0], bytes, sizeof bytes)) > 0;)
    read.append(bytes, static_cast<size_t>(size));
  writer.join();
  close(ends[0]);
  EXPECT_FALSE(error) << error.message();
  EXPECT_EQ(read, snapshot.report("json"));
}

} // namespace
} // namespace vais::profiler::test
