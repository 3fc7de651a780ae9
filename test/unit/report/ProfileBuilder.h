/// Builds profile files as an instrumented process would leave them.

#ifndef VAIS_PROFILER_TEST_PROFILEBUILDER_H
#define VAIS_PROFILER_TEST_PROFILEBUILDER_H

#include "runtime/report/model/Profile.h"

#include "contracts/ProfileFormat.h"

#include <string>
#include <vector>

namespace vais::profiler::test {

using FunctionAddress = format::Address<format::Function>;
using ContextAddress = format::Address<format::Context>;
using ThreadAddress = format::Address<format::Thread>;

/// A profile in memory. It uses time=sampled on CLOCK_MONOTONIC, so that a tick is a nanosecond,
/// and was recorded from 1000 to 11000.
class ProfileBuilder {
public:
  ProfileBuilder();

  format::Header &header() { return *reinterpret_cast<format::Header *>(bytes_.data()); }
  template <class T> T &at(format::Address<T> address) {
    return *reinterpret_cast<T *>(&bytes_[address.value - kBase]);
  }

  /// Makes a zeroed T. References that at() returned stay valid.
  template <class T> format::Address<T> make(size_t size = sizeof(T), size_t alignment = 64) {
    return {allocate(size, alignment)};
  }

  format::Address<format::String> text(const std::string &text);
  FunctionAddress function(const std::string &name, const std::string &file = "",
                           uint32_t line = 0);
  ThreadAddress thread();
  ContextAddress root(ThreadAddress thread) { return at(thread).root; }

  /// Makes a context below `parent` with the edge into it.
  ContextAddress child(ContextAddress parent, FunctionAddress function, uint64_t calls,
                       const format::EdgeTime &time = {});

  /// Makes a flat context, into which edges are yet to be added.
  ContextAddress flat(FunctionAddress function);

  /// Makes an edge between existing contexts, in the overflow table if all slots are taken. Returns
  /// the address of its time.
  format::Address<format::EdgeTime> edge(ContextAddress from, ContextAddress to, uint64_t calls,
                                         const format::EdgeTime &time = {});

  /// Puts an open timed call of the edge whose time is at `time` on top of the others.
  void open(ThreadAddress thread, format::Address<format::EdgeTime> time, uint64_t start,
            uint64_t spentBefore);

  std::string bytes() const { return {bytes_.data(), used_}; }

  /// Returns the profile that readProfile makes of bytes().
  Profile read() const;

  static constexpr uint64_t kBase = 0x7f1200000000;

private:
  static constexpr size_t kCapacity = 1 << 20;
  static constexpr uint32_t kTableCapacity = 64;

  uint64_t allocate(size_t size, size_t alignment);
  void addOverflow(ContextAddress from, const format::Slot &slot,
                   format::Address<format::EdgeTime> time);

  std::vector<char> bytes_;
  size_t used_ = sizeof(format::Header);
};

/// A file that is removed with the object.
class TemporaryFile {
public:
  explicit TemporaryFile(const std::string &bytes);
  ~TemporaryFile();
  TemporaryFile(const TemporaryFile &) = delete;
  TemporaryFile &operator=(const TemporaryFile &) = delete;
  const std::string &path() const { return path_; }

private:
  std::string path_;
};

/// Returns "main;fib" for a context, and "" for the root.
std::string pathOf(const Profile &profile, Index context);

/// Return the context or edge with these paths. If there is none, the test fails, and an empty one
/// is returned.
Context contextAt(const Profile &profile, const std::string &path);
Edge edgeAt(const Profile &profile, const std::string &from, const std::string &to);

} // namespace vais::profiler::test

#endif
