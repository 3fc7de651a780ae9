/// The contract between instrumented code and the runtime: hooks (Hooks.def) and descriptors.
///
/// Each instrumented function has one VaisProfilerFunction in its module's writable data, each
/// module one VaisProfilerModule. The runtime copies what they say into the profile when the
/// function first runs, so nothing is registered at start-up and a module may be unloaded.

#ifndef VAIS_PROFILER_HOOKS_H
#define VAIS_PROFILER_HOOKS_H

#include <stddef.h>
#include <stdint.h>

/// Version of hooks and descriptors together. It is part of a symbol's name
/// (vais_profiler_hooks_4), which every instrumented module references and the runtime defines.
#define VAIS_PROFILER_HOOKS_VERSION 4
#define VAIS_PROFILER_HOOKS_SYMBOL "vais_profiler_hooks_4"

/// Value of VaisProfilerFunction::record before the function first runs: no record's address.
#define VAIS_PROFILER_UNREGISTERED 1

/// The slots of a context's call sites stand in front of it, this far apart, behind a place for
/// whoever enters the context without being counted. So many there may be.
#define VAIS_PROFILER_SITE_SIZE 32
#define VAIS_PROFILER_MOST_SITES 1000

/// Bits of VaisProfilerModule::flags.
enum {
  VAIS_PROFILER_MODULE_HOST_RUNTIME = 1 ///< defines main, only declares vais_user_main
};

/// How a process is about to end without its exit handlers.
enum {
  VAIS_PROFILER_ENDING_AT_ONCE = 1, ///< _exit, _Exit or exit_group(2)
  VAIS_PROFILER_ENDING_QUICKLY = 2  ///< quick_exit, whose own handlers still run
};

/// What instrumented code says about its module. 32 bytes, constant.
typedef struct VaisProfilerModule {
  const void *hooks;     ///< &vais_profiler_hooks_<version>
  const char *strings;   ///< the module's texts, each with a NUL at its end; the first is empty
  const void *elfHeader; ///< __ehdr_start of the linked object; null where there is none
  uint32_t source;       ///< where in `strings` the source file's name is, as the module states it
  uint32_t flags;        ///< VAIS_PROFILER_MODULE_*
} VaisProfilerModule;

/// What instrumented code says about a function, or about a line of one that allocates (a site).
/// 48 bytes, writable. Texts are places in the module's `strings`: a pointer each would be one more
/// relocation for compiler, linker and start.
typedef struct VaisProfilerFunction {
  uint64_t record; ///< address of its record in the profile; written by the runtime
  const VaisProfilerModule *module;
  uint32_t name;           ///< symbol name (mangled); a site's is that of its function
  uint32_t file;           ///< path of the source file, 0 without debug information
  uint32_t line;           ///< line of the definition, 0 without debug information; a site's line
  uint32_t allocationLine; ///< of `file`, where all of the function's allocating calls are; 0 when
                           ///< there are none, several sites, or it is unknown

  // Where callers pass contexts on; 0 elsewhere.
  int32_t body;            ///< where its body is, from here
  uint32_t sites;          ///< slots that a context of it has for its call sites
  uint32_t stackArguments; ///< bytes of arguments on the stack, or more; 0: all are in registers
  uint32_t siteLines; ///< lines of the call sites, by number of the slot: place in the module's
                      ///< `strings` of as many uint32_t, not aligned; a line may be 0
} VaisProfilerFunction;

#ifdef __cplusplus
static_assert(sizeof(VaisProfilerModule) == 32, "the pass builds this layout");
static_assert(sizeof(VaisProfilerFunction) == 48, "the pass builds this layout");
static_assert(offsetof(VaisProfilerFunction, name) == 16, "the pass builds this layout");
#endif

#endif
