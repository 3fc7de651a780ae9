/// Functions that call the hooks as instrumented code would.

#ifndef VAIS_PROFILER_TEST_UNIT_INSTRUMENTED_H
#define VAIS_PROFILER_TEST_UNIT_INSTRUMENTED_H

#include "contracts/Hooks.h"

#include <string_view>

using Void = void;
using Pointer = void *;
using Word = uint64_t;
using Int = int32_t;
#define VAIS_PROFILER_HOOK(name, result, ...)                                                      \
  extern "C" result vais_profiler_record_##name(__VA_ARGS__);
#include "contracts/Hooks.def"
extern "C" const char vais_profiler_hooks_5;

namespace vais::profiler::test {

inline const char kStrings[] =
    "\0HooksTest.cpp\0outer\0inner\0other\0recursive\0thread\0child\0long";
inline const VaisProfilerModule kModule = {&vais_profiler_hooks_5, kStrings, nullptr, 1, 0};

/// Describes a function with one of these names.
inline VaisProfilerFunction describe(std::string_view name) {
  const auto place = std::string_view(kStrings, sizeof kStrings).find(name);
  return {
      VAIS_PROFILER_UNREGISTERED, &kModule, static_cast<uint32_t>(place), 0, 0, 0, 0, 0, 0, 0, 0};
}
inline VaisProfilerFunction gOuter = describe("outer");
inline VaisProfilerFunction gInner = describe("inner");
inline VaisProfilerFunction gOther = describe("other");

/// Calls `body()` within the instrumented function.
template <class Body> void within(VaisProfilerFunction &function, Body body) {
  void *token = vais_profiler_record_enter(&function);
  body();
  vais_profiler_record_exit(token);
  asm volatile(""); // keeps the call from becoming a tail call, which would leave the frame first
}
inline void call(VaisProfilerFunction &function) {
  within(function, [] {});
}

} // namespace vais::profiler::test

#endif
