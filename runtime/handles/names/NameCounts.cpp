/// Counts by texts that are not where they were last met.

#include "runtime/handles/names/NameCounts.h"

namespace vais::profiler {

static uint64_t numberOf(const Name *name) { return reinterpret_cast<uint64_t>(name); }

const Name *NameCounts::intern(const NameText &text, SharedNames &shared) {
  if (const NameEntry *known = findName(names_, text))
    return known->name;
  const Name *name = shared.intern(text);
  return name && names_.add({name, 0}) ? name : nullptr;
}

CallEdge *NameCounts::internEdge(const Name *caller, const Name *callee, SharedNames &shared) {
  if (CallEdge *known = edges_.find(numberOf(caller), numberOf(callee)))
    return known;
  return shared.addEdge(caller, callee) ? edges_.intern(numberOf(caller), numberOf(callee))
                                        : nullptr;
}

bool NameCounts::countSamples(const NameText &function, uint64_t samples, SharedNames &shared) {
  const Name *name = intern(function, shared);
  if (!name)
    return false;
  RecentName &recent = recentNames_[slotOf(function.text, kRecentNames)];
  flush(recent);
  recent = {function.text, name, samples};
  return true;
}

void NameCounts::countCall(const NameText &caller, const NameText &callee, SharedNames &shared) {
  const Name *from = intern(caller, shared);
  const Name *to = intern(callee, shared);
  if (!from || !to || !internEdge(from, to, shared))
    return;
  RecentEdge &recent = recentEdges_[edgeSlotOf(caller.text, callee.text)];
  flush(recent);
  recent = {caller.text, callee.text, from, to, 1};
}

void NameCounts::flush(RecentName &recent) {
  if (recent.samples)
    names_
        .find(recent.name->hash, [&](const NameEntry &entry) { return entry.name == recent.name; })
        ->samples += recent.samples;
  recent.samples = 0;
}

void NameCounts::flush(RecentEdge &recent) {
  if (recent.calls)
    edges_.find(numberOf(recent.callerName), numberOf(recent.calleeName))->calls += recent.calls;
  recent.calls = 0;
}

void NameCounts::flush() {
  for (RecentName &recent : recentNames_)
    flush(recent);
  for (RecentEdge &recent : recentEdges_)
    flush(recent);
}

void NameCounts::clear() {
  for (RecentName &recent : recentNames_)
    recent = {};
  for (RecentEdge &recent : recentEdges_)
    recent = {};
  names_.clear();
  edges_.clear();
}

} // namespace vais::profiler
