/// Copies of the runtime in one process.
///
/// A library's hooks should bind to the runtime of the executable. They bind to a copy in
/// libvais_profiler.so where the executable exports nothing (--exclude-libs, a version script),
/// where the library was loaded into a namespace of its own (dlmopen), or looks at home first
/// (RTLD_DEEPBIND). One copy records; the others pass on what they are told, so that there is one
/// profile, one tree for each thread, and one path from main to the library and back.
///
/// The copies find each other through a note (record/RuntimeCopy.cpp). Whoever changes RuntimeCopy
/// raises VAIS_PROFILER_HOOKS_VERSION: a copy of another version is not called.

#ifndef VAIS_PROFILER_COLLECT_RUNTIMECOPY_H
#define VAIS_PROFILER_COLLECT_RUNTIMECOPY_H

#include "contracts/Hooks.h"

#include <cstdint>

namespace vais::profiler {

/// What a copy does for others. `frame` is the stack address of the call that instrumented code
/// made; the rest is as Hooks.def and <vais_profiler.h> have it. Any time.
struct RuntimeCopy {
  uint32_t version; ///< VAIS_PROFILER_HOOKS_VERSION; stands first in each version
  uint32_t records; ///< 1: it has taken it upon itself to record
  void *(*enter)(VaisProfilerFunction &function, uint64_t frame); ///< a token passed on, or 0
  void (*exit)(void *passedOn, uint64_t frame);
  void (*resume)(VaisProfilerFunction &function, void *passedOn, uint64_t frame);
  void (*allocated)(VaisProfilerFunction *site, void *block, uint64_t size); ///< site: may be null
  void (*freeing)(void *block);
  void *(*reallocating)(void *old);
  void (*reallocated)(VaisProfilerFunction *site, void *token, void *old, void *block,
                      uint64_t size);
  void (*gotLine)(VaisProfilerFunction *site, void *token, void *old, uint64_t oldCapacity,
                  void *line, void *capacity);
  void (*beginRegion)(const char *name, uint64_t frame);
  void (*endRegion)(const char *name, uint64_t frame);
  void (*mark)(const char *name);
  void (*count)(const char *name, double value);
  void (*switchPhase)(const char *name);
};

extern RuntimeCopy gOwnCopy asm("vais_profiler_own_copy") __attribute__((visibility("hidden")));

/// The copy that records; null while that is this one, or none. In a copy that passes on, threads
/// have no tree and all hooks take their slow paths, which ask for it.
extern const RuntimeCopy *gRecorder;

/// A bit of tokens that are passed on. With it goes the lowest bit, for which inlined hooks leave
/// the call to the runtime; what that bit was before stands in the next one.
constexpr uint64_t kPassedOnToken = 2;
constexpr unsigned kPassedOnShift = 2;

/// Packs a token of the copy that records; contexts and records are aligned to 64 bytes.
inline void *passedOnToken(void *token) {
  const auto value = reinterpret_cast<uint64_t>(token);
  return value
             ? reinterpret_cast<void *>(value | (value & 1) << kPassedOnShift | kPassedOnToken | 1)
             : nullptr;
}

inline bool isPassedOn(const void *token) {
  return reinterpret_cast<uint64_t>(token) & kPassedOnToken;
}

/// The copy's own token again.
inline void *ownToken(void *passedOn) {
  const auto value = reinterpret_cast<uint64_t>(passedOn);
  constexpr uint64_t kBits = uint64_t(1) << kPassedOnShift | kPassedOnToken | 1;
  return reinterpret_cast<void *>((value & ~kBits) | (value >> kPassedOnShift & 1));
}

} // namespace vais::profiler

#endif
