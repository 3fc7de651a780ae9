/// Fills in the header of a profile.

#include "runtime/session/profile/Description.h"

#include "runtime/base/ProfileFile.h"
#include "runtime/base/SystemCall.h"
#include "runtime/collect/clock/Ticks.h"
#include "runtime/collect/state/ThreadState.h"
#include "runtime/session/options/Options.h"
#include "runtime/session/process/Process.h"

#include "contracts/TraceFormat.h"

namespace vais::profiler {

using namespace format;

Program gProgram = {};

static MemoryMode memoryModeOf(const Options &options) {
  switch (options.memory) {
  case choice_memory::none:
    return MemoryMode::None;
  case choice_memory::sampled:
    return MemoryMode::Sampled;
  case choice_memory::exact:
    return MemoryMode::Exact;
  }
  return MemoryMode::Sampled;
}

void describeFormat(Header &header, uint64_t reserve) {
  header.version = kVersion;
  header.headerSize = sizeof header;
  header.byteOrder = kByteOrder;
  header.base = reinterpret_cast<uint64_t>(&header);
  header.reserve = reserve;
  header.used = kFirstFileSize;
  header.timeMode = gSwitches.isTrace ? TimeMode::Exact : gSwitches.timeMode;
  header.memoryMode = memoryModeOf(gOptions);
  header.clock = gClock;
  header.maxContexts = gOptions.max_contexts;
}

void describeTrace(Header &header) {
  header.features |= kHasTrace;
  header.traceStart = header.reserve;
  header.traceRing = (gOptions.trace_ring << 20) / kTraceBlockSize;
  header.traceBlocks = header.traceRing;
  header.traceTurn = 0;
}

// The texts are in a chunk of their own directly behind the header.
void describeProgram(Header &header) {
  char commandLine[kFirstChunk / 2];
  Thread writer = {};
  writer.arenaNext = header.base + sizeof(Header);
  writer.arenaEnd = header.base + kFirstFileSize;
  header.program.set(allocateString(writer, gProgram.executable.c_str()));
  const size_t length = gProgram.isSecure ? 0 : readCommandLine(commandLine, sizeof commandLine);
  header.commandLine.set(allocateString(writer, commandLine, length));
  header.buildIdLength = executableBuildId(header.buildId, sizeof header.buildId);
}

void describeProcess(Header &header) {
  header.processId = static_cast<uint32_t>(systemCall(__NR_getpid));
  header.parentId = static_cast<uint32_t>(systemCall(__NR_getppid));
  header.startedAt = realtimeNanoseconds();
  header.state = ProcessState::Running;
}

PathText outputPath(uint32_t process, bool isForked) {
  if (gProgram.isSecure)
    return PathText();
  return expandOutput(gOptions.output.c_str(), gProgram.executable.c_str(), process, isForked);
}

void publish(Header &header) {
  publishProfileFile(__atomic_fetch_add(&header.used, kPageSize, __ATOMIC_RELAXED));
}

} // namespace vais::profiler
