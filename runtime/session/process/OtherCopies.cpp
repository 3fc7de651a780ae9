/// Finds other copies of the runtime through the executable's program headers and through the
/// dynamic linker's list of objects, which debuggers use, too (struct r_debug in <link.h>), and
/// which contains every namespace.

#include "runtime/session/process/OtherCopies.h"

#include "runtime/base/ProfileFile.h"
#include "runtime/base/Text.h"
#include "runtime/collect/functions/ElfObject.h"
#include "runtime/collect/state/BlockFilter.h"
#include "runtime/collect/state/RuntimeCopy.h"
#include "runtime/collect/state/ThreadState.h"
#include "runtime/session/process/Process.h"

#include <link.h>

namespace vais::profiler {

namespace {

constexpr const char *kLibrary = "libvais_profiler.so";

/// Returns the copy in an object, or null if it has none.
RuntimeCopy *copyIn(const void *elfHeader) {
  constexpr uint32_t kLeadsToCopy = 2;
  const ObjectPart note = findNote(elfHeader, "VaisProfiler", kLeadsToCopy);
  int32_t distance;
  if (note.size != sizeof distance)
    return nullptr;
  __builtin_memcpy(&distance, note.start, sizeof distance);
  return reinterpret_cast<RuntimeCopy *>(reinterpret_cast<uint64_t>(note.start) +
                                         static_cast<uint64_t>(int64_t(distance)));
}

const r_debug *dynamicLinkersList() {
  const ObjectPart section = findDynamicSection(executableHeader());
  auto *entries = reinterpret_cast<const Elf64_Dyn *>(section.start);
  for (uint64_t i = 0; i < section.size / sizeof *entries; ++i)
    if (entries[i].d_tag == DT_DEBUG)
      return reinterpret_cast<const r_debug *>(entries[i].d_un.d_ptr);
  return nullptr;
}

/// Returns the list of the next namespace, or null. glibc keeps it behind a list of version 2 or
/// later.
const r_debug *nextNamespace(const r_debug &list) {
  constexpr int kHasNext = 2;
  const void *behind = &list + 1;
  return list.r_version >= kHasNext ? *static_cast<const r_debug *const *>(behind) : nullptr;
}

/// Returns whether the object is the shared runtime, whose ELF header is at its load address.
bool isSharedRuntime(const link_map &object) {
  const char *name = object.l_name ? object.l_name : "";
  for (const char *rest = name; *rest; ++rest)
    if (*rest == '/')
      name = rest + 1;
  return object.l_addr && textLength(name) >= textLength(kLibrary) &&
         bytesEqual(name, kLibrary, textLength(kLibrary));
}

RuntimeCopy *recordingLibrary() {
  for (const r_debug *list = dynamicLinkersList(); list; list = nextNamespace(*list))
    for (const link_map *object = list->r_map; object; object = object->l_next) {
      if (!isSharedRuntime(*object))
        continue;
      RuntimeCopy *copy = copyIn(reinterpret_cast<const void *>(object->l_addr));
      if (copy && copy->records)
        return copy;
    }
  return nullptr;
}

CopyRole choose() {
  RuntimeCopy *recorder = copyIn(executableHeader());
  if (!recorder)
    recorder = recordingLibrary();
  if (!recorder || recorder == &gOwnCopy) {
    gOwnCopy.records = 1;
    return CopyRole::Records;
  }
  if (recorder->version != gOwnCopy.version) {
    writeDiagnostic("the process has runtimes of two versions; libraries that bind to the one in "
                    "libvais_profiler.so are not recorded");
    return CopyRole::Silent;
  }
  gSwitches.blockFilter = fullFilter(); // frees have to take the slow path, too
  gRecorder = recorder;
  return CopyRole::PassesOn;
}

} // namespace

CopyRole chooseRole() {
  static const CopyRole role = choose();
  return role;
}

} // namespace vais::profiler
