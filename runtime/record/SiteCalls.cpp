/// Calls of bodies whose call site left the call to the runtime: the first call of a site, those to
/// be timed, and all calls where contexts cannot be passed on.
///
/// The body's entry (pass/instrument/BodyEntry.cpp) comes here before it has touched a register:
/// r10 holds the site, r11 the function's descriptor, and arguments are where the caller put them.
/// A call that is not timed continues in the body as if nothing had happened. A call that is timed
/// runs below a frame of the runtime, which an exception passes through as it does through any
/// function without cleanups.

#include "runtime/record/SiteCalls.h"
#include "runtime/collect/clock/Ticks.h"
#include "runtime/collect/contexts/ContextTree.h"
#include "runtime/collect/contexts/Pauses.h"
#include "runtime/collect/functions/FunctionRegistry.h"
#include "runtime/collect/state/OwnProcess.h"
#include "runtime/collect/state/SessionStart.h"
#include "runtime/collect/threads/Fibres.h"
#include "runtime/collect/threads/ThreadNames.h"
#include "runtime/collect/timing/CpuTime.h"
#include "runtime/collect/timing/ExactCalls.h"
#include "runtime/collect/timing/SampledCalls.h"
#include "runtime/collect/timing/Sampling.h"
#include "runtime/collect/timing/SelfSamples.h"
#include "runtime/collect/timing/TimedCallStack.h"
#include "runtime/markers/MarkerState.h"
#include "runtime/record/Calls.h"
#include "runtime/record/HookTypes.h"
#include "runtime/record/RegionStack.h"
#include "runtime/trace/TraceRecording.h"

using namespace vais::profiler::format;

namespace vais::profiler {

namespace {

/// Returns the context in which bodies run that cannot have their own.
Context *nowhere() {
  return gSwitches.isTrace && tState.thread ? tState.thread->root.get() : &gNoContext;
}

/// Notes that the function's name does not record its calls in code of its own.
void noteName(const VaisProfilerFunction &function) {
  const uint64_t record = __atomic_load_n(&function.record, __ATOMIC_ACQUIRE);
  if (gSwitches.isTrace || !gSwitches.counts || record == VAIS_PROFILER_UNREGISTERED)
    return;
  uint32_t &flags = reinterpret_cast<Function *>(record)->flags;
  if (!(__atomic_load_n(&flags, __ATOMIC_RELAXED) & kFunctionCallsHooks))
    __atomic_fetch_or(&flags, kFunctionCallsHooks, __ATOMIC_RELAXED);
}

/// Enters a function in the way of those that are not split.
SiteCall enterByName(VaisProfilerFunction &function, uint64_t frame) {
  void *token = vais::profiler::enterSlowly(function, frame, EntryHook::Unknown);
  if (gSwitches.isTrace && token)
    pushTraceFrame(frame);
  Context *context = tState.current;
  const bool isKnown = gSwitches.counts && context->function.value == function.record;
  return {reinterpret_cast<uint64_t>(token), isKnown ? context : nowhere(), 0};
}

SiteEdge *makeEdgeFor(Thread &thread, CallSite &site, VaisProfilerFunction &function) {
  if (interruptsSlowPath())
    return nullptr;
  const SpentTime spent(thread);
  const SlowPath slowPath;
  uint64_t record = __atomic_load_n(&function.record, __ATOMIC_ACQUIRE);
  if (record == VAIS_PROFILER_UNREGISTERED)
    record = registerFunction(thread, function);
  if (record == VAIS_PROFILER_UNREGISTERED)
    return nullptr;
  SiteEdge *edge = edgeOf(site);
  if (!edge)
    edge = makeSiteEdge(thread, site, record);
  noteOwnName(thread);
  return edge;
}

uint64_t beginExactSiteCall(Context *caller, Slot *slot, uint64_t frame) {
  if (slot->nextTimed)
    return beginExactCallSlowly(caller, slot, frame);
  return beginExactCall(caller, slot, frame, beginExactCallSlowly);
}

int64_t callsUntilTimed(const Slot &slot) {
  const uint64_t calls = slot.nextTimed - slot.calls;
  return calls < uint64_t(kMostRemaining) ? static_cast<int64_t>(calls) : kMostRemaining;
}

/// Begins to time the call if it is due, and sets when to look at the site again. Returns the token
/// of the call, or 0 if it is not timed.
uint64_t timeSiteCall(CallSite &site, SiteEdge &edge, Context *origin, uint64_t frame) {
  Slot &slot = edge.slot;
  slot.calls = callsOf(site, edge);
  const bool isExact = gSwitches.timeMode == TimeMode::Exact; // then every call comes here
  if (!edge.time.value || isClockStopped()) {
    lookAgainAfter(site, edge, kMostRemaining);
    return 0;
  }
  if (!gOwn.isOn) {
    if (!isExact)
      lookAgainAfter(site, edge, kCallsBetweenLooks);
    return 0;
  }
  uint64_t token = 0;
  if (isExact) {
    token = beginExactSiteCall(origin, &slot, frame);
  } else if (slot.calls < slot.nextTimed) {
    lookAgainAfter(site, edge, callsUntilTimed(slot));
  } else {
    EdgeTime &time = *edge.time.get();
    const unsigned gapBits = scheduleNextTimed(*tState.thread, slot, time);
    lookAgainAfter(site, edge, callsUntilTimed(slot));
    token = beginDrawnCall(time, &slot, frame, origin, gapBits, TimedKind::SiteCall);
  }
  return token & kTimedToken ? token : 0;
}

/// Returns the address of the stamp of the call that has just begun, which is taken once more where
/// the body begins. Returns 0 if there is none, or none that can be taken there.
uint64_t startOf(uint64_t token, uint64_t frame) {
  if (!token || gClock != Clock::Tsc)
    return 0;
  TimedCall *call = tState.thread->timedTop.get();
  while (call->kind == TimedKind::Self && call->frame == frame)
    call = call->previous.get();
  const bool isIt = call->token == token && call->frame == frame;
  return isIt ? reinterpret_cast<uint64_t>(&call->start) : 0;
}

SiteCall enterKnown(Thread &thread, CallSite &site, Context *origin, VaisProfilerFunction &function,
                    uint64_t frame) {
  SiteEdge *edge = edgeOf(site);
  if (!edge)
    edge = makeEdgeFor(thread, site, function);
  if (!edge) {
    addToCounter(reinterpret_cast<uint64_t &>(site.remaining), 1); // not a call of an edge
    addToCounter(thread.droppedCalls, 1);
    return {0, &gNoContext, 0};
  }
  tState.current = edge->slot.target.get();
  const uint64_t token = timeSiteCall(site, *edge, origin, frame);
  return {token, tState.current, startOf(token, frame)};
}

/// Enters a call out of a stand-in, which is a call of the context that the stand-in represents.
SiteCall enterFromStandIn(Thread &thread, CallSite &ofStandIn, Context &standIn,
                          VaisProfilerFunction &function, uint64_t frame) {
  const auto distance = reinterpret_cast<char *>(&standIn) - reinterpret_cast<char *>(&ofStandIn);
  Context *context = standIn.parent.get();
  auto &site = *reinterpret_cast<CallSite *>(reinterpret_cast<char *>(context) - distance);
  tState.current = context;
  pauseSelfSample(thread, standIn, frame, orderedTicks());
  addToCounter(reinterpret_cast<uint64_t &>(site.remaining), ~uint64_t(0));
  SiteCall call = enterKnown(thread, site, &standIn, function, frame);
  call.token = reinterpret_cast<uint64_t>(&standIn) | kTimedToken;
  return call;
}

/// A call by pointer that called a function by its name.
struct CallByPointer {
  CallSite *site = nullptr; ///< in front of the context
  CallSite *last = nullptr; ///< that of the last function that is known, or `site`
  unsigned targets = 0;     ///< functions that are known
};

/// Returns the call by pointer that left this address in r10, or nothing if there is none. The
/// context that made the call is the current one.
CallByPointer findCallByPointer(const CallSite *byName) {
  Context *caller = tState.current;
  const Function *record = caller->function.get();
  if (!record || !record->pointerCalls || (isStandIn(*caller) && !isGivenUp(*caller)))
    return {};
  const uint64_t address = reinterpret_cast<uint64_t>(byName) & ~kByName;
  const uint64_t first = firstPointerCall(record->callSites, record->pointerCalls);
  for (uint64_t i = first; i < record->callSites; i += 2) {
    CallByPointer call = {&siteOf(*caller, i), &siteOf(*caller, i), 1};
    for (CallSite *next; (next = nextTargetOf(*call.last)); ++call.targets)
      call.last = next;
    if (reinterpret_cast<uint64_t>(call.last) == address)
      return call;
  }
  return {};
}

/// Takes the place of a PointerCall, which may be done once.
bool take(PointerCall &call) {
  return !(__atomic_fetch_or(&call.edge, kTakenPlace, __ATOMIC_ACQ_REL) & kTakenPlace);
}

/// Returns the site of a PointerCall that this call has taken for a further function, or null if
/// there is none: too many functions are called, or another call is about to take it.
CallSite *takePlace(Thread &thread, const CallByPointer &call) {
  PointerCall &last = pointerCallOf(*call.last);
  if (take(last))
    return call.last;
  if (!__atomic_load_n(&last.name, __ATOMIC_ACQUIRE))
    return nullptr;
  if (call.targets == kMostPointerTargets) {
    __atomic_fetch_or(&pointerCallOf(*call.site).next, kTooManyTargets, __ATOMIC_RELAXED);
    return nullptr;
  }
  const SlowPath slowPath;
  const uint64_t edge = last.edge & ~kTakenPlace;
  auto *target =
      allocate<PointerTarget>(treeOf(thread, reinterpret_cast<Context *>(edge & ~kUnusedSite)));
  if (!target)
    return nullptr;
  target->site.edge = edge;
  target->call.edge = edge | kTakenPlace;
  uint64_t none = 0;
  return __atomic_compare_exchange_n(&last.next, &none, reinterpret_cast<uint64_t>(&target->site),
                                     /*weak=*/false, __ATOMIC_RELEASE, __ATOMIC_RELAXED)
             ? &target->site
             : nullptr;
}

/// Returns the address of the function's name, or 0 if it is not known to stay the function's: its
/// code has to be loaded as long as that of the caller.
uint64_t lastingName(const Context &caller, const VaisProfilerFunction &function) {
  const Module *module = caller.function.get()->module.get();
  if (!module || !function.body)
    return 0;
  const auto *described = reinterpret_cast<const VaisProfilerModule *>(module->identity);
  if (!described->elfHeader || described->elfHeader != function.module->elfHeader)
    return 0;
  const uint64_t body =
      reinterpret_cast<uint64_t>(&function) + static_cast<uint64_t>(int64_t(function.body));
  const int32_t distance =
      *reinterpret_cast<const int32_t *>(body - VAIS_PROFILER_NAME_DISTANCE_SIZE);
  return distance ? body + static_cast<uint64_t>(int64_t(distance)) : 0;
}

/// Returns whether the call at that stack address begins a fibre rather than being one of `caller`.
bool beginsFibre(Thread &thread, Context *caller, uint64_t frame) {
  const SlowPath slowPath;
  return starterOfStack(thread, caller, frame) != nullptr;
}

/// Enters a function by its name that a call by pointer calls, and has further calls of it enter
/// its body. Returns false if that cannot be done.
bool enterByPointer(Thread &thread, const CallByPointer &from, VaisProfilerFunction &function,
                    uint64_t frame, SiteCall &call) {
  Context *caller = tState.current, *proper = properContext(caller);
  const uint64_t name = lastingName(*proper, function);
  if (!name || interruptsSlowPath() || beginsFibre(thread, proper, frame))
    return false;
  CallSite *site = takePlace(thread, from);
  if (!site)
    return false;
  addToCounter(reinterpret_cast<uint64_t &>(site->remaining), ~uint64_t(0));
  call = enterKnown(thread, *site, proper, function, frame);
  if (!call.token) // a caller that is not instrumented relies on the current context
    call.token = reinterpret_cast<uint64_t>(caller);
  if (!edgeOf(*site))
    return true;
  PointerCall &pointer = pointerCallOf(*site);
  pointer.body =
      reinterpret_cast<uint64_t>(&function) + static_cast<uint64_t>(int64_t(function.body));
  __atomic_store_n(&pointer.name, name, __ATOMIC_RELEASE);
  return true;
}

SiteCall enterName(const CallSite *byName, VaisProfilerFunction &function, uint64_t frame) {
  SiteCall call;
  if (gSwitches.counts && !gSwitches.isTrace && tState.thread)
    if (const CallByPointer from = findCallByPointer(byName); from.site)
      if (enterByPointer(*tState.thread, from, function, frame, call))
        return call;
  call = enterByName(function, frame);
  noteName(function);
  return call;
}

SiteCall enterBySite(CallSite *site, VaisProfilerFunction *function, uint64_t frame) {
  if (isByName(site))
    return enterName(site, *function, frame);
  if (site == &siteOf(gNoContext, ~uint64_t(0))) // it has been entered by name already
    return {0, &gNoContext, 0};
  if (isNowhere(site) || !site->edge)
    return enterByName(*function, frame);
  if (isUnlikely(!gSwitches.counts)) // the tree belongs to the parent process
    return {0, &gNoContext, 0};
  Thread *thread = currentThread();
  if (!thread)
    return {0, &gNoContext, 0};
  const SiteEdge *edge = edgeOf(*site);
  Context *holder =
      edge ? edge->holder.get() : reinterpret_cast<Context *>(site->edge & ~kUnusedSite);
  if (isStandIn(*holder))
    return enterFromStandIn(*thread, *site, *holder, *function, frame);
  return enterKnown(*thread, *site, holder, *function, frame);
}

} // namespace

extern "C" {

void vais_profiler_own_enter_by_site(CallSite *site, VaisProfilerFunction *function, uint64_t frame,
                                     SiteCall *call) {
  *call = enterBySite(site, function, frame);
}

void vais_profiler_own_exit_by_site(uint64_t token, uint64_t frame) {
  auto *pointer = reinterpret_cast<Pointer>(token);
  if (isUnlikely(gSwitches.isTrace))
    popTraceFrame(frame);
  if (!vais_profiler_try_exit(fastState(), pointer))
    vais::profiler::endCallSlowly(pointer, frame);
}
}

} // namespace vais::profiler

VAIS_PROFILER_EXPORT Pointer vais_profiler_record_passed_nowhere() {
  return &siteOf(*vais::profiler::nowhere(), ~uint64_t(0));
}

void vais_profiler_record_resumed(Pointer pointer) {
  if (gSwitches.isTrace)
    return gOwn.isOwner ? traceResumeAt(VAIS_PROFILER_FRAME) : void();
  auto *context = static_cast<Context *>(pointer);
  if (context == &gNoContext || !tState.thread || !gSwitches.counts)
    return;
  noticeMovedStack(*tState.thread, context);
  Context *own = properContext(context);
  MarkerState *markers = gOwn.isOwner ? tState.markers : nullptr;
  tState.current = markers ? resumedContext(markers->recorded, own, VAIS_PROFILER_FRAME) : own;
}

void vais_profiler_record_forked() {
  if (isUnlikely(!gSwitches.counts))
    leaveProfileInChild();
}

Pointer vais_profiler_record_passed(Pointer function) {
  Pointer slot = vais_profiler_try_pass(fastSwitches(), fastState(),
                                        static_cast<VaisProfilerFunction *>(function));
  return isLikely(slot != nullptr) ? slot : vais_profiler_record_passed_nowhere();
}

#if defined(__x86_64__)

static_assert(offsetof(CallSite, edge) == 24); // pass/instrument/OtherModules.cpp
static_assert(sizeof(PointerCall) == 32 && offsetof(PointerCall, body) == 8 &&
              offsetof(PointerCall, next) == 16 && offsetof(PointerTarget, site) == 32);
static_assert(offsetof(VaisProfilerFunction, record) == 0);
static_assert(offsetof(Context, slots) == 64 && kSlotsPerContext * sizeof(Slot) - 32 == 224);
static_assert(offsetof(Slot, target) == 8 && offsetof(Slot, calls) == 16);
static_assert(offsetof(Slot, nextTimed) == 24 && offsetof(Switches, counts) == 0);
static_assert(offsetof(VaisProfilerFunction, body) == 32);
static_assert(offsetof(VaisProfilerFunction, stackArguments) == 40);

/// A call by name takes the edge from the current context to the function, as an inlined hook would
/// (FastPath.h), if it is known and the call is not to be timed. The way back is that of a frame,
/// since code that is not instrumented relies on the current context. What r10 held is kept below
/// the stack for the slow path (kByName).
///
/// Arguments may be in all registers in which a call passes them, results in those that are saved
/// at the end. The runtime does not touch what vector registers hold beyond 16 bytes. The code of
/// the body is behind the 9 bytes of its entry. A timed call goes there by way of 20 bytes in front
/// of the entry, from which it comes back here for the stamp: by then the processor has found the
/// way, which it cannot predict, so that the time is that of the body.
///
/// A body that was called from here may become another one by a tail call, which comes here with
/// label 6 as its return address and the frame of the call before in rbp. It is the callee of the
/// one before, whose time contains its own, and also gets a frame of its own. After 32 such frames,
/// which are counted at -200, it ends the call before and takes over its frame instead, so that
/// loops of tail calls need hardly more stack than without a profiler.
///
/// The frame has SiteCall at -240, arguments and results from -8 on, and vector registers from -80
/// on.
asm(R"(
  .macro vais_profiler_keep_arguments
  movq %rdi, -8(%rbp)
  movq %rsi, -16(%rbp)
  movq %rdx, -24(%rbp)
  movq %rcx, -32(%rbp)
  movq %r8, -40(%rbp)
  movq %r9, -48(%rbp)
  movq %r11, -56(%rbp)
  movq %r10, -64(%rbp)
  .endm
  .macro vais_profiler_load_arguments
  movq -8(%rbp), %rdi
  movq -16(%rbp), %rsi
  movq -24(%rbp), %rdx
  movq -32(%rbp), %rcx
  movq -40(%rbp), %r8
  movq -48(%rbp), %r9
  .endm
  .macro vais_profiler_keep_vectors
  movaps %xmm0, -80(%rbp)
  movaps %xmm1, -96(%rbp)
  movaps %xmm2, -112(%rbp)
  movaps %xmm3, -128(%rbp)
  movaps %xmm4, -144(%rbp)
  movaps %xmm5, -160(%rbp)
  movaps %xmm6, -176(%rbp)
  movaps %xmm7, -192(%rbp)
  .endm
  .macro vais_profiler_load_vectors
  movaps -80(%rbp), %xmm0
  movaps -96(%rbp), %xmm1
  movaps -112(%rbp), %xmm2
  movaps -128(%rbp), %xmm3
  movaps -144(%rbp), %xmm4
  movaps -160(%rbp), %xmm5
  movaps -176(%rbp), %xmm6
  movaps -192(%rbp), %xmm7
  .endm
  .macro vais_profiler_enter # clobbers vectors
  movq -64(%rbp), %rdi
  movq -56(%rbp), %rsi
  leaq 16(%rbp), %rdx
  leaq -240(%rbp), %rcx
  call vais_profiler_own_enter_by_site
  .endm

  .text
  .p2align 4
  .globl vais_profiler_record_by_name
  .type vais_profiler_record_by_name, @function
vais_profiler_record_by_name:
  .cfi_startproc
  endbr64
  movq %r10, -16(%rsp)
  cmpl $0, vais_profiler_own_switches(%rip)
  je 3f
  movq vais_profiler_own_thread_state@gottpoff(%rip), %rax
  movq %fs:(%rax), %r10
  movq (%r11), %rax
  shrq %rax
  andl $224, %eax
  addq %r10, %rax
  pushq %r10
  .cfi_def_cfa_offset 16
  movq 64(%rax), %r10
  cmpq (%r11), %r10
  jne 2f
  movq 80(%rax), %r10
  addq $1, %r10
  cmpq 88(%rax), %r10
  jae 2f
  incq 80(%rax)
  movq 72(%rax), %r10
  movslq 32(%r11), %rax
  leaq 9(%r11,%rax), %r11
  notrack call *%r11
  popq %r10
  .cfi_remember_state
  .cfi_def_cfa_offset 8
  movq vais_profiler_own_thread_state@gottpoff(%rip), %r11
  movq %r10, %fs:(%r11)
  ret
  .cfi_restore_state
2:
  addq $8, %rsp
  .cfi_def_cfa_offset 8
3:
  movq -16(%rsp), %r10
  orq $1, %r10
  jmp vais_profiler_record_site_slowly
  .cfi_endproc
  .size vais_profiler_record_by_name, . - vais_profiler_record_by_name

  # r10: the site of a call by pointer, rax: what it is about to call, which is not its first function.
  # Returns the site and the body of that function in their place, or the last site and the same if it is
  # not known. Changes only r11 and flags besides.
  .p2align 4
  .globl vais_profiler_record_choose
  .type vais_profiler_record_choose, @function
vais_profiler_record_choose:
  .cfi_startproc
  endbr64
1:
  movq -16(%r10), %r11
  testq %r11, %r11
  jle 2f
  movq %r11, %r10
  cmpq %rax, -32(%r10)
  jne 1b
  movq -24(%r10), %rax
2:
  ret
  .cfi_endproc
  .size vais_profiler_record_choose, . - vais_profiler_record_choose

  .p2align 4
  .hidden vais_profiler_own_enter_by_site, vais_profiler_own_exit_by_site
  .hidden vais_profiler_own_enter_quickly, vais_profiler_own_exit_quickly
  .globl vais_profiler_record_site_slowly, vais_profiler_record_site_stamp
  .type vais_profiler_record_site_slowly, @function
  .type vais_profiler_record_site_stamp, @function
vais_profiler_record_site_slowly:
  .cfi_startproc
  endbr64
  leaq 6f(%rip), %rax
  cmpq %rax, (%rsp)
  movl $0, %eax
  je 7f
0:
  pushq %rbp
  .cfi_def_cfa_offset 16
  .cfi_offset %rbp, -16
  movq %rsp, %rbp
  .cfi_def_cfa_register %rbp
  subq $256, %rsp
  movq %rax, -200(%rbp)
  vais_profiler_keep_arguments
  movq %r10, %rdi
  movq %r11, %rsi
  leaq 16(%rbp), %rdx
  leaq -240(%rbp), %rcx
  call vais_profiler_own_enter_quickly
  testb %al, %al
  jne 1f
  vais_profiler_keep_vectors
  vais_profiler_enter
  vais_profiler_load_vectors
1:
  movq -232(%rbp), %r10
  movq -56(%rbp), %r11
  cmpq $0, -240(%rbp)
  je 4f
  movl 40(%r11), %ecx
  testl %ecx, %ecx
  jne 5f
2:
  movslq 32(%r11), %rax
  leaq -20(%r11,%rax), %r11
  vais_profiler_load_arguments
  notrack call *%r11
6:
  leaq -256(%rbp), %rsp
  cmpq $0, -240(%rbp)
  je 8f
  movq %rax, -8(%rbp)
  movq %rdx, -16(%rbp)
  movq %rcx, -24(%rbp)
  movq -240(%rbp), %rdi
  leaq 16(%rbp), %rsi
  call vais_profiler_own_exit_quickly
  testb %al, %al
  jne 3f
  movaps %xmm0, -80(%rbp)
  movaps %xmm1, -96(%rbp)
  movaps %xmm2, -112(%rbp)
  movaps %xmm3, -128(%rbp)
  movq -240(%rbp), %rdi
  leaq 16(%rbp), %rsi
  call vais_profiler_own_exit_by_site
  movaps -80(%rbp), %xmm0
  movaps -96(%rbp), %xmm1
  movaps -112(%rbp), %xmm2
  movaps -128(%rbp), %xmm3
3:
  movq -8(%rbp), %rax
  movq -16(%rbp), %rdx
  movq -24(%rbp), %rcx
8:
  leave
  .cfi_remember_state
  .cfi_def_cfa %rsp, 8
  ret
  .cfi_restore_state
4: # not timed
  movslq 32(%r11), %rax
  leaq 9(%r11,%rax), %r11
  vais_profiler_load_arguments
  leave
  .cfi_remember_state
  .cfi_def_cfa %rsp, 8
  notrack jmp *%r11
  .cfi_restore_state
5: # a copy of the arguments on the stack, as they were aligned
  leaq 16(%rbp), %rsi
  movq %rsp, %rax
  subq %rcx, %rax
  movq %rax, %rdx
  subq %rsi, %rdx
  andq $63, %rdx
  subq %rdx, %rax
  movq %rax, %rsp
  movq %rax, %rdi
  shrl $3, %ecx
  cld
  rep movsq
  jmp 2b
7: # by a tail call
  .cfi_def_cfa %rsp, 8
  .cfi_restore %rbp
  movq -200(%rbp), %rax
  incl %eax
  cmpl $32, %eax
  jbe 0b
  subq $8, %rsp
  .cfi_def_cfa_offset 16
  vais_profiler_keep_arguments
  vais_profiler_keep_vectors
  movq -240(%rbp), %rdi
  leaq 16(%rbp), %rsi
  testq %rdi, %rdi
  je 9f
  call vais_profiler_own_exit_by_site
9:
  vais_profiler_enter
  addq $8, %rsp
  .cfi_def_cfa_offset 8
  vais_profiler_load_vectors
  movq -232(%rbp), %r10
  movq -56(%rbp), %r11
  movslq 32(%r11), %rax
  addq %rax, %r11
  leaq 9(%r11), %rax
  leaq -20(%r11), %r11
  cmpq $0, -240(%rbp)
  cmove %rax, %r11
  vais_profiler_load_arguments
  notrack jmp *%r11
  .cfi_endproc
  .size vais_profiler_record_site_slowly, . - vais_profiler_record_site_slowly

  .p2align 4
vais_profiler_record_site_stamp: # on the frame above
  .cfi_startproc
  endbr64
  movq -224(%rbp), %r11
  testq %r11, %r11
  je 2f
  testb $1, %r11b
  jne 1f
  lfence
1:
  andq $-2, %r11
  rdtsc
  shlq $32, %rdx
  orq %rdx, %rax
  movq %rax, (%r11)
  movq -24(%rbp), %rdx
2:
  ret
  .cfi_endproc
  .size vais_profiler_record_site_stamp, . - vais_profiler_record_site_stamp
  .purgem vais_profiler_keep_arguments
  .purgem vais_profiler_load_arguments
  .purgem vais_profiler_keep_vectors
  .purgem vais_profiler_load_vectors
  .purgem vais_profiler_enter
)");

#endif
