/// Copies functions and modules of the program to the profile.

#include "runtime/collect/functions/FunctionRegistry.h"

#include "runtime/base/Text.h"
#include "runtime/collect/arena/Arena.h"
#include "runtime/collect/functions/CodeExtent.h"
#include "runtime/collect/functions/ElfObject.h"
#include "runtime/collect/state/ThreadState.h"

namespace vais::profiler {

using namespace format;

/// The number of functions allocated at a time. They lie side by side, so that their slots are
/// spread evenly.
static constexpr uint64_t kFunctionsAtOnce = 32;

static Function *allocateFunction(Thread &thread) {
  if (thread.functionsNext == thread.functionsEnd) {
    const uint64_t size = kFunctionsAtOnce * sizeof(Function);
    thread.functionsNext = reinterpret_cast<uint64_t>(allocate(thread, size, 64));
    thread.functionsEnd = thread.functionsNext ? thread.functionsNext + size : 0;
  }
  if (!thread.functionsNext)
    return nullptr;
  auto *function = reinterpret_cast<Function *>(thread.functionsNext);
  thread.functionsNext += sizeof(Function);
  return function;
}

static const char *textAt(const VaisProfilerModule &module, uint32_t place) {
  return module.strings + place;
}

static bool isSameModule(const Module &module, const VaisProfilerModule &described) {
  const String *source = module.source.get();
  return module.identity == reinterpret_cast<uint64_t>(&described) && source &&
         textEquals(textAt(described, described.source), source->text, source->length);
}

static Module *registerModule(Thread &thread, const VaisProfilerModule &described) {
  for (Module *module = thread.modules.get(); module; module = module->next.get())
    if (isSameModule(*module, described))
      return module;
  auto *module = allocate<Module>(thread);
  if (!module)
    return nullptr;
  module->identity = reinterpret_cast<uint64_t>(&described);
  module->flags = described.flags;
  module->source.set(allocateString(thread, textAt(described, described.source)));
  module->buildIdLength = copyBuildId(described.elfHeader, module->buildId, sizeof module->buildId);
  module->next = thread.modules;
  thread.modules.set(module);
  return module;
}

static String *registerFile(Thread &thread, const char *file) {
  String *last = thread.lastFile.get();
  if (last && textEquals(file, last->text, last->length))
    return last;
  last = allocateString(thread, file);
  thread.lastFile.set(last);
  return last;
}

uint64_t registerFunction(Thread &thread, VaisProfilerFunction &function, uint32_t flags) {
  Function *record = allocateFunction(thread);
  String *name = record ? allocateString(thread, textAt(*function.module, function.name)) : nullptr;
  if (!name)
    return VAIS_PROFILER_UNREGISTERED;
  record->name.set(name);
  if (function.file)
    record->file.set(registerFile(thread, textAt(*function.module, function.file)));
  record->line = function.line;
  record->flags = flags;
  record->allocationLine = function.allocationLine;
  record->callSites = function.sites;
  record->pointerCalls = function.pointerCalls;
  if (function.sites)
    record->lines.set(allocateString(thread, textAt(*function.module, function.siteLines),
                                     function.sites * sizeof(uint32_t)));
  record->module.set(registerModule(thread, *function.module));
  if (function.body) {
    record->code =
        reinterpret_cast<uint64_t>(&function) + static_cast<uint64_t>(int64_t(function.body));
    record->codeSize =
        static_cast<uint32_t>(functionAt(function.module->elfHeader, record->code).size);
  }

  uint64_t expected = VAIS_PROFILER_UNREGISTERED;
  const auto address = reinterpret_cast<uint64_t>(record);
  if (__atomic_compare_exchange_n(&function.record, &expected, address, false, __ATOMIC_ACQ_REL,
                                  __ATOMIC_ACQUIRE))
    return address;
  return expected;
}

/// Publishes the entry in the list of the process, to which all threads add.
static void addName(NameCode &code) {
  uint64_t &newest = gSwitches.header->names.value;
  code.next.value = __atomic_load_n(&newest, __ATOMIC_RELAXED);
  while (!__atomic_compare_exchange_n(&newest, &code.next.value, reinterpret_cast<uint64_t>(&code),
                                      /*weak=*/true, __ATOMIC_RELEASE, __ATOMIC_RELAXED)) {
  }
}

void noteHookCode(Thread &thread, const VaisProfilerFunction &function, uint64_t frame,
                  EntryHook hook) {
  if (hook == EntryHook::Unknown || (!function.body && hook == EntryHook::Inlined))
    return;
  auto *record = reinterpret_cast<Function *>(__atomic_load_n(&function.record, __ATOMIC_ACQUIRE));
  const uint32_t flag = function.body ? kFunctionNameIsSeen : kFunctionCallsHooks;
  const uint32_t before = __atomic_fetch_or(&record->flags, flag, __ATOMIC_RELAXED);
  if (!function.body || before & flag)
    return;
  // Only x86-64 has bodies; there, a call pushes the return address, which may be behind the name.
  const uint64_t lastOfCall = reinterpret_cast<const uint64_t *>(frame)[-1] - 1;
  const CodeExtent extent = functionAround(function.module->elfHeader, lastOfCall);
  auto *code =
      extent.size ? static_cast<NameCode *>(allocate(thread, sizeof(NameCode), 32)) : nullptr;
  if (!code)
    return;
  code->function.set(record);
  code->start = extent.start;
  code->size = extent.size;
  addName(*code);
}

} // namespace vais::profiler
