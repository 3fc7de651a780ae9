/// The profile file: what an instrumented process leaves behind, byte for byte.
///
/// The file is the process's own memory, mapped MAP_SHARED. It is consistent at every instant, so
/// that a killed process leaves everything that it recorded, and a running one can be read.
/// Structures refer to each other by the addresses that they had in the process. The whole file was
/// mapped as one range, so
///
///     offset in the file = address - Header::base
///
///     offset   what
///     0        Header (4096 bytes)
///     4096     everything else: Threads, Contexts, Functions, ..., in no particular order, each
///              aligned to 64 bytes (Strings to 8), reached from Header::threads
///     ...      with mode=trace, from Header::traceStart on: TraceBlocks (TraceFormat.h)
///
/// Memory for which there was no file space lies beyond the end of the file; a reader treats what
/// is there as lost. Integers are in the byte order that Header::byteOrder shows. Times are in
/// ticks of the clock that Header::clock names.
///
/// A change to a structure here requires a new kVersion, because readers refuse versions that they
/// do not know.

#ifndef VAIS_PROFILER_PROFILE_FORMAT_H
#define VAIS_PROFILER_PROFILE_FORMAT_H

#include <cstddef>
#include <cstdint>

namespace vais::profiler::format {

constexpr char kMagic[8] = {'V', 'A', 'I', 'S', 'P', 'R', 'O', 'F'};
constexpr uint32_t kVersion = 6;
constexpr uint32_t kOldestVersion = 4; ///< the oldest that readers accept; what it lacks is zero
constexpr uint32_t kByteOrder = 0x01020304;

/// The address of a T in the process that wrote the profile; 0 for none. Only that process may call
/// get(); a reader checks the value and turns it into an offset.
template <class T> struct Address {
  uint64_t value;

  T *get() const { return reinterpret_cast<T *>(value); }
  void set(T *target) { value = reinterpret_cast<uint64_t>(target); }
};

/// A text, which is not terminated and not necessarily UTF-8. It takes 4 + length bytes, aligned to
/// 8.
struct String {
  uint32_t length; ///< bytes
  char text[4];    ///< the first of them
};

/// A module whose functions are in the profile.
struct Module {
  Address<Module> next;      ///< the module that the same thread met before this one
  Address<String> source;    ///< source file name as the module states it
  uint64_t identity;         ///< address of the module's descriptor
  uint32_t flags;            ///< VAIS_PROFILER_MODULE_*
  uint32_t buildIdLength;    ///< bytes of buildId in use; 0 if the object has none
  unsigned char buildId[32]; ///< GNU build id of the linked object (a longer one is cut)
};
static_assert(sizeof(Module) == 64);

/// Bits of Function::flags.
constexpr uint32_t kFunctionIsSite = 1;     ///< stands for a line that allocates
constexpr uint32_t kFunctionIsRegion = 2;   ///< a region that the program named; no module or file
constexpr uint32_t kFunctionNameIsSeen = 4; ///< private: its NameCode was looked for
constexpr uint32_t kFunctionCallsHooks = 8; ///< its hooks are no part of its own code

/// A function that ran at least once, a line that allocated, or a region.
struct Function {
  Address<String> name;    ///< symbol name
  Address<String> file;    ///< source file, 0 without debug information
  Address<Module> module;  ///< 0 if memory ran out while it was registered
  uint32_t line;           ///< 0 without debug information
  uint32_t flags;          ///< kFunctionIs*
  uint32_t allocationLine; ///< of its only site; 0 if there is not exactly one, or it is unknown
  uint32_t callSites;      ///< number of CallSites of each of its contexts
  Address<String> lines;   ///< of its call sites, four bytes each; 0 for none
  uint64_t code;     ///< address of its body; 0 if unknown or if it restores its caller's context
  uint32_t codeSize; ///< bytes of its body, by the unwind table; 0 if unknown
  uint32_t pointerCalls; ///< calls by pointer; the last 2 * pointerCalls CallSites are theirs
};
static_assert(sizeof(Function) == 64);

/// The code of a function's name, where callers pass contexts on to its body: it finds the context
/// for callers that pass none, and consists of the profiler's code. A function is in the list once
/// it was called by its name, and if the unwind table says where that code is.
struct NameCode {
  Address<NameCode> next;
  Address<Function> function;
  uint64_t start; ///< address
  uint64_t size;  ///< bytes
};
static_assert(sizeof(NameCode) == 32);

/// An executable mapping of the process, such as the code of a library, as the kernel lists it. The
/// list has those that were there when the first thread was sampled, and others in which samples
/// were found.
struct MappedCode {
  Address<MappedCode> next; ///< noted before this one
  Address<String> path;     ///< of the object, or a name like "[vdso]"; 0 for none
  uint64_t start;           ///< address
  uint64_t size;            ///< bytes
  uint64_t fileOffset;      ///< of `start`
  uint64_t bias;            ///< address of what has the virtual address 0 in the object
  uint32_t number;          ///< from 1 on: ClockSample::code
  uint32_t flags;           ///< kCodeIs*
  uint16_t buildIdLength;   ///< bytes of buildId in use; 0 if it is not known
  uint16_t buildIdAt; ///< private: where it is, in bytes from the file's beginning; 0: not mapped
  unsigned char buildId[36]; ///< GNU build id of the object (a longer one is cut)
};
static_assert(sizeof(MappedCode) == 96);

/// Bits of MappedCode::flags.
constexpr uint32_t kCodeIsOfStart = 1;  ///< was there when the first thread was sampled
constexpr uint32_t kCodeIsUnloaded = 2; ///< was seen to be gone later

/// The most mappings that are noted.
constexpr uint32_t kMostMappedCode = 4096;

struct Context;
// MemoryFormat.h
struct ThreadMemory;
struct ProcessMemory;
// TraceFormat.h
struct TraceBlock;
// MarkerFormat.h
struct ThreadMarkers;
struct ProcessMarkers;
// EdgeFormat.h
struct CountedObject;
// EventFormat.h
struct EventList;
struct EventTotal;
struct EventCountTable;

/// An edge of the tree: calls from the context that holds the slot to `function`. A slot never
/// moves. Its identity is written only once, `function` last and with release order.
struct Slot {
  Address<Function> function; ///< 0 if the slot is free
  Address<Context> target;    ///< the callee's context; in recursion, an ancestor of the holder
  uint64_t calls;             ///< exact
  uint64_t nextTimed;         ///< a call is timed when `calls`, itself included, reaches this
};
static_assert(sizeof(Slot) == 32);

/// Sums over calls drawn at random, each with the probability 1 / weight. Times are on the
/// processor; time off it, waiting or preempted, is kept separately. Estimates of totals and their
/// variances follow from these sums (Horvitz and Thompson, A Generalization of Sampling Without
/// Replacement from a Finite Universe, 1952).
struct SampleSums {
  uint64_t samples;
  double weights;
  double ticks;            ///< weight * ticks
  double offTicks;         ///< weight * ticks off the processor
  double spread;           ///< weight * (weight - 1)
  double spreadTicks;      ///< weight * (weight - 1) * ticks
  double spreadSquares;    ///< weight * (weight - 1) * ticks squared
  double spreadOffSquares; ///< likewise for ticks off the processor
};
static_assert(sizeof(SampleSums) == 64);

/// Durations are told apart by groups: those of 0 to 7 by one each, longer ones by eight for each
/// doubling. A group is no wider than an eighth of its shortest duration, plus 1.
constexpr unsigned kDurationBits = 3;

/// The group of a duration, at most 2^63; with other `bits`, of 2^bits for each doubling.
constexpr uint32_t durationGroup(uint64_t duration, unsigned bits = kDurationBits) {
  const uint64_t raised = duration + (uint64_t(1) << bits);
  const unsigned shift = 63 - static_cast<unsigned>(__builtin_clzll(raised)) - bits;
  return (shift << bits) + static_cast<uint32_t>(raised >> shift) - (1u << bits);
}

/// The shortest duration of a group.
constexpr uint64_t shortestOf(uint32_t group, unsigned bits = kDurationBits) {
  const uint64_t each = uint64_t(1) << bits;
  return ((group % each + each) << (group >> bits)) - each;
}

constexpr uint64_t kLongestDuration = uint64_t(1) << 63;

/// Timed calls of the groups of one doubling. A call that was drawn with the probability 1 / weight
/// counts `weight` times.
struct DurationCounts {
  uint64_t calls[1 << kDurationBits];
};
static_assert(sizeof(DurationCounts) == 64);

constexpr uint32_t kDoublings = (durationGroup(kLongestDuration) >> kDurationBits) + 1;

/// How long the timed calls of a function took that have returned, in ticks, on the processor and
/// off it. They are free of what timing cost where those of its EdgeTimes are.
struct FunctionDurations {
  Address<Function> function;
  int32_t counts[kDoublings]; ///< where the DurationCounts are: their distance from here, in units
                              ///< of 8 bytes; 0: no call took so long
  uint32_t reserved;
};
static_assert(sizeof(FunctionDurations) == 256);
constexpr int64_t kDurationUnit = 8;

/// Open-addressed hash table of the durations of a thread's functions.
struct DurationTable {
  uint32_t capacity; ///< entries; a power of two
  uint32_t count;    ///< entries in use
  Address<FunctionDurations> entries[1];
};

struct StandIn;

/// What timing has learned of an edge. Timed calls are either counted (all calls of a series were
/// timed, as the first ones are) or sampled (drawn from the rest). Ticks do not include time off
/// the processor. With time=sampled they do not include what timing cost, either. With time=exact
/// they are plain distances between stamps, and only countedTicks, countedOffTicks and droppedCalls
/// are used; the first two are for all calls that are neither open nor dropped.
struct EdgeTime {
  uint64_t countedCalls;
  uint64_t countedTicks;
  int64_t countedOffTicks; ///< may be negative by the error of a reading
  double countedSquares;
  uint64_t droppedCalls : 56; ///< timed calls whose exit never came (longjmp)
  uint64_t gapBits : 8;       ///< calls are drawn with the probability 2^-gapBits now
  Address<StandIn> standIn;   ///< of an edge into mutual recursion; 0 before it is sampled there
  Address<Slot> slot;         ///< whose time this is
  Address<FunctionDurations> durations; ///< of the function that it leads to
  SampleSums sampled;
};
static_assert(sizeof(EdgeTime) == 128);

/// An edge whose place in the context was taken.
struct OverflowEdge {
  Slot slot;
  Address<EdgeTime> time;
  uint64_t reserved[3];
};
static_assert(sizeof(OverflowEdge) == 64);

/// What a call site counts in a context whose function passes contexts on. A site never moves;
/// `edge` is written last. The sites of a context are in front of it, the first one (number 0) at
///
///     address of the context - (number + 2) * sizeof(CallSite)
///
/// The place in between is that of a site whose target is the context itself, for entering the
/// context without counting a call.
///
/// A call by pointer has a site for the first function that it calls, and after that one a place
/// for a PointerCall, which looks like a site that is never used. Further functions have a
/// PointerTarget each.
struct CallSite {
  int64_t remaining; ///< calls before the one that goes to the runtime, which makes this negative
  Address<Context> target; ///< the callee's context; 0 before the first call
  uint64_t issued;         ///< calls = issued - remaining, modulo 2^64; see callsOf()
  uint64_t edge;           ///< address of its SiteEdge; before the first call, the context's + 1
};
static_assert(sizeof(CallSite) == 32);

constexpr uint64_t kUnusedSite = 1; ///< in CallSite::edge before the first call

/// What a call by pointer compares: if it is about to call `name`, it calls `body` instead, and
/// passes the site behind this on.
struct PointerCall {
  uint64_t name; ///< address of the function; 0 until it is known
  uint64_t body; ///< written before `name`
  uint64_t next; ///< address of the site of the next PointerTarget, or 0; see nextTarget()
  uint64_t edge; ///< as in an unused CallSite, and kTakenPlace
};
static_assert(sizeof(PointerCall) == sizeof(CallSite));

/// Another function that a call by pointer calls.
struct PointerTarget {
  PointerCall call;
  CallSite site;
};

constexpr unsigned kMostPointerTargets = 8; ///< of one call by pointer

/// In PointerCall::edge once a thread has begun to write, which happens once.
constexpr uint64_t kTakenPlace = 2;

/// In PointerCall::next if there are more functions than the most, which are then called by their
/// names, except for the first one.
constexpr uint64_t kTooManyTargets = uint64_t(1) << 63;

/// Returns the address of the site of the next PointerTarget, or 0, given PointerCall::next.
constexpr uint64_t nextTarget(uint64_t next) { return next & ~kTooManyTargets; }

/// Returns the number of the first CallSite of a function that belongs to a call by pointer.
constexpr uint32_t firstPointerCall(uint32_t callSites, uint32_t pointerCalls) {
  return callSites - 2 * pointerCalls;
}

/// The edge of a call site, which counts its calls; Slot::calls is what they were when the runtime
/// last looked.
struct SiteEdge {
  Slot slot;
  Address<EdgeTime> time;
  Address<Context> holder;
  uint64_t added; ///< by how much `remaining` and `issued` are being raised; 0 if they are not
  uint64_t issuedBefore; ///< what `issued` was before
};
static_assert(sizeof(SiteEdge) == 64);
static_assert(offsetof(SiteEdge, time) == offsetof(OverflowEdge, time));

/// The largest value to which CallSite::remaining is set, which is more calls than there can be.
constexpr int64_t kMostRemaining = int64_t(1) << 60;

/// While `issued` is being raised, this is subtracted from `remaining`, which has been raised
/// already. It brings `remaining` far below what calls alone could, and so tells readers that
/// `issued` may have been raised or not.
constexpr int64_t kRaising = kMostRemaining << 2;

/// Returns the number of calls that a site has counted.
constexpr uint64_t callsOf(const CallSite &site, const SiteEdge &edge) {
  const auto remaining = static_cast<uint64_t>(site.remaining);
  const bool isBeingRaised = site.remaining < -(kRaising / 2);
  return isBeingRaised ? edge.issuedBefore + edge.added - remaining - uint64_t(kRaising)
                       : site.issued - remaining;
}

/// An open-addressed hash table of overflow edges. To grow, a new table is made; the old one stays
/// as it was, and the edges do not move.
struct EdgeTable {
  uint32_t capacity; ///< entries; a power of two
  uint32_t count;    ///< entries in use
  Address<OverflowEdge> entries[1];
};

/// Calls of an edge that were made while recording was off, which are not part of the profile.
struct PausedEdge {
  Address<Slot> slot;
  uint64_t atStop; ///< calls of the edge when recording last stopped
  uint64_t off;    ///< calls from a stop to the next start. While Header::isPaused, those since
                   ///< `atStop` belong here, too, as do all calls of edges not in the table
  uint64_t reserved;
};
static_assert(sizeof(PausedEdge) == 32);

/// An open-addressed hash table of paused edges, by slot.
struct PauseTable {
  uint32_t capacity; ///< entries; a power of two
  uint32_t count;    ///< entries in use
  Address<PausedEdge> entries[1];
};

constexpr unsigned kSlotsPerContext = 8;

/// Bits of Context::flags.
constexpr uint32_t kContextIsFlat = 1; ///< beyond the limit: stands for all paths to its function
constexpr uint32_t kContextIsInCycle = 2; ///< mutual recursion passes through it
constexpr uint32_t kContextIsStandIn = 4; ///< StandIn::context
constexpr uint32_t kContextIsSite = 8; ///< a line of `parent` that allocates, where it has several

/// A StandIn::context that measures nothing any more: calls of its call sites are those of
/// `parent`. It is among the thread's contexts.
constexpr uint32_t kContextIsGivenUp = 16;
constexpr uint32_t kContextIsOfFibre = 32; ///< the root of a fibre's tree

/// A function reached by a path. The tree edge into it is the slot of `parent` whose target it is.
/// A slot whose target is not a child is a back edge to an ancestor (recursion) or leads to a flat
/// context, which has no parent. If a function has several sites, each has a context of its own
/// below that of the function, to which an edge without calls leads; what is recorded there belongs
/// to the function's context.
struct Context {
  Address<Function> function; ///< 0 in a thread's root
  Address<Context> parent;    ///< 0 in a thread's root and in a flat context
  Address<Context> previous;  ///< the thread's context made before this one
  Address<EdgeTable> overflow;
  uint64_t allocations;    ///< successful ones made directly in this context
  uint64_t allocatedBytes; ///< as requested
  uint64_t deallocations;  ///< of blocks; free(NULL) is not counted
  uint32_t flags;          ///< kContextIs*
  uint32_t memory;         ///< number of its ContextMemory (MemoryFormat.h); 0 for none
  Slot slots[kSlotsPerContext];
  Address<EdgeTime> times[kSlotsPerContext]; ///< of the slot with the same index; 0 with time=none
};
static_assert(sizeof(Context) == 64 + 256 + 64);

/// Returns the address of a call site of a context.
constexpr uint64_t callSiteAddress(uint64_t context, uint64_t number) {
  return context - (number + 2) * sizeof(CallSite);
}

/// Structures of MemoryFormat.h are numbered by their places: (address - Header::base) / this.
constexpr uint64_t kNumberedSize = 64;

/// Returns the slot in which a context first tries to keep a function, as a byte offset into
/// Context::slots.
constexpr uint64_t slotOffset(uint64_t functionAddress) {
  return (functionAddress >> 6) % kSlotsPerContext * sizeof(Slot);
}

/// Takes the place of a context in mutual recursion while the self time of a call is sampled. It
/// has no edges, so that each call made from it misses and its time can be left out. What is
/// recorded of memory meanwhile belongs to the context. There is a stand-in for each edge into the
/// context.
struct StandIn {
  Context context;         ///< its parent is the context that it stands for, whose function it has
  SampleSums self;         ///< sums of self times of the edge's calls
  uint64_t droppedCalls;   ///< calls drawn, but left in another way than by their exit
  uint64_t abandonedCalls; ///< calls drawn, but abandoned because they made too many calls
  uint64_t reserved[6];
};
static_assert(sizeof(StandIn) == 384 + 64 + 64);

enum class TimedKind : uint32_t {
  Call,    ///< time of a call, including its callees
  Self,    ///< self time of the call below it on the stack
  SiteCall ///< like Call, for a call that a call site counts
};

enum class SelfClock : uint16_t {
  Stopped, ///< TimedCall::start and offBefore hold the ticks, and those off the processor, so far
  Running, ///< these are what they would be if it had run without a break
  Spoilt   ///< the sample is not valid any more
};

/// A call that is being timed. The open ones of a thread form a stack, with the innermost on top.
struct TimedCall {
  Address<TimedCall> previous; ///< the place below, or the head of the first TimedBlock
  uint64_t frame;         ///< stack address at entry, which shows calls that longjmp left behind
  uint64_t token;         ///< what its entry returned
  Address<EdgeTime> time; ///< of the call's edge
  uint64_t start;         ///< ticks; 0 until it is stamped. Self: see clock
  int64_t offBefore;      ///< Thread::offTicks at the start. Self: see clock
  uint64_t spentBefore; ///< Thread::spentTicks at the start. Self: how often its clock was stopped
  TimedKind kind;
  uint16_t gapBits; ///< the call was drawn with the probability 2^-gapBits
  SelfClock clock;  ///< Self only
};
static_assert(sizeof(TimedCall) == 64);

/// Space for timed calls, aligned to its size. Its head is as large as a TimedCall and is at the
/// bottom of the stack. No stack address is above its `frame`, so that it never seems to be left
/// behind.
constexpr uint64_t kTimedBlockSize = 4096;
struct TimedBlock {
  Address<TimedBlock> next;
  uint64_t frame; ///< UINT64_MAX
  uint64_t reserved[6];
  TimedCall calls[kTimedBlockSize / sizeof(TimedCall) - 1];
};
static_assert(sizeof(TimedBlock) == kTimedBlockSize);

/// An open-addressed hash table of the flat contexts of a thread.
struct FlatTable {
  uint32_t capacity;
  uint32_t count;
  Address<Context> entries[1];
};

constexpr unsigned kCounterBits = 48;

/// CPU time that was spent in a context with the program counter at one place, as samples of the
/// thread's CPU clock found it. The context was the thread's current one. It is that of the code at
/// the program counter or, because bodies do not restore it when they return, that of a call which
/// has already returned there.
struct ClockSample {
  Address<Context> context;
  uint64_t counter
      : kCounterBits; ///< the program counter; 0 for all places without an entry of their own
  uint64_t code : 64 -
      kCounterBits;     ///< number of the MappedCode there; 0: unknown, as before kFirstWithObjects
  uint64_t nanoseconds; ///< sum of the CPU time since the thread's previous sample
  uint64_t samples;
};
static_assert(sizeof(ClockSample) == 32);

/// An open-addressed hash table of a thread's samples, by context and program counter.
struct ClockSampleTable {
  uint32_t capacity; ///< entries; a power of two
  uint32_t count;    ///< entries in use
  Address<ClockSample> entries[1];
};

/// What a thread recorded. Several threads may share it, one after the other. Only its owner writes
/// to it.
struct Thread {
  Address<Thread> next;      ///< the thread made before this one
  Address<Context> root;     ///< stands for uninstrumented code
  Address<Context> contexts; ///< the newest context; Context::previous leads to the others
  Address<FlatTable> flat;
  Address<TimedCall> timedTop; ///< innermost open timed call, or the head of the first block
  uint64_t lastTicks;          ///< the newest time stamp taken by the thread
  uint32_t owner;              ///< Linux thread id of the latest owner
  uint32_t owners;             ///< number of threads that have used it
  uint64_t droppedCalls; ///< calls for which there was no memory or that interrupted a slow path
  uint64_t droppedTimes; ///< timed calls for which there was no memory or whose start was lost
  int64_t offTicks;      ///< ticks off the processor, by the last look at the CPU clock
  uint64_t endTicks;     ///< stamped when the process ended, or 0
  int64_t endOffTicks;   ///< offTicks at that moment
  // Private to the owner.
  uint64_t arenaNext;
  uint64_t arenaEnd;
  uint64_t functionsNext; ///< space for Functions, kept together so that slots are spread evenly
  uint64_t functionsEnd;
  uint64_t random; ///< state of the thread's generator
  Address<Module> modules;
  Address<String> lastFile; ///< of the function registered last, which the next one mostly shares
  uint64_t chunkSize;       ///< of the newest chunk
  uint64_t cpuLookedAt;     ///< ticks of the last look at the CPU clock
  uint64_t ownerStart;      ///< ticks when the owner began
  uint64_t ownerStartCpu;   ///< its CPU clock then, in nanoseconds
  int64_t ownerStartOff;    ///< offTicks then
  uint64_t spentTicks;      ///< ticks that timing has cost so far, times 1 << kCostBits
  uint64_t extraTicks;      ///< the part for calls drawn with more than the least probability
  Address<ThreadMemory> memory;   ///< 0 until a block of the thread was followed or sampled
  Address<ThreadMarkers> markers; ///< 0 until the thread began a region or set a mark
  uint64_t state;      ///< address of the owner's ThreadState, which is not in the profile
  uint64_t lostEvents; ///< lost from the trace; calls and allocations among them count as dropped
  Address<TraceBlock> traceBuffer; ///< private: where its buffer is mapped, outside the profile
  Address<String> name;            ///< in the kernel, of the latest owner; 0 in older profiles
  Address<ClockSampleTable> clockSamples; ///< 0: none
  uint64_t unplacedNs;  ///< CPU time of samples for which there was no memory or no context
  uint64_t sampleClock; ///< private: the CPU time that samples account for, in nanoseconds
  uint32_t sampleTimer; ///< private: the kernel's number of the timer of its owner, plus 1; 0: none
  uint32_t samplingState; ///< SamplingState
  uint64_t sampleEvent;   ///< private: where the event of its owner is mapped; 0: none
  uint64_t sampleSystem;  ///< private: with an event, CPU time in the kernel at its newest sample
  Address<DurationTable> durations; ///< of functions that it timed; 0: none
  uint64_t droppedDurations; ///< timed calls, as they count there, for which there was no memory
  // Since kFirstWithEvents:
  Address<EventTotal> eventTotals;      ///< the first; 0: no event was counted
  Address<EventCountTable> eventCounts; ///< 0: none was found anywhere
  uint64_t stackTop; ///< of a fibre, which has no owner: the stack address of its first call; or 0
  uint64_t reserved[5];
};
static_assert(sizeof(Thread) == 320 + 64);
constexpr uint32_t kFirstWithObjects = 5;  ///< version: of MappedCode
constexpr uint32_t kFirstWithEvents = 5;   ///< version: of counted events
constexpr uint32_t kFirstWithCounters = 6; ///< version: of counters of the control flow

/// The size of a Thread in profiles of `version`.
constexpr uint64_t threadSize(uint32_t version) {
  return version < kFirstWithEvents ? 320 : sizeof(Thread);
}

/// Whether a thread's CPU clock is sampled.
enum class SamplingState : uint32_t {
  NotYet,  ///< the thread has used too little CPU time so far
  Samples, ///< the clock is sampled
  Blocked, ///< the thread blocks the signal
  Refused  ///< the kernel refused a timer
};

/// The number of binary places in costs in ticks.
constexpr unsigned kCostBits = 8;

/// Bits of Header::features.
constexpr uint32_t kHasTrace = 1; ///< mode=trace: there are events in TraceBlocks, and no contexts

enum class TimeMode : uint32_t { None, Sampled, Exact };
enum class MemoryMode : uint32_t { None, Sampled, Exact };
enum class AllocationScope : uint32_t { Sites, Process };
enum class Clock : uint32_t {
  Monotonic, ///< CLOCK_MONOTONIC, in nanoseconds
  Tsc,       ///< invariant x86 time stamp counter
  Cntvct     ///< AArch64 virtual counter
};
enum class ProcessState : uint32_t {
  Running, ///< or killed, which shows only in the absence of the process
  Exited,  ///< stamped its own end
  Died     ///< seen to end otherwise by vais-profiler run, which stamped the end
};

/// Whether CPU clocks are sampled and, if not, why.
enum class SamplerState : uint32_t {
  Off,           ///< the user, or the mode, wanted none
  On,            ///< those of threads that use enough CPU time
  UnknownKernel, ///< system calls might be cut short by its signals
  NoSignal,      ///< the program has all signals that might be used
  TakenOver,     ///< the program has taken the signal for itself
  NoEvents,      ///< On, of some or all threads at the kernel's ticks alone: it refuses events
  CostlyEvents   ///< On, at the kernel's ticks alone: events would cost more than the budget
};

/// How a process ended, if anybody saw it.
enum class Ending : uint32_t {
  Unseen,
  Exit,   ///< its exit handlers ran
  AtOnce, ///< by _exit or a similar call, as the process said or `run` saw
  Quick,  ///< by quick_exit
  Signal  ///< by a signal, as `run` saw
};

/// A moment on both clocks.
struct Moment {
  uint64_t ticks;       ///< 0 if not taken
  uint64_t nanoseconds; ///< CLOCK_MONOTONIC
};

struct Header {
  char magic[8];
  uint32_t version;
  uint32_t headerSize; ///< sizeof(Header)
  uint32_t byteOrder;
  uint32_t features;       ///< bits that a reader must know: kHasTrace
  uint64_t base;           ///< address of the Header in the process
  uint64_t reserve;        ///< bytes of address space reserved from base
  uint64_t used;           ///< bytes given out from base
  uint64_t lost;           ///< bytes given out for which there was no file space
  Address<Thread> threads; ///< the newest thread; Thread::next leads to the others

  uint32_t processId;
  uint32_t parentId;
  ProcessState state;
  uint32_t forked; ///< 1 for a forked child, which inherited its tree with all counts at zero
  TimeMode timeMode;
  MemoryMode memoryMode;
  Clock clock;
  uint32_t buildIdLength;
  unsigned char buildId[40];   ///< of the executable
  Address<String> program;     ///< path of the executable
  Address<String> commandLine; ///< arguments, each followed by a NUL
  uint64_t startedAt;          ///< nanoseconds since 1970, CLOCK_REALTIME

  Moment start;              ///< recording began
  Moment end;                ///< the process ended
  double ticksPerNanosecond; ///< for processes that are killed; more accurate the longer they run
  uint64_t endCpuNs;         ///< CPU time of the whole process if `run` saw it die, or 0

  uint64_t contexts; ///< number made so far
  uint64_t maxContexts;
  uint64_t droppedThreads; ///< threads for which there was no memory
  // What no thread's tree could hold:
  uint64_t droppedCalls;
  uint64_t droppedAllocations; ///< and frees; with memory=sampled only those of possible samples

  // Costs of the profiler itself in ticks, measured at the start.
  double stampTicks; ///< smallest distance between the stamps of a timed call; subtracted from it
  double callTicks;  ///< an untimed call's entry and exit
  double timedCallTicks; ///< a timed call's entry and exit; subtracted from the call around it
  double cpuLookTicks;   ///< a look at the CPU clock; likewise

  uint32_t forkGate; ///< private to the process: coordinates the copies of forked children
  AllocationScope allocationScope;
  Address<ProcessMemory> memory;   ///< 0 with memory=none
  Address<ProcessMarkers> markers; ///< 0 until the program named a marker

  // With kHasTrace (TraceFormat.h):
  uint64_t traceStart;  ///< offset in the file of its first block
  uint64_t traceBlocks; ///< places for blocks given out so far
  uint64_t traceRing;   ///< how many of the first of them are written to in turn; 0 for no ring
  uint64_t traceTurn;   ///< blocks written to the ring so far

  /// How often a stack was seen to continue on another thread. That thread then writes to the tree
  /// of the first one, so that counts of both may be too low.
  uint64_t movedStacks;

  uint64_t startCpuNs; ///< CPU time of the process when recording began
  Ending ending;
  uint32_t endStatus; ///< number of the signal or, without one, exit status + 1; 0 if not known

  /// CPU time in nanoseconds that it took to begin recording or, in a forked child, to copy the
  /// profile of the parent; 0 if not known.
  uint64_t setUpCpuNs;

  Address<PauseTable> pauses; ///< 0 if recording never stopped
  uint32_t isPaused;          ///< recording is off
  uint32_t pauseLock;         ///< private to the process

  // stampTicks, callTicks and timedCallTicks for calls that a call site counts.
  double siteStampTicks;
  double siteCallTicks;
  double siteTimedCallTicks;

  // For samples of CPU clocks.
  uint64_t ownCode;     ///< address of the runtime's own code; 0 if unknown
  uint64_t ownCodeSize; ///< bytes
  SamplerState sampler;
  uint32_t samplerSignal;  ///< its signal, or 0
  double eventTicks;       ///< a sample by an event between ticks: taken off it; 0: there are none
  Address<NameCode> names; ///< of all threads' functions; NameCode::next leads to the others
  Address<MappedCode> mappedCode; ///< the newest; since kFirstWithObjects

  Address<EventList> events; ///< 0: none was to be counted

  // Since kFirstWithCounters:
  Address<CountedObject> counted; ///< the newest object whose control flow is counted
  uint64_t lostCounters;          ///< counters, and notes of them, for which there was no memory

  unsigned char reserved[4096 - 480];
};
static_assert(sizeof(Header) == 4096);

} // namespace vais::profiler::format

#endif
