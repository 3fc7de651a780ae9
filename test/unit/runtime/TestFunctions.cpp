/// Descriptors, and sums over the trees of the process.

#include "test/unit/runtime/TestFunctions.h"

#include "runtime/collect/contexts/ContextTree.h"
#include "runtime/collect/state/ThreadState.h"

#include <algorithm>

namespace vais::profiler::test {
namespace {

constexpr char kHooks = 1;
constexpr char kFile[] = "\0test.c";

bool startsWith(const std::string &text, const std::string &prefix) {
  return text.compare(0, prefix.size(), prefix) == 0;
}

std::vector<std::string> pathOf(const format::Context *context) {
  std::vector<std::string> path;
  for (; context && context->function.value; context = context->parent.get())
    path.push_back(nameOf(*context->function.get()));
  std::reverse(path.begin(), path.end());
  return path;
}

template <class Visit> void forEachThread(Visit visit) {
  for (auto *thread = gSwitches.header->threads.get(); thread; thread = thread->next.get())
    visit(*thread);
}

} // namespace

TestFunctions::TestFunctions(const std::string &prefix, int count)
    : strings_(kFile, kFile + sizeof kFile) {
  for (int i = 0; i < count; ++i) {
    names_.push_back(prefix + std::to_string(i));
    const auto place = static_cast<uint32_t>(strings_.size());
    strings_.append(names_.back()).push_back('\0');
    descriptors_.push_back({VAIS_PROFILER_UNREGISTERED, &module_, place, 1, 1, 0, 0, 0, 0, 0, 0});
  }
  module_ = {&kHooks, strings_.c_str(), nullptr, 1, 0};
}

TestFunctions &TestFunctions::make(const std::string &prefix, int count) {
  static std::deque<TestFunctions> all;
  return all.emplace_back(prefix, count);
}

std::string nameOf(const format::Function &function) {
  const format::String &name = *function.name.get();
  return {name.text, name.length};
}

std::map<EdgeName, uint64_t> edgeCalls(format::Thread &thread, const std::string &prefix) {
  std::map<EdgeName, uint64_t> calls;
  forEachEdge(thread, [&](format::Context &caller, format::Slot &slot, format::EdgeTime *,
                          uint64_t ofEdge) {
    const std::string name = nameOf(*slot.function.get());
    if (startsWith(name, prefix) && ofEdge)
      calls[{pathOf(&caller), name}] += ofEdge;
  });
  return calls;
}

uint64_t allCalls(const std::string &prefix) {
  uint64_t sum = 0;
  forEachThread([&](format::Thread &thread) {
    for (const auto &[edge, calls] : edgeCalls(thread, prefix))
      sum += calls;
  });
  return sum;
}

uint64_t allDroppedCalls() {
  uint64_t sum = gSwitches.header->droppedCalls;
  forEachThread([&](format::Thread &thread) { sum += thread.droppedCalls; });
  return sum;
}

} // namespace vais::profiler::test
