/// What was recorded, as plain data. Every reporter is a pure function of a Profile, in the
/// process and in the tools alike.

#ifndef VAIS_PROFILER_REPORT_PROFILE_H
#define VAIS_PROFILER_REPORT_PROFILE_H

#include "runtime/report/model/Durations.h"
#include "runtime/report/model/Events.h"
#include "runtime/report/model/Markers.h"
#include "runtime/report/model/MemoryCounts.h"
#include "runtime/report/model/RunSums.h"

#include <cstddef>
#include <cstdint>
#include <limits>
#include <string>
#include <vector>

namespace vais::profiler {

/// An index into one of a Profile's vectors.
using Index = uint32_t;
constexpr Index kNone = std::numeric_limits<Index>::max();

enum class TimeMode { None, Sampled, Exact };
enum class MemoryMode { None, Sampled, Exact };
enum class ProcessState { Running, Exited, Died };

/// How the process ended.
enum class ProcessEnding {
  Unknown, ///< it may still be running, or only its state is known
  Exit,    ///< its exit handlers ran
  AtOnce,  ///< by _exit or its like
  Quick,   ///< by quick_exit
  Signal,
  Unseen ///< the process is gone, and nobody saw how
};

/// A part of an object's code, which was mapped as a whole.
struct CodeSegment {
  uint64_t address = 0; ///< virtual, in the object
  uint64_t size = 0;    ///< bytes
  uint64_t fileOffset = 0;
};

/// A file whose code processes ran, or what they ran that is not in a file. Two are the same if
/// they agree in path and build id.
struct MappedObject {
  std::string path;        ///< or a name like "[vdso]"; empty for code that has no name
  std::string buildId;     ///< hexadecimal; empty if it is not known
  uint64_t bias = 0;       ///< address of its virtual address 0 in the first process that had it
  bool isUnloaded = false; ///< all of its code was seen to be gone before the process ended
  std::vector<CodeSegment> segments; ///< by address
};

/// Samples of CPU clocks that found a context at one place in the code.
struct CodeSamples {
  Index context = kNone;
  Index object = kNone; ///< in Profile::objects; kNone if it is not known
  uint64_t address = 0; ///< virtual, in the object
  bool isOwn = false;   ///< in the code of the context's function, otherwise in code that it called
                        ///< and that is not instrumented; also where the place is not known
  uint64_t samples = 0;
  double ns = 0;                    ///< part of Context::clockNs
  std::vector<uint32_t> lines = {}; ///< set by showSampledCode(): the line that is executed, then
                                    ///< those of the calls inlined there; 0 where it is not known
  EventCounts events = {};          ///< part of Context::events
};

/// A function, or a region that the program named. Two are the same if they agree in this and in
/// name, source file and line.
struct Function {
  std::string name; ///< as the linker knows it
  std::string file; ///< empty if unknown
  uint32_t line = 0;
  bool isHostRuntime = false; ///< belongs to the runtime that a Vais compiler links
  bool isRegion = false;      ///< has no file and line
  std::string shownName = {}; ///< set by nameFunctions(); see displayName()
  Index object = kNone;       ///< in Profile::objects, of its code; kNone if that is not known
  uint64_t address = 0;       ///< virtual, in the object, of its code
  bool isSampled = false; ///< not instrumented: known from samples alone (SampledCode.h), so that
                          ///< its calls are unknown; its name ends with what it is part of
  bool isInlined = false; ///< code that was inlined into the caller's, and is sampled
  std::string sourceName = {}; ///< what it is called in its source, if that was read; else empty
};

/// A function reached by a path of calls. Contexts come after their parents.
struct Context : MemoryCounts {
  Index function = kNone;    ///< kNone only in contexts[0], the root: uninstrumented code
  Index parent = kNone;      ///< kNone in the root and in flat contexts
  bool isFlat = false;       ///< stands for all paths to its function (limit on contexts)
  uint64_t samples = 0;      ///< taken of it by a timer or the program; see Value "samples"
  uint64_t clockSamples = 0; ///< samples of threads' CPU clocks that found it running
  double clockNs = 0;        ///< CPU time that these stand for
  double hookNs = 0;         ///< cost of hooks of calls, which clockNs still contains
  double unseenNs = 0;       ///< self time, by timed calls, in threads that have no samples
  double timingNs = 0;       ///< cost of hooks that the times of its edges still contain
  double selfNs = 0;         ///< on the processor; never negative
  double selfVariance = 0;   ///< of selfNs, ns squared
  double totalNs = 0;        ///< self time of the subtree
  double selfOffNs = 0;      ///< off the processor: waiting or preempted; never negative
  double selfOffVariance = 0;
  double totalOffNs = 0;
  double sampledSelfNs = 0; ///< in mutual recursion: measured directly for sampledSelfCalls calls
  double sampledSelfVariance = 0;
  double sampledSelfCalls = 0;
  Index cycle = kNone;       ///< topmost context of the mutual recursion that it is part of
  bool isCycleShare = false; ///< selfNs is in part a share of that recursion's time
  Index sizes = kNone;       ///< in Profile::sizes; kNone if nothing is known of blocks made here
  EventCounts events = {};   ///< without callees
};

/// A line of a function that allocates, and what it allocated when it was reached by the path of
/// `context`, whose counts include this. There are lines only if there is debug information.
struct AllocationSite : MemoryCounts {
  Index context = kNone;
  std::string file;
  uint32_t line = 0;
  Index sizes = kNone; ///< in Profile::sizes
};

/// Calls from one context to a function. `to` is a child of `from` (tree edge), an ancestor of it
/// (recursion), or a flat context.
struct Edge {
  Index from = 0;
  Index to = 0;
  uint64_t calls = 0;
  uint64_t timedCalls = 0;
  double ns = 0;       ///< time of all calls on the processor, callees included; recursion counts
                       ///< once per level
  double variance = 0; ///< of ns, ns squared
  double timedNs = 0;  ///< part of ns that was measured rather than estimated
  double offNs = 0;    ///< like ns, off the processor
  double offVariance = 0;
  double timedOffNs = 0; ///< like timedNs, of offNs
};

/// Part of the calls of an edge: those made on one line of the caller. There are such parts only of
/// callers that pass contexts on, and if there is debug information.
struct CallLine {
  Index from = 0; ///< as in the edge
  Index to = 0;
  uint32_t line = 0;
  uint64_t calls = 0;
  double ns = 0; ///< like Edge::ns
};

/// What could not be recorded or read.
struct Dropped {
  uint64_t calls = 0;          ///< calls not counted anywhere else
  uint64_t allocations = 0;    ///< allocations and frees not counted anywhere else
  uint64_t blocks = 0;         ///< blocks counted, but not followed
  uint64_t timedCalls = 0;     ///< timed calls whose exit never came; counted, but not in times
  uint64_t flatCalls = 0;      ///< calls counted on flat contexts, whose paths are lost
  uint64_t threads = 0;        ///< threads without a tree
  uint64_t bytes = 0;          ///< bytes of the profile for which there was no file space
  uint64_t samples = 0;        ///< samples beyond the limit
  uint64_t unbalancedEnds = 0; ///< ends of regions that were not open there
  uint64_t leftRegions = 0;    ///< regions that were left without an end
  uint64_t deepRegions = 0;    ///< regions that were not entered, because too many were open
  uint64_t movedStacks = 0;    ///< how often a stack was seen to continue on another thread
  uint64_t durations = 0;      ///< timed calls that are missing from Profile::durations
};

/// What the profiler itself cost, estimated from costs measured when the process started.
struct Overhead {
  double ns = 0;            ///< time added to the program by all hooks
  double callNs = 0;        ///< cost of a call that is not timed
  double timedCallNs = 0;   ///< cost of a call that is timed
  uint64_t memoryBytes = 0; ///< size of the profile in memory
};

/// Why CPU clocks were not sampled, or less often than was asked for.
enum class NoClockSamples {
  Unknown,     ///< they were, or nobody wanted it
  Kernel,      ///< it might cut system calls short
  NoSignal,    ///< the program has all signals that might be used
  TakenOver,   ///< the program has taken the signal for itself
  NoEvents,    ///< of some or all threads by the kernel's ticks alone: it refuses events
  CostlyEvents ///< by the kernel's ticks alone: events would cost more than the budget
};

/// What samples of the threads' CPU clocks found altogether.
struct ClockSampling {
  NoClockSamples none = NoClockSamples::Unknown;
  uint64_t threadsWithout = 0; ///< threads that block the signal or got no timer from the kernel
  uint64_t samples = 0;
  double ns = 0; ///< CPU time that the samples stand for
  uint64_t ownSamples = 0;
  double ownNs = 0;      ///< the part of it in the profiler itself
  double unplacedNs = 0; ///< the part in contexts that are unknown or for which there was no memory
};

struct Program {
  std::string path;
  std::vector<std::string> arguments; ///< argv, the program's name first
  std::string buildId;                ///< hexadecimal; empty if there is none
  uint32_t processId = 0;
  uint32_t parentId = 0;
  bool isForked = false;
  bool isTraced = false; ///< mode=trace: the profile is the sum of a trace
  ProcessState state = ProcessState::Running;
  ProcessEnding ending = ProcessEnding::Unknown;
  Index endStatus = kNone; ///< exit status or number of the signal; kNone if not known
  uint64_t startedAt = 0;  ///< nanoseconds since 1970
};

/// What a thread did, or several threads that used one tree one after the other.
struct ThreadTotals {
  std::string name; ///< in the kernel, of the latest thread; empty if unknown
  uint32_t id = 0;  ///< Linux thread id of the latest thread; 0 if unknown
  uint64_t threads = 0;
  uint64_t calls = 0;
  double ns = 0; ///< in instrumented code, on the processor
  double offNs = 0;
};

struct Profile {
  /// Returns whether the profile says anything about time on the processor: times of calls, or
  /// enough samples to tell which functions take long.
  bool hasTimes() const {
    constexpr uint64_t kEnoughSamples = 25;
    return timeMode != TimeMode::None || clockSampling.samples >= kEnoughSamples;
  }

  std::vector<Program> programs; ///< one for each process; the first is the one asked for
  TimeMode timeMode = TimeMode::None;
  MemoryMode memoryMode = MemoryMode::None;
  std::string phase;       ///< the only phase that it covers; empty if it covers all of the time
  double durationNs = 0;   ///< wall time; that of the longest process if several are merged
  bool endIsKnown = false; ///< false if the process was killed or runs: times are lower bounds
  uint64_t threads = 0;    ///< threads that ran instrumented code
  uint64_t fibres = 0;     ///< stacks of the program's own; times then follow from samples alone
  std::vector<ThreadTotals> threadTotals; ///< the oldest first
  uint64_t runs = 1;                      ///< number of runs whose sum this is; see Runs.h
  std::vector<Function> functions;
  std::vector<Context> contexts;
  std::vector<Edge> edges;
  std::vector<CallLine> callLines;
  std::vector<SizeGroups> sizes; ///< of contexts and sites
  /// By function; those of functions without an element are not known. Of whole processes or
  /// threads only: not of phases, nor where stacks were left out or regrouped.
  std::vector<Durations> durations;
  std::vector<AllocationSite> sites;
  std::vector<MappedObject> objects;
  std::vector<CodeSamples> code; ///< where samples were found; see SampledCode.h
  LiveMemory memory;
  Markers markers;
  Dropped dropped;
  Overhead overhead;
  ClockSampling clockSampling;
  std::vector<Event> events;         ///< none if nobody asked for any; not of phases
  std::vector<RunSums> functionRuns; ///< by function; to be read by the function of that name
  std::vector<RunSums> contextRuns;  ///< by context, likewise; both empty for a single run
};

} // namespace vais::profiler

#endif
