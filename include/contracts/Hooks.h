/// The contract between instrumented code and the runtime: hooks (Hooks.def) and descriptors.
///
/// Each instrumented function has one VaisProfilerFunction in the writable data of its module, and
/// each module one VaisProfilerModule. The runtime copies their contents into the profile when the
/// function first runs. Nothing has to be registered at start-up, therefore, and a module may be
/// unloaded.

#ifndef VAIS_PROFILER_HOOKS_H
#define VAIS_PROFILER_HOOKS_H

#include <stddef.h>
#include <stdint.h>

/// The common version of hooks and descriptors. It is part of the name of a symbol
/// (vais_profiler_hooks_5) to which every instrumented module refers and which the runtime defines.
#define VAIS_PROFILER_HOOKS_VERSION 5
#define VAIS_PROFILER_HOOKS_SYMBOL "vais_profiler_hooks_5"

/// The symbol of a text that an executable may define: options that it has unless
/// VAIS_PROFILER_OPTIONS says otherwise, in the same form.
#define VAIS_PROFILER_DEFAULTS_SYMBOL "vais_profiler_default_options"

/// The value of VaisProfilerFunction::record until the function first runs; never the address of a
/// record.
#define VAIS_PROFILER_UNREGISTERED 1

/// The slots of a context's call sites lie in front of the context, this many bytes apart. The
/// place between them and the context is for entering it without being counted. A function has at
/// most VAIS_PROFILER_MOST_SITES slots.
#define VAIS_PROFILER_SITE_SIZE 32
#define VAIS_PROFILER_MOST_SITES 1000

/// The bytes at the start of a body that count the call.
#define VAIS_PROFILER_BODY_ENTRY_SIZE 9

/// In front of a body, the last four bytes are the distance from the body to the function's name,
/// or 0 if the name was removed or may be replaced when the program is loaded.
#define VAIS_PROFILER_NAME_DISTANCE_SIZE 4

/// What is appended to a function's name in the symbol by which other modules call its body, or a
/// jump to the function if it has none.
#define VAIS_PROFILER_PASSED_SUFFIX ".passed"

/// Bits of VaisProfilerModule::flags.
enum {
  VAIS_PROFILER_MODULE_HOST_RUNTIME = 1 ///< defines main and only declares vais_user_main
};

/// How a process is about to end without running its exit handlers.
enum {
  VAIS_PROFILER_ENDING_AT_ONCE = 1, ///< _exit, _Exit or exit_group(2)
  VAIS_PROFILER_ENDING_QUICKLY = 2  ///< quick_exit, whose own handlers still run
};

/// Describes an instrumented module. 32 bytes, constant.
typedef struct VaisProfilerModule {
  const void *hooks;     ///< &vais_profiler_hooks_<version>
  const char *strings;   ///< the module's strings, each terminated by a NUL; the first is empty
  const void *elfHeader; ///< __ehdr_start of the linked object, or null if it has none
  uint32_t source;       ///< offset in `strings` of the source file's name as the module states it
  uint32_t flags;        ///< VAIS_PROFILER_MODULE_*
} VaisProfilerModule;

/// Describes an instrumented function, or a line on which a function allocates (a site). 48 bytes,
/// writable. Texts are offsets into the module's `strings`: a pointer for each would cost the
/// compiler, the linker and program start one more relocation.
typedef struct VaisProfilerFunction {
  uint64_t record; ///< address of the function's record in the profile; written by the runtime
  const VaisProfilerModule *module;
  uint32_t name;           ///< mangled symbol name; of a site, that of its function
  uint32_t file;           ///< path of the source file; 0 without debug information
  uint32_t line;           ///< line of the definition or of the site; 0 without debug information
  uint32_t allocationLine; ///< line of `file` on which all of the function's allocating calls are;
                           ///< 0 if there are none or several sites, or if it is unknown

  // Used where callers pass contexts on, otherwise 0.
  int32_t body;            ///< distance from this descriptor to the function's body
  uint16_t sites;          ///< number of slots that its contexts have for call sites
  uint16_t pointerCalls;   ///< calls by pointer, to which the last slots belong, two for each
  uint32_t stackArguments; ///< upper bound of argument bytes on the stack; 0: all are in registers
  uint32_t siteLines;      ///< lines of the call sites, by slot number: offset in the module's
                           ///< `strings` of that many uint32_t, not aligned; a line may be 0
} VaisProfilerFunction;

/// Describes the counters that LLVM's pgo-instr-gen and instrprof gave a linked object: where they
/// are, and how the LLVM that compiled it describes functions (__llvm_profile_data in its
/// InstrProfData.inc). 88 bytes. `values` in such a description is the address of an array of one
/// address for each site.
typedef struct VaisProfilerCounters {
  const uint64_t *counters, *countersEnd; ///< bounds of the section __llvm_prf_cnts
  char *functions, *functionsEnd;         ///< of __llvm_prf_data
  const char *names, *namesEnd;           ///< of __llvm_prf_names
  uint64_t *bias;    ///< what instrumented code adds to the address of each counter; 0 at first
  uint64_t format;   ///< __llvm_profile_raw_version
  uint16_t llvm;     ///< major version of the LLVM that compiled it
  uint16_t size;     ///< bytes of a function's description
  uint16_t nameHash; ///< offset of uint64_t: hash of its name
  uint16_t shape;    ///< offset of uint64_t: hash of its control flow
  uint16_t counter;  ///< offset of uint64_t: its first counter, relative to its description
  uint16_t code;     ///< offset of the function's address
  uint16_t values;   ///< offset of the address of its values
  uint16_t count;    ///< offset of uint32_t: number of its counters
  uint16_t sites;    ///< offset of uint16_t[kinds]: number of its sites of each kind of value
  uint16_t kinds;    ///< number of kinds of values
  uint32_t reserved;
} VaisProfilerCounters;

#ifdef __cplusplus
static_assert(sizeof(VaisProfilerCounters) == 88, "the pass builds this layout");
static_assert(sizeof(VaisProfilerModule) == 32, "the pass builds this layout");
static_assert(sizeof(VaisProfilerFunction) == 48, "the pass builds this layout");
static_assert(offsetof(VaisProfilerFunction, name) == 16, "the pass builds this layout");
#endif

#endif
