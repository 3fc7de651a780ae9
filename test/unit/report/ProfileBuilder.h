/// Makes profile files as an instrumented process would leave them.

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

/// A profile in memory: time=sampled on CLOCK_MONOTONIC, so that a tick is a nanosecond; recording
/// from 1000 to 11000.
class ProfileBuilder {
public:
  ProfileBuilder();

  format::Header &header() { return *reinterpret_cast<format::Header *>(bytes_.data()); }
  template <class T> T &at(format::Address<T> address) {
    return *reinterpret_cast<T *>(&bytes_[address.value - kBase]);
  }

  /// A zeroed T; the references that at() gave stay valid.
  template <class T> format::Address<T> make(size_t size = sizeof(T), size_t alignment = 64) {
    return {allocate(size, alignment)};
  }

  format::Address<format::String> text(const std::string &text);
  FunctionAddress function(const std::string &name, const std::string &file = "",
                           uint32_t line = 0);
  ThreadAddress thread();
  ContextAddress root(ThreadAddress thread) { return at(thread).root; }

  /// A context below `parent` with the edge to it.
  ContextAddress child(ContextAddress parent, FunctionAddress function, uint64_t calls,
                       const format::EdgeTime &time = {});

  /// A flat context, which edges are still to lead to.
  ContextAddress flat(FunctionAddress function);

  /// An edge between contexts that exist; in the overflow table when all slots are taken. Returns
  /// where its time is.
  format::Address<format::EdgeTime> edge(ContextAddress from, ContextAddress to, uint64_t calls,
                                         const format::EdgeTime &time = {});

  /// Puts an open timed call of the edge whose time is at `time` on top of the others.
  void open(ThreadAddress thread, format::Address<format::EdgeTime> time, uint64_t start,
            uint64_t spentBefore);

  std::string bytes() const { return {bytes_.data(), used_}; }

  /// The profile that readProfile makes of bytes().
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

/// A file of its own that goes with the object.
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

/// "main;fib" for a context, "" for the root.
std::string pathOf(const Profile &profile, Index context);

/// The context or edge of those paths; the test fails, and an empty one is returned, without it.
Context contextAt(const Profile &profile, const std::string &path);
Edge edgeAt(const Profile &profile, const std::string &from, const std::string &to);

} // namespace vais::profiler::test

#endif
