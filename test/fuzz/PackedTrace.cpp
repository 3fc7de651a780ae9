/// Reads and writes numbers and pieces in order.

#include "test/fuzz/PackedTrace.h"

#include "contracts/TraceFormat.h"

#include <algorithm>
#include <cstring>
#include <memory>

namespace vais::profiler::fuzz {
namespace {

using format::TraceBlock;

constexpr size_t kPage = 4096, kMostBlocks = 8;

void addNumber(std::string &packed, size_t number) {
  const auto small = static_cast<uint32_t>(number);
  packed.append(reinterpret_cast<const char *>(&small), sizeof(small));
}

/// Removes up to `size` bytes from the front and returns them.
std::string take(std::string &packed, size_t size) {
  const std::string piece = packed.substr(0, size);
  packed.erase(0, piece.size());
  return piece;
}

size_t takeNumber(std::string &packed) {
  uint32_t number = 0;
  const std::string piece = take(packed, sizeof(number));
  std::memcpy(&number, piece.data(), piece.size());
  return number;
}

} // namespace

std::string packTrace(const std::string &trace) {
  format::Header header;
  std::memcpy(&header, trace.data(), sizeof(header));
  std::string packed;
  addNumber(packed, header.traceStart);
  packed += trace.substr(0, header.traceStart);
  for (size_t at = header.traceStart; at + sizeof(TraceBlock) <= trace.size();
       at += sizeof(TraceBlock)) {
    const auto block = std::make_unique<TraceBlock>();
    std::memcpy(block.get(), &trace[at], sizeof(TraceBlock));
    size_t used = format::kEventsPerBlock;
    while (used > 0 && block->events[used - 1] == 0)
      --used;
    addNumber(packed, used);
    packed += trace.substr(at, format::kBlockHeaderSize + used * sizeof(uint64_t));
  }
  return packed;
}

std::string unpackTrace(const std::string &input) {
  std::string packed = input;
  std::string trace = take(packed, takeNumber(packed));
  trace.resize(std::max((trace.size() + kPage - 1) / kPage * kPage, kPage));
  auto *const header = reinterpret_cast<format::Header *>(trace.data());
  header->traceStart = trace.size();
  header->features = format::kHasTrace;
  for (size_t i = 0; i < kMostBlocks && !packed.empty(); ++i) {
    const size_t words = std::min<size_t>(takeNumber(packed), format::kEventsPerBlock);
    const std::string piece = take(packed, format::kBlockHeaderSize + words * sizeof(uint64_t));
    const auto block = std::make_unique<TraceBlock>();
    std::memcpy(static_cast<void *>(block.get()), piece.data(), piece.size());
    if (block->state == format::BlockState::Written)
      block->seal = format::blockSeal(block->thread, block->sequence);
    trace.append(reinterpret_cast<const char *>(block.get()), sizeof(TraceBlock));
  }
  return trace;
}

} // namespace vais::profiler::fuzz
