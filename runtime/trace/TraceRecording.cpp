/// Records events that are rare or consist of several words.

#include "runtime/trace/TraceRecording.h"

#include "runtime/base/SystemCall.h"
#include "runtime/collect/functions/FunctionRegistry.h"
#include "runtime/collect/state/ThreadState.h"
#include "runtime/collect/threads/ThreadNames.h"

#include <sys/mman.h>

namespace vais::profiler {

using namespace format;

namespace {

/// Returns the function's record, or VAIS_PROFILER_UNREGISTERED if there is no memory.
uint64_t recordOf(VaisProfilerFunction &function) {
  const uint64_t known = __atomic_load_n(&function.record, __ATOMIC_ACQUIRE);
  if (known != VAIS_PROFILER_UNREGISTERED)
    return known;
  if (interruptsSlowPath())
    return known;
  const SlowPath slowPath;
  const uint64_t start = beginPause();
  if (!tState.thread)
    return known;
  const uint64_t record = registerFunction(*tState.thread, function);
  noteOwnName(*tState.thread);
  endPause(start);
  return record;
}

uint64_t numberOfRecord(uint64_t record) { return (record - gTrace.base) / kNumberedSize; }

uint64_t addressValue(const void *block) { return reinterpret_cast<uint64_t>(block); }

uint64_t sizeOperand(uint64_t size) { return size < kSizeFollows ? size : kSizeFollows; }

} // namespace

void *traceEnterSlowly(VaisProfilerFunction &function) {
  const uint64_t record = recordOf(function);
  if (record == VAIS_PROFILER_UNREGISTERED) {
    countLostEvent(static_cast<uint64_t>(EventKind::Enter));
    return nullptr;
  }
  if (gTrace.isConditional && !letsCallIn(function, record))
    return nullptr;
  const uint64_t depth = tTrace.depth + 1;
  recordEventSlowly(eventWord(EventKind::Enter, numberOfRecord(record)), nullptr, 0);
  tTrace.depth = depth;
  return reinterpret_cast<void *>(depth << 32 | (record - gTrace.base) | VAIS_PROFILER_TIMED_TOKEN);
}

void traceExitSlowly(void *token) {
  constexpr uint64_t kOffsets = uint32_t(~uint64_t(VAIS_PROFILER_TIMED_TOKEN));
  const auto value = reinterpret_cast<uint64_t>(token);
  const uint64_t depth = value >> 32, offset = value & kOffsets;
  if (tTrace.depth != depth)
    traceUnwind(depth);
  recordEventSlowly(eventWord(EventKind::Exit, offset / kNumberedSize), nullptr, 0);
  tTrace.depth = depth - 1;
  if (gTrace.isConditional)
    afterCall(gTrace.base + offset);
}

/// Returns the memory for frames, which successive owners of the thread's tree share. In a trace
/// the root has no slots, so that the address of this memory is kept where the time of its first
/// slot would be.
static TraceFrame *makeFrames(Thread &thread) {
  Address<EdgeTime> &place = thread.root.get()->times[0];
  if (!place.value) {
    const long memory =
        systemCall(__NR_mmap, nullptr, kMostTraceFrames * sizeof(TraceFrame),
                   PROT_READ | PROT_WRITE, MAP_PRIVATE | MAP_ANONYMOUS | MAP_NORESERVE, -1, 0);
    if (memory < 0 && memory > -4096)
      return nullptr;
    place.value = static_cast<uint64_t>(memory);
  }
  return reinterpret_cast<TraceFrame *>(place.value);
}

void pushTraceFrame(uint64_t frame) {
  if (!tTrace.frames) {
    if (interruptsSlowPath() || !tState.thread)
      return;
    const SlowPath slowPath;
    tTrace.frames = makeFrames(*tState.thread);
    if (!tTrace.frames)
      return;
  }
  const uint64_t place = tTrace.openFrames;
  if (place == kMostTraceFrames)
    return;
  tTrace.openFrames = place + 1; // before it is filled, so that a handler takes the next one
  __atomic_signal_fence(__ATOMIC_SEQ_CST);
  tTrace.frames[place] = {frame, tTrace.depth};
}

/// Removes the innermost frame if it is at `frame` or below, and returns its depth, or 0 if it is
/// not. A frame that is reserved but not filled yet, by code that a signal handler interrupted,
/// stays: free places are zero.
static uint64_t takeTraceFrame(uint64_t frame) {
  if (!tTrace.openFrames)
    return 0;
  TraceFrame &innermost = tTrace.frames[tTrace.openFrames - 1];
  if (innermost.frame == 0 || innermost.frame > frame)
    return 0;
  const uint64_t depth = innermost.depth;
  innermost = {0, 0};
  __atomic_signal_fence(__ATOMIC_SEQ_CST);
  --tTrace.openFrames;
  return depth;
}

void popTraceFrame(uint64_t frame) {
  while (takeTraceFrame(frame))
    continue;
}

void traceResumeAt(uint64_t frame) {
  uint64_t outermost = 0;
  while (const uint64_t depth = takeTraceFrame(frame))
    outermost = depth;
  if (outermost && tTrace.depth >= outermost)
    traceUnwind(outermost - 1);
}

void traceUnwind(uint64_t depth) {
  const uint64_t operand = depth < kLargestOperand ? depth : kLargestOperand;
  recordEvent(eventWord(EventKind::Unwind, operand));
  tTrace.depth = depth;
}

void traceAllocation(const void *block, uint64_t size) {
  if (gTrace.isConditional && !isTraceWindowOpen())
    return;
  const uint64_t word = eventWord(EventKind::Allocation, sizeOperand(size));
  if (__builtin_expect(size < kSizeFollows, 1))
    recordEvent(word, {addressValue(block)});
  else
    recordEvent(word, {addressValue(block), size});
}

void traceFree(const void *block) {
  if (gTrace.isConditional && !isTraceWindowOpen())
    return;
  recordEvent(eventWord(EventKind::Free, 0), {addressValue(block)});
}

void traceReallocation(const void *old, const void *block, uint64_t size) {
  if (!old)
    return traceAllocation(block, size);
  if (!block)
    return size ? traceAllocation(nullptr, size) : traceFree(old); // realloc(p, 0) frees
  if (gTrace.isConditional && !isTraceWindowOpen())
    return;
  const uint64_t word = eventWord(EventKind::Reallocation, sizeOperand(size));
  if (size < kSizeFollows)
    recordEvent(word, {addressValue(old), addressValue(block)});
  else
    recordEvent(word, {addressValue(old), addressValue(block), size});
}

void traceMark(uint64_t name) { recordEvent(eventWord(EventKind::Mark, numberOfRecord(name))); }

void traceCounter(uint64_t name, double value) {
  if (gTrace.isConditional && !isTraceWindowOpen())
    return;
  uint64_t bits;
  static_assert(sizeof bits == sizeof value);
  __builtin_memcpy(&bits, &value, sizeof bits);
  recordEvent(eventWord(EventKind::Counter, numberOfRecord(name)), {bits >> kKindBits});
}

} // namespace vais::profiler
