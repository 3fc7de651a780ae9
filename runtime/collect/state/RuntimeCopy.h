/// Copies of the runtime in one process.
///
/// The hooks in a library should bind to the runtime of the executable. They bind to a copy in
/// libvais_profiler.so instead if the executable exports nothing (--exclude-libs, a version
/// script), or if the library was loaded into a namespace of its own (dlmopen) or such that it
/// searches its own dependencies first (RTLD_DEEPBIND). One copy records, and the others pass on
/// what they are told, so that there is one profile, one tree for each thread, and one path from
/// main to the library and back.
///
/// The copies find each other through a note (record/RuntimeCopy.cpp). A change to RuntimeCopy
/// requires a new VAIS_PROFILER_HOOKS_VERSION; a copy of another version is not called.

#ifndef VAIS_PROFILER_COLLECT_RUNTIMECOPY_H
#define VAIS_PROFILER_COLLECT_RUNTIMECOPY_H

#include "contracts/Hooks.h"

#include <cstdint>

namespace vais::profiler {

/// What a copy does for others. `frame` is the stack address of the call that instrumented code
/// made; the rest is as in Hooks.def and <vais_profiler.h>. May be called at any time.
struct RuntimeCopy {
  uint32_t version; ///< VAIS_PROFILER_HOOKS_VERSION; the first member in every version
  uint32_t records; ///< 1 once it has become the copy that records
  void *(*enter)(VaisProfilerFunction &function, uint64_t frame); ///< a passedOnToken(), or null
  void (*exit)(void *passedOn, uint64_t frame);
  void (*resume)(VaisProfilerFunction &function, void *passedOn, uint64_t frame);
  void (*allocated)(VaisProfilerFunction *site, void *block, uint64_t size); ///< `site` may be null
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

/// The copy that records; null if that is this one, or if there is none yet. In a copy that passes
/// on, threads have no tree, and all hooks take their slow paths, which check this.
extern const RuntimeCopy *gRecorder;

/// Set in tokens that are passed on. Their lowest bit is set, too, so that inlined hooks leave the
/// call to the runtime; what it was before is kept in the bit above this one.
constexpr uint64_t kPassedOnToken = 2;
constexpr unsigned kPassedOnShift = 2;

/// Packs a token of the copy that records. The bits are free because contexts and records are
/// aligned to 64 bytes.
inline void *passedOnToken(void *token) {
  const auto value = reinterpret_cast<uint64_t>(token);
  return value
             ? reinterpret_cast<void *>(value | (value & 1) << kPassedOnShift | kPassedOnToken | 1)
             : nullptr;
}

inline bool isPassedOn(const void *token) {
  return reinterpret_cast<uint64_t>(token) & kPassedOnToken;
}

/// Returns the token as the copy that records made it.
inline void *ownToken(void *passedOn) {
  const auto value = reinterpret_cast<uint64_t>(passedOn);
  constexpr uint64_t kBits = uint64_t(1) << kPassedOnShift | kPassedOnToken | 1;
  return reinterpret_cast<void *>((value & ~kBits) | (value >> kPassedOnShift & 1));
}

} // namespace vais::profiler

#endif
