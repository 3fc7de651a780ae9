/// Reads /proc/self/maps line by line. Of each object it reads the first page through
/// /proc/self/mem, because another thread may unload the object at any moment.

#include "runtime/collect/functions/MappedCode.h"

#include "runtime/base/MappedMemory.h"
#include "runtime/base/SystemCall.h"
#include "runtime/base/Text.h"
#include "runtime/collect/arena/Arena.h"
#include "runtime/collect/clock/Ticks.h"
#include "runtime/collect/functions/ElfObject.h"
#include "runtime/collect/state/ThreadState.h"

#include <cerrno>
#include <fcntl.h>

namespace vais::profiler {

using namespace format;

namespace {

constexpr size_t kPage = 4096;

/// Reading the list may take one part in so many of the time, to find code and to check it.
constexpr uint64_t kMostOfTime = 100, kMostForChecks = 1000;

/// Whether a thread reads the list, and when it may be read again, in nanoseconds of
/// CLOCK_MONOTONIC, for each purpose.
uint32_t gIsReading;
uint64_t gNextReading, gNextCheck;

/// The number of mappings that were there at the start, which have the first numbers.
uint32_t gMappingsOfStart;

/// A line of the list. The path has a length because it is not terminated.
struct Mapping {
  uint64_t start, end;
  uint64_t fileOffset;
  uint64_t device, inode;
  const char *path;
  size_t pathLength;
  bool isReadable, isExecutable;
};

/// What is known of the mapping that contains the ELF header of an object. Mappings of an object
/// follow each other.
struct Beginning {
  uint64_t start = 0;
  uint64_t device = 0, inode = 0;
};

/// What is too large for a small stack.
struct Buffers {
  char lines[2 * kPage];               ///< a line is a path and what is in front of it
  char object[kPage];                  ///< its beginning
  uint64_t seen[kMostMappedCode / 64]; ///< by number - 1: what was noted before and is still there
};

uint64_t readNumber(const char *&text, const char *end, unsigned base) {
  uint64_t number = 0;
  for (; text < end; ++text) {
    const char c = *text;
    const auto digit = static_cast<unsigned>(c >= 'a' ? c - 'a' + 10 : c - '0');
    if (digit >= base)
      break;
    number = number * base + digit;
  }
  return number;
}

/// Parses a line like "7f0a4000-7f0a5000 r-xp 00001000 fe:01 1234   /lib/libm.so.6".
Mapping parse(const char *text, const char *end) {
  const auto pass = [&](char c) {
    if (text < end && *text == c)
      ++text;
  };
  const auto passSpaces = [&] {
    while (text < end && *text == ' ')
      ++text;
  };
  Mapping mapping = {};
  mapping.start = readNumber(text, end, 16);
  pass('-');
  mapping.end = readNumber(text, end, 16);
  passSpaces();
  for (; text < end && *text != ' '; ++text) {
    mapping.isReadable |= *text == 'r';
    mapping.isExecutable |= *text == 'x';
  }
  passSpaces();
  mapping.fileOffset = readNumber(text, end, 16);
  passSpaces();
  const uint64_t major = readNumber(text, end, 16);
  pass(':');
  mapping.device = major << 32 | readNumber(text, end, 16);
  passSpaces();
  mapping.inode = readNumber(text, end, 10);
  passSpaces();
  mapping.path = text;
  mapping.pathLength = static_cast<size_t>(end - text);
  return mapping;
}

class Reading {
public:
  Reading(Thread &thread, Buffers &buffers, uint32_t flags)
      : thread_(thread), buffers_(buffers), header_(*gSwitches.header), flags_(flags),
        newestBefore_(header_.mappedCode.get()) {}

  /// Returns false if the list cannot be read.
  bool read();

  /// Marks what was noted before and is not in the list any more.
  void markUnloaded();

private:
  void add(const Mapping &mapping);
  MappedCode *known(const MappedCode &code, const Mapping &mapping) const;
  void describe(MappedCode &code, const Mapping &mapping);

  Thread &thread_;
  Buffers &buffers_;
  Header &header_;
  uint32_t flags_;
  MappedCode *newestBefore_;
  Beginning beginning_;
  long memory_ = -1;
};

bool Reading::read() {
  const long list = systemCall(__NR_openat, AT_FDCWD, "/proc/self/maps", O_RDONLY | O_CLOEXEC, 0);
  if (list < 0)
    return false;
  memory_ = systemCall(__NR_openat, AT_FDCWD, "/proc/self/mem", O_RDONLY | O_CLOEXEC, 0);
  char *lines = buffers_.lines;
  size_t used = 0;
  for (;;) {
    const long got = systemCall(__NR_read, list, lines + used, sizeof buffers_.lines - used);
    if (got <= 0)
      break;
    used += static_cast<size_t>(got);
    size_t begin = 0;
    for (size_t end = 0; end < used; ++end) {
      if (lines[end] != '\n')
        continue;
      add(parse(lines + begin, lines + end));
      begin = end + 1;
    }
    if (begin == 0 && used == sizeof buffers_.lines)
      break; // no path is so long
    used -= begin;
    copyBytes(lines, lines + begin, used);
  }
  systemCall(__NR_close, list);
  if (memory_ >= 0)
    systemCall(__NR_close, memory_);
  return true;
}

/// Fills in what the beginning of the object says, as far as it can be read.
void Reading::describe(MappedCode &code, const Mapping &mapping) {
  code.start = mapping.start;
  code.size = mapping.end - mapping.start;
  code.fileOffset = mapping.fileOffset;
  code.bias = mapping.start - mapping.fileOffset;
  code.flags = flags_;
  const bool isOfFile = mapping.inode || (mapping.pathLength && mapping.path[0] == '[');
  const bool isIts =
      beginning_.start && beginning_.device == mapping.device && beginning_.inode == mapping.inode;
  if (!isOfFile || !isIts || memory_ < 0)
    return;
  const long size =
      systemCall(__NR_pread64, memory_, buffers_.object, sizeof buffers_.object, beginning_.start);
  if (size <= 0)
    return;
  const ElfBeginning found = readElfBeginning(buffers_.object, static_cast<uint64_t>(size));
  code.bias = beginning_.start - (found.firstAddress & ~uint64_t(kPage - 1));
  if (!found.buildId.start)
    return;
  code.buildIdLength =
      static_cast<uint16_t>(copyBuildId(found.buildId, code.buildId, sizeof code.buildId));
  if (beginning_.start == mapping.start - mapping.fileOffset)
    code.buildIdAt =
        static_cast<uint16_t>(static_cast<const char *>(found.buildId.start) - buffers_.object);
}

/// Returns the mapping if it has been noted and is still there.
MappedCode *Reading::known(const MappedCode &code, const Mapping &mapping) const {
  for (MappedCode *each = newestBefore_; each; each = each->next.get()) {
    const String *path = each->path.get();
    if (!(each->flags & kCodeIsUnloaded) && each->start == code.start && each->size == code.size &&
        each->fileOffset == code.fileOffset && (path ? path->length : 0) == mapping.pathLength &&
        (!path || bytesEqual(path->text, mapping.path, mapping.pathLength)) &&
        each->buildIdLength == code.buildIdLength &&
        bytesEqual(each->buildId, code.buildId, code.buildIdLength))
      return each;
  }
  return nullptr;
}

void Reading::add(const Mapping &mapping) {
  if (mapping.fileOffset == 0 && mapping.isReadable)
    beginning_ = {mapping.start, mapping.device, mapping.inode};
  if (!mapping.isExecutable || mapping.end <= mapping.start || mapping.end >> kCounterBits)
    return;
  MappedCode code = {};
  describe(code, mapping);
  if (const MappedCode *found = known(code, mapping)) {
    buffers_.seen[(found->number - 1) / 64] |= uint64_t(1) << (found->number - 1) % 64;
    return;
  }
  const MappedCode *newest = header_.mappedCode.get();
  const uint32_t number = newest ? newest->number + 1 : 1;
  auto *made = number <= kMostMappedCode ? allocate<MappedCode>(thread_) : nullptr;
  if (!made)
    return;
  *made = code;
  made->number = number;
  if (mapping.pathLength)
    made->path.set(allocateString(thread_, mapping.path, mapping.pathLength));
  made->next = header_.mappedCode;
  __atomic_store_n(&header_.mappedCode.value, reinterpret_cast<uint64_t>(made), __ATOMIC_RELEASE);
}

void Reading::markUnloaded() {
  for (MappedCode *each = newestBefore_; each; each = each->next.get())
    if (!(buffers_.seen[(each->number - 1) / 64] >> (each->number - 1) % 64 & 1))
      each->flags |= kCodeIsUnloaded;
}

void readList(Thread &thread, uint32_t flags) {
  if (__atomic_exchange_n(&gIsReading, 1, __ATOMIC_ACQUIRE))
    return;
  const uint64_t start = threadCpuNanoseconds();
  if (auto *buffers = static_cast<Buffers *>(mapMemory(sizeof(Buffers)))) {
    Reading reading(thread, *buffers, flags);
    if (reading.read())
      reading.markUnloaded();
    unmapMemory(buffers, sizeof(Buffers));
  }
  const uint64_t cost = threadCpuNanoseconds() - start; // without what others took of the processor
  const uint64_t now = monotonicNanoseconds();
  __atomic_store_n(&gNextReading, now + cost * kMostOfTime, __ATOMIC_RELAXED);
  __atomic_store_n(&gNextCheck, now + cost * kMostForChecks, __ATOMIC_RELAXED);
  __atomic_store_n(&gIsReading, 0, __ATOMIC_RELEASE);
}

/// Returns the mapping that contains the program counter, among those newer than the first one with
/// a flag of `end`; null for none.
const MappedCode *find(uint64_t programCounter, uint32_t end = 0) {
  Address<MappedCode> code = {
      __atomic_load_n(&gSwitches.header->mappedCode.value, __ATOMIC_ACQUIRE)};
  for (; code.value && !(code.get()->flags & end); code = code.get()->next)
    if (programCounter - code.get()->start < code.get()->size &&
        !(code.get()->flags & kCodeIsUnloaded))
      return code.get();
  return nullptr;
}

const MappedCode *findLate(uint64_t programCounter) { return find(programCounter, kCodeIsOfStart); }

/// Returns whether the object still is where it was. Another thread may unload it at any moment, so
/// that the kernel has to look; where it refuses to, this is taken for granted.
bool hasItsBuildId(const MappedCode &code) {
  unsigned char found[sizeof code.buildId];
  const long got =
      copyOwnMemory(found, code.start - code.fileOffset + code.buildIdAt, code.buildIdLength);
  if (got < 0)
    return got != -EFAULT;
  return got == code.buildIdLength && bytesEqual(found, code.buildId, code.buildIdLength);
}

} // namespace

void noteMappedCode(Thread &thread) {
  if (gSwitches.header->mappedCode.value)
    return;
  readList(thread, kCodeIsOfStart);
  if (const MappedCode *newest = gSwitches.header->mappedCode.get())
    gMappingsOfStart = newest->number;
}

uint32_t mappedCodeAt(Thread &thread, uint64_t programCounter) {
  const MappedCode *code = find(programCounter);
  const bool maybeAnother = !code || !(code->flags & kCodeIsOfStart);
  if (maybeAnother && monotonicNanoseconds() >= __atomic_load_n(&gNextReading, __ATOMIC_RELAXED)) {
    readList(thread, 0);
    code = find(programCounter);
  }
  return code ? code->number : 0;
}

uint32_t lateCodeAt(uint64_t programCounter) {
  const MappedCode *code = findLate(programCounter);
  return code ? code->number : 0;
}

bool isLateCode(uint32_t number) { return number > gMappingsOfStart; }

bool isLateCodeStale(uint64_t programCounter) {
  const MappedCode *code = findLate(programCounter);
  if (code && code->buildIdAt)
    return !hasItsBuildId(*code);
  return code && monotonicNanoseconds() >= __atomic_load_n(&gNextCheck, __ATOMIC_RELAXED);
}

void updateMappedCode(Thread &thread) { readList(thread, 0); }

void restartMappedCode() { gIsReading = 0; }

} // namespace vais::profiler
