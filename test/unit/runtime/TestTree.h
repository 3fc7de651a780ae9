/// A thread's tree to work on directly, separate from those to which hooks write.

#ifndef VAIS_PROFILER_TEST_UNIT_RUNTIME_TESTTREE_H
#define VAIS_PROFILER_TEST_UNIT_RUNTIME_TESTTREE_H

#include "runtime/collect/state/ThreadState.h"

#include "contracts/ProfileFormat.h"

#include <cstdint>

namespace vais::profiler::test {

/// An empty tree, which belongs to the calling thread for its lifetime.
class TestTree {
public:
  explicit TestTree(format::TimeMode mode = format::TimeMode::Sampled);
  ~TestTree();
  TestTree(const TestTree &) = delete;
  TestTree &operator=(const TestTree &) = delete;

  format::Thread &thread() { return *thread_; }
  format::Context *root() { return thread_->root.get(); }

  /// Returns the edge, which is made if necessary.
  format::Slot *edge(format::Context *caller, uint64_t function);
  /// Returns the context to which a call of `function` leads.
  format::Context *call(format::Context *caller, uint64_t function);

private:
  format::Thread *thread_;
  ThreadState stateBefore_;
  Switches switchesBefore_;
};

/// The address of an invented frame on the stack.
constexpr uint64_t kFrame = 1 << 30;

/// Records of functions, of which most tests need only the addresses. They are contiguous, like
/// those of a program.
constexpr uint64_t kRecords = uint64_t(1) << 15;
alignas(4096) inline format::Function gRecords[kRecords] = {};

inline uint64_t recordAddress(uint64_t number) {
  return reinterpret_cast<uint64_t>(&gRecords[number % kRecords]);
}

} // namespace vais::profiler::test

#endif
