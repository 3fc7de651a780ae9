/// Blocks start on the first page after the profile.

#include "test/unit/report/TraceBuilder.h"

#include "runtime/report/store/ProfileReader.h"

#include <algorithm>

namespace vais::profiler::test {

using namespace format;

TraceBuilder::TraceBuilder() {
  header().features = kHasTrace;
  header().maxContexts = 1000;
  header().timeMode = format::TimeMode::Exact;
  header().memoryMode = format::MemoryMode::Sampled;
}

uint64_t TraceBuilder::function(const std::string &name) {
  return (profile_.function(name).value - ProfileBuilder::kBase) / kNumberedSize;
}

uint32_t TraceBuilder::thread() {
  return static_cast<uint32_t>((profile_.thread().value - ProfileBuilder::kBase) / kNumberedSize);
}

TraceBlock &TraceBuilder::block(uint32_t thread, uint64_t sequence, BlockState state,
                                uint64_t ticks) {
  TraceBlock &block = *blocks_.emplace_back(std::make_unique<TraceBlock>());
  std::copy(std::begin(kTraceMagic), std::end(kTraceMagic), block.magic);
  block.sequence = sequence;
  block.ticks = ticks;
  block.thread = thread;
  block.owner = 77;
  block.state = state;
  block.seal = state == BlockState::Written ? blockSeal(thread, sequence) : 0;
  used_ = 0;
  return block;
}

void TraceBuilder::add(EventKind kind, uint64_t operand, uint64_t ticks) {
  lastBlock().events[used_++] = timedEvent(eventWord(kind, operand), ticks);
}

void TraceBuilder::value(uint64_t value) { lastBlock().events[used_++] = valueEvent(value); }

std::string TraceBuilder::bytes() {
  constexpr size_t kPage = 4096;
  std::string bytes = profile_.bytes();
  bytes.resize((bytes.size() + kPage - 1) / kPage * kPage);
  header().traceStart = bytes.size();
  bytes.replace(0, sizeof(Header), reinterpret_cast<const char *>(&header()), sizeof(Header));
  for (const auto &block : blocks_)
    bytes.append(reinterpret_cast<const char *>(block.get()), sizeof(TraceBlock));
  return bytes;
}

Profile TraceBuilder::read() { return readProfile(TemporaryFile(bytes()).path()); }

} // namespace vais::profiler::test
