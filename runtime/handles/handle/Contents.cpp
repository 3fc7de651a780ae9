/// Merges what the threads recorded.

#include "runtime/handles/handle/Contents.h"

namespace vais::profiler {

bool Contents::addSamples(const NameText &function, uint64_t samples) {
  const Name *name = names_.intern(function);
  if (!name)
    return false;
  NameEntry *entry =
      samples_.find(name->hash, [=](const NameEntry &known) { return known.name == name; });
  if (!entry)
    return samples_.add({name, samples}) != nullptr;
  entry->samples += samples;
  return true;
}

bool Contents::addCalls(const NameText &caller, const NameText &callee, uint64_t calls) {
  const auto from = reinterpret_cast<uint64_t>(names_.intern(caller));
  const auto to = reinterpret_cast<uint64_t>(names_.intern(callee));
  CallEdge *edge = from && to ? edges_.intern(from, to) : nullptr;
  if (!edge)
    return false;
  edge->calls += calls;
  return true;
}

bool Contents::addAllocation(uint64_t address, size_t size) {
  size_t replaced;
  return live_.add(address, size, replaced);
}

static const char *textOf(uint64_t name) { return reinterpret_cast<const Name *>(name)->text(); }

void Contents::visit(const VaisProfilerVisitor &visitor) const {
  if (visitor.sampled)
    samples_.forEach([&](const NameEntry &entry) {
      visitor.sampled(visitor.user, entry.name->text(), entry.samples);
    });
  if (visitor.called)
    edges_.forEach([&](const CallEdge &edge) {
      visitor.called(visitor.user, textOf(edge.caller), textOf(edge.callee), edge.calls);
    });
  if (visitor.allocated)
    live_.forEach(
        [&](uint64_t address, size_t size) { visitor.allocated(visitor.user, address, size); });
  if (visitor.totals)
    visitor.totals(visitor.user, totals_.total_allocations, totals_.total_allocated_bytes,
                   totals_.peak_allocated_bytes);
}

void Contents::clear() {
  names_.clear();
  samples_.clear();
  edges_.clear();
  live_.clear();
}

} // namespace vais::profiler
