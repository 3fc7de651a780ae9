/// Binary search in .eh_frame_hdr.

#include "runtime/collect/CodeExtent.h"

#include "runtime/collect/ElfObject.h"

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

CodeExtent functionAt(const void *elfHeader, uint64_t start) {
  const CodeExtent unknown = {start, 0};
  const ObjectPart part = findUnwindTable(elfHeader);
  const auto *table = reinterpret_cast<const Table *>(part.start);
  if (!table || table->version != 1 || table->frameEncoding != kSigned4FromHere ||
      table->countEncoding != kUnsigned4 || table->entryEncoding != kSigned4FromTable)
    return unknown;
  const auto base = reinterpret_cast<uint64_t>(table);
  const auto address = [base](int32_t distance) {
    return base + static_cast<uint64_t>(int64_t(distance));
  };
  uint32_t first = 0;
  for (uint32_t count = table->count; count > 0;) {
    const uint32_t half = count / 2;
    const bool isBefore = address(table->entries[first + half].function) < start;
    first = isBefore ? first + half + 1 : first;
    count = isBefore ? count - half - 1 : half;
  }
  if (first == table->count || address(table->entries[first].function) != start)
    return unknown;
  const auto *frame = reinterpret_cast<const Frame *>(address(table->entries[first].frame));
  const uint64_t here = reinterpret_cast<uint64_t>(&frame->function);
  const bool isEncodedSo = here + static_cast<uint64_t>(int64_t(frame->function)) == start;
  return {start, isEncodedSo ? frame->size : 0};
}

CodeExtent ownCode() {
  return {reinterpret_cast<uint64_t>(kOwnCodeStart),
          static_cast<uint64_t>(kOwnCodeEnd - kOwnCodeStart)};
}

} // namespace vais::profiler
