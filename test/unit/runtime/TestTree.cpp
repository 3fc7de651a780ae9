/// Makes a tree as the runtime does, but does not add it to the profile's list.

#include "test/unit/runtime/TestTree.h"

#include "runtime/collect/arena/Arena.h"
#include "runtime/collect/contexts/ContextTree.h"
#include "runtime/collect/state/OwnProcess.h"
#include "runtime/collect/timing/TimedCallStack.h"

namespace vais::profiler::test {

TestTree::TestTree(format::TimeMode mode) : stateBefore_(tState), switchesBefore_(gSwitches) {
  gSwitches.timeMode = mode;
  gSwitches.isPlainExact = mode == format::TimeMode::Exact;
  setOwner(true);
  void *chunk = allocateChunk(kFirstChunk);
  thread_ = static_cast<format::Thread *>(chunk);
  thread_->arenaNext = reinterpret_cast<uint64_t>(thread_ + 1);
  thread_->arenaEnd = reinterpret_cast<uint64_t>(chunk) + kFirstChunk;
  thread_->chunkSize = kFirstChunk;
  thread_->random = 1;
  thread_->root.set(makeContext(*thread_, 0, nullptr));
  prepareTimedCalls(*thread_);
  tState.thread = thread_;
  tState.current = root();
}

TestTree::~TestTree() {
  tState = stateBefore_;
  gSwitches = switchesBefore_;
  setOwner(true);
}

format::Slot *TestTree::edge(format::Context *caller, uint64_t function) {
  format::Slot *slot = findEdge(caller, function);
  return slot ? slot : makeEdge(*thread_, caller, function);
}

format::Context *TestTree::call(format::Context *caller, uint64_t function) {
  format::Slot *slot = edge(caller, function);
  ++slot->calls;
  return slot->target.get();
}

} // namespace vais::profiler::test
