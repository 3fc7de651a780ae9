/// What this copy of the runtime does for others in the process, and the notes by which it is
/// found.

#include "runtime/collect/state/RuntimeCopy.h"

#include "runtime/record/CopyEntries.h"
#include "runtime/record/HookTypes.h"
#include "runtime/record/MarkerInterface.h"

namespace vais::profiler {

namespace {

/// Makes the line of the current context that allocates current for its lifetime. Does nothing if
/// `site` is null.
class Site {
public:
  explicit Site(VaisProfilerFunction *site)
      : token_(site ? vais_profiler_record_enter_site(site) : nullptr) {}
  ~Site() { vais_profiler_record_exit_site(token_); }
  Site(const Site &) = delete;
  Site &operator=(const Site &) = delete;

private:
  void *token_;
};

void allocated(VaisProfilerFunction *site, void *block, uint64_t size) {
  const Site current(site);
  vais_profiler_record_malloc(block, size);
}

void reallocated(VaisProfilerFunction *site, void *token, void *old, void *block, uint64_t size) {
  const Site current(site);
  vais_profiler_record_realloc(token, old, block, size);
}

void gotLine(VaisProfilerFunction *site, void *token, void *old, uint64_t oldCapacity, void *line,
             void *capacity) {
  const Site current(site);
  vais_profiler_record_getline(token, old, oldCapacity, line, capacity);
}

} // namespace

const RuntimeCopy *gRecorder;

RuntimeCopy gOwnCopy = {VAIS_PROFILER_HOOKS_VERSION,
                        0,
                        enterForCopy,
                        exitForCopy,
                        resumeForCopy,
                        allocated,
                        vais_profiler_record_free,
                        vais_profiler_record_reallocating,
                        reallocated,
                        gotLine,
                        beginRegionForCopy,
                        endRegionForCopy,
                        vais_profiler_mark,
                        vais_profiler_counter,
                        vais_profiler_phase};

} // namespace vais::profiler

/// The first note marks the file of an instrumented program for tools, even if it is stripped. The
/// second leads other copies to this one, by its distance from the contents of the note.
asm(".pushsection .note.VaisProfiler,\"a\",%note\n"
    ".balign 4\n"
    ".long 13, 4, 1\n"
    ".asciz \"VaisProfiler\"\n"
    ".balign 4\n"
    ".long 1\n"
    ".long 13, 4, 2\n"
    ".asciz \"VaisProfiler\"\n"
    ".balign 4\n"
    ".long vais_profiler_own_copy - .\n"
    ".popsection\n");
