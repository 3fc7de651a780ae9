/// The functions of the C interface for snapshots. Each query copies a part of a table.

#include "runtime/report/process/Guards.h"

#include "runtime/report/text/Units.h"
#include "runtime/report/totals/MemoryTotals.h"

#include <string_view>

using namespace vais::profiler;

static_assert(sizeof(VaisProfileFunction) == 64, "programs are compiled against this layout");
static_assert(sizeof(VaisProfileEdge) == 32, "programs are compiled against this layout");
static_assert(sizeof(VaisProfileAllocation) == 16, "programs are compiled against this layout");
static_assert(sizeof(VaisProfileContext) == 64, "programs are compiled against this layout");

namespace {

/// Fills an array of `capacity` entries, and also counts those beyond it.
template <class Entry> class Filler {
public:
  Filler(Entry *entries, size_t capacity) : entries_(entries), capacity_(entries ? capacity : 0) {}

  void add(const Entry &entry) {
    if (count_ < capacity_)
      entries_[count_] = entry;
    ++count_;
  }
  size_t count() const { return count_; }

private:
  Entry *entries_;
  size_t capacity_;
  size_t count_ = 0;
};

const char *nameOf(const FrozenProfile &profile, Index function) {
  return function == kNone ? nullptr : profile.snapshot.functions[function].name.c_str();
}

/// Returns whether `function` is called `name`; null is the name of uninstrumented code.
bool isCalled(const FrozenProfile &profile, Index function, const char *name) {
  const char *own = nameOf(profile, function);
  return own && name ? std::string_view(own) == name : own == name;
}

VaisProfileFunction describe(const FrozenProfile &profile, const FunctionTotals &totals) {
  VaisProfileFunction function = {};
  function.name = nameOf(profile, totals.function);
  function.percentage = percentage(heatOf(profile.snapshot, totals, profile.all),
                                   heatOf(profile.snapshot, profile.all, profile.all));
  function.samples = totals.samples;
  function.calls = totals.calls;
  function.self_ns = toInteger(totals.selfNs);
  function.total_ns = toInteger(totals.totalNs);
  function.allocations = totals.allocations;
  function.allocated_bytes = totals.allocatedBytes;
  return function;
}

VaisProfileEdge describe(const FrozenProfile &profile, const CallTotals &call) {
  return {nameOf(profile, call.caller), nameOf(profile, call.callee), call.calls,
          toInteger(call.totalNs)};
}

VaisProfileContext describe(const FrozenProfile &profile, size_t number) {
  const Context &from = profile.snapshot.contexts[number];
  VaisProfileContext context = {};
  context.function = nameOf(profile, from.function);
  context.parent = from.parent == kNone ? SIZE_MAX : from.parent;
  context.samples = from.samples;
  context.calls = profile.contextCalls[number];
  context.self_ns = toInteger(from.selfNs);
  context.total_ns = toInteger(from.totalNs);
  context.allocations = from.allocations;
  context.allocated_bytes = from.allocatedBytes;
  return context;
}

/// Lists the edges for which `isWanted(call)` is true.
template <class IsWanted>
size_t edges(const void *snapshot, VaisProfileEdge *edges, size_t capacity, IsWanted isWanted) {
  Filler<VaisProfileEdge> filler(edges, capacity);
  if (const FrozenProfile *profile = profileOf(snapshot))
    for (const CallTotals &call : profile->calls)
      if (isWanted(*profile, call))
        filler.add(describe(*profile, call));
  return filler.count();
}

} // namespace

void *vais_profiler_snapshot_create(void *profiler) {
  FrozenProfile *profile = nullptr;
  if (!profiler)
    fail(VAIS_PROFILER_NULL_HANDLE);
  else
    guarded([&] { return (profile = new FrozenProfile(freeze(profiler))) != nullptr; });
  return profile;
}

void vais_profiler_snapshot_destroy(void *snapshot) { delete profileOf(snapshot); }

uint64_t vais_profiler_snapshot_duration_ns(const void *snapshot) {
  return snapshot ? profileOf(snapshot)->durationNs : 0;
}

VaisProfileStats vais_profiler_snapshot_stats(const void *snapshot) {
  return snapshot ? profileOf(snapshot)->stats : VaisProfileStats();
}

size_t vais_profiler_snapshot_functions(const void *snapshot, VaisProfileFunction *functions,
                                        size_t capacity) {
  Filler<VaisProfileFunction> filler(functions, capacity);
  if (const FrozenProfile *profile = profileOf(snapshot))
    for (const FunctionTotals &totals : profile->functions)
      filler.add(describe(*profile, totals));
  return filler.count();
}

size_t vais_profiler_snapshot_edges(const void *snapshot, VaisProfileEdge *array, size_t capacity) {
  return edges(snapshot, array, capacity,
               [](const FrozenProfile &, const CallTotals &) { return true; });
}

size_t vais_profiler_snapshot_callers(const void *snapshot, const char *callee,
                                      VaisProfileEdge *array, size_t capacity) {
  return edges(snapshot, array, capacity,
               [=](const FrozenProfile &profile, const CallTotals &call) {
                 return isCalled(profile, call.callee, callee);
               });
}

size_t vais_profiler_snapshot_callees(const void *snapshot, const char *caller,
                                      VaisProfileEdge *array, size_t capacity) {
  return edges(snapshot, array, capacity,
               [=](const FrozenProfile &profile, const CallTotals &call) {
                 return isCalled(profile, call.caller, caller);
               });
}

uint64_t vais_profiler_snapshot_calls(const void *snapshot, const char *caller,
                                      const char *callee) {
  uint64_t calls = 0;
  if (const FrozenProfile *profile = profileOf(snapshot))
    for (const CallTotals &call : profile->calls)
      if (isCalled(*profile, call.caller, caller) && isCalled(*profile, call.callee, callee))
        calls += call.calls;
  return calls;
}

size_t vais_profiler_snapshot_live_allocations(const void *snapshot,
                                               VaisProfileAllocation *allocations,
                                               size_t capacity) {
  Filler<VaisProfileAllocation> filler(allocations, capacity);
  if (const FrozenProfile *profile = profileOf(snapshot))
    for (const VaisProfileAllocation &allocation : profile->live)
      filler.add(allocation);
  return filler.count();
}

size_t vais_profiler_snapshot_contexts(const void *snapshot, VaisProfileContext *contexts,
                                       size_t capacity) {
  Filler<VaisProfileContext> filler(contexts, capacity);
  if (const FrozenProfile *profile = profileOf(snapshot))
    for (size_t i = 0; i < profile->snapshot.contexts.size(); ++i)
      filler.add(describe(*profile, i));
  return filler.count();
}

size_t vais_profiler_snapshot_current_context(const void *snapshot) {
  return snapshot ? profileOf(snapshot)->current : 0;
}

size_t vais_profiler_snapshot_stack(const void *snapshot, size_t context, const char **functions,
                                    size_t capacity) {
  Filler<const char *> filler(functions, capacity);
  const FrozenProfile *profile = profileOf(snapshot);
  if (profile && context < profile->snapshot.contexts.size())
    guarded([&] {
      for (const Index function : pathTo(profile->snapshot, static_cast<Index>(context)))
        filler.add(nameOf(*profile, function));
      return true;
    });
  return filler.count();
}
