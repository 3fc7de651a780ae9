/// Functions to record: descriptors as the pass makes them, for use with hooks.

#ifndef VAIS_PROFILER_TEST_UNIT_RUNTIME_TESTFUNCTIONS_H
#define VAIS_PROFILER_TEST_UNIT_RUNTIME_TESTFUNCTIONS_H

#include "contracts/Hooks.h"
#include "contracts/ProfileFormat.h"

#include <cstdint>
#include <deque>
#include <functional>
#include <map>
#include <string>
#include <thread>
#include <vector>

extern "C" {
void *vais_profiler_record_enter(void *function);
void vais_profiler_record_exit(void *token);
void vais_profiler_record_resume(void *function, void *token);
void vais_profiler_record_malloc(void *block, uint64_t size);
void *vais_profiler_record_reallocating(void *old);
void vais_profiler_record_realloc(void *token, void *old, void *block, uint64_t size);
void vais_profiler_record_strdup(void *copy);
void vais_profiler_record_posix_memalign(void *out, uint64_t size, int32_t error);
void vais_profiler_record_free(void *block);
}

namespace vais::profiler::test {

/// `count` functions named <prefix>0, <prefix>1, .... They live as long as the process, because the
/// trees of threads continue to refer to them.
class TestFunctions {
public:
  TestFunctions(const std::string &prefix, int count);
  TestFunctions(const TestFunctions &) = delete;
  TestFunctions &operator=(const TestFunctions &) = delete;
  void *operator[](int i) { return &descriptors_[static_cast<size_t>(i)]; }
  const std::string &name(int i) const { return names_[static_cast<size_t>(i)]; }
  int size() const { return static_cast<int>(names_.size()); }
  static TestFunctions &make(const std::string &prefix, int count);

private:
  std::deque<std::string> names_;
  std::string strings_;
  VaisProfilerModule module_;
  std::deque<VaisProfilerFunction> descriptors_;
};

/// Runs `action` on a thread of its own, which begins at the root of its tree.
inline void onThread(const std::function<void()> &action) { std::thread(action).join(); }

/// A path of function names, and the name that is called from its end.
using EdgeName = std::pair<std::vector<std::string>, std::string>;

std::string nameOf(const format::Function &function);

/// Returns the calls of every edge of a thread's tree whose function's name starts with `prefix`.
std::map<EdgeName, uint64_t> edgeCalls(format::Thread &thread, const std::string &prefix);

/// Returns the calls of all functions whose names start with `prefix`, over all trees of the
/// process.
uint64_t allCalls(const std::string &prefix);

/// Returns the calls that no tree could hold and those refused in handlers, over all trees.
uint64_t allDroppedCalls();

} // namespace vais::profiler::test

#endif
