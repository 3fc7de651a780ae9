/// Binary search in .eh_frame_hdr.

#include "runtime/collect/functions/CodeExtent.h"

#include "runtime/collect/functions/ElfObject.h"

namespace vais::profiler {

// Defined by the linker as the bounds of the section into which the archive's code is renamed.
extern const char kOwnCodeStart[] asm("__start_vais_profiler_text")
    __attribute__((weak, visibility("hidden")));
extern const char kOwnCodeEnd[] asm("__stop_vais_profiler_text")
    __attribute__((weak, visibility("hidden")));

namespace {

/// DW_EH_PE_* encodings that linkers write.
constexpr uint8_t kUnsigned4 = 0x03, kSigned4FromTable = 0x3b, kSigned4FromHere = 0x1b;

struct Table {
  uint8_t version;
  uint8_t frameEncoding;
  uint8_t countEncoding;
  uint8_t entryEncoding;
  int32_t frame;
  uint32_t count;
  struct Entry {
    int32_t function; ///< relative to the table's start
    int32_t frame;    ///< its description in .eh_frame, likewise relative
  } entries[1];
};

/// The beginning of a frame description entry (FDE) in the encoding that compilers use.
struct Frame {
  uint32_t length;
  uint32_t common;
  int32_t function; ///< relative to this field
  uint32_t size;
};

} // namespace

CodeExtent functionAround(const void *elfHeader, uint64_t address) {
  const CodeExtent unknown = {address, 0};
  const ObjectPart part = findUnwindTable(elfHeader);
  const auto *table = reinterpret_cast<const Table *>(part.start);
  if (!table || table->version != 1 || table->frameEncoding != kSigned4FromHere ||
      table->countEncoding != kUnsigned4 || table->entryEncoding != kSigned4FromTable)
    return unknown;
  const auto at = [table](int32_t distance) {
    return reinterpret_cast<uint64_t>(table) + static_cast<uint64_t>(int64_t(distance));
  };
  uint32_t behind = 0; // the first function that begins behind the address
  for (uint32_t count = table->count; count > 0;) {
    const uint32_t half = count / 2;
    const bool isBehind = at(table->entries[behind + half].function) > address;
    behind = isBehind ? behind : behind + half + 1;
    count = isBehind ? half : count - half - 1;
  }
  if (behind == 0)
    return unknown;
  const Table::Entry &entry = table->entries[behind - 1];
  const uint64_t start = at(entry.function);
  const auto *frame = reinterpret_cast<const Frame *>(at(entry.frame));
  const uint64_t here = reinterpret_cast<uint64_t>(&frame->function);
  const bool isEncodedSo = here + static_cast<uint64_t>(int64_t(frame->function)) == start;
  return isEncodedSo && address - start < frame->size ? CodeExtent{start, frame->size} : unknown;
}

CodeExtent functionAt(const void *elfHeader, uint64_t start) {
  const CodeExtent found = functionAround(elfHeader, start);
  return found.start == start ? found : CodeExtent{start, 0};
}

CodeExtent ownCode() {
  return {reinterpret_cast<uint64_t>(kOwnCodeStart),
          static_cast<uint64_t>(kOwnCodeEnd - kOwnCodeStart)};
}

} // namespace vais::profiler
