/// Visits a profiler once.

#include "runtime/report/process/HandRecords.h"

#include "runtime/report/model/ProfileAssembler.h"
#include "runtime/report/process/OwnProcess.h"

#include "contracts/HandleContents.h"

#include <algorithm>
#include <exception>
#include <unordered_map>

namespace vais::profiler {
namespace {

class Reading {
public:
  Reading(HandRecords &records, const Profile *instrumented)
      : records_(records), builder_(records.snapshot), instrumented_(instrumented) {
    if (instrumented)
      for (const Function &function : instrumented->functions)
        known_.emplace(function.name, &function);
  }

  /// Exceptions must not pass through the runtime, which is compiled without them.
  template <class Add> void attempt(Add add) noexcept {
    if (!error_) {
      try {
        add();
      } catch (...) {
        error_ = std::current_exception();
      }
    }
  }

  void addSamples(const char *name, uint64_t samples) {
    const Index function = find(name);
    const Index context = instrumented_ ? builder_.flat(function) : builder_.child(0, function);
    records_.snapshot.contexts[context].samples += samples;
  }
  void addCalls(const char *caller, const char *callee, uint64_t calls) {
    Edge edge;
    edge.from = builder_.flat(find(caller));
    edge.to = builder_.flat(find(callee));
    edge.calls = calls;
    builder_.addEdge(edge);
  }
  void addAllocation(uint64_t address, uint64_t size) {
    records_.live.push_back({static_cast<size_t>(address), static_cast<size_t>(size)});
    Context &root = records_.snapshot.contexts[0];
    root.live.value += 1;
    root.liveBytes.value += static_cast<double>(size);
  }
  void addTotals(uint64_t allocations, uint64_t allocatedBytes, uint64_t peakBytes) {
    if (allocations == 0)
      return;
    records_.snapshot.memoryMode = MemoryMode::Exact;
    Context &root = records_.snapshot.contexts[0];
    root.allocations = allocations;
    root.allocatedBytes = allocatedBytes;
    root.bytesAtPeak.value = static_cast<double>(peakBytes);
    records_.snapshot.memory.peakBytes = root.bytesAtPeak;
  }
  /// To be called when everything was visited. Allocations that are not live have been freed.
  void finish() {
    if (error_)
      std::rethrow_exception(error_);
    Context &root = records_.snapshot.contexts[0];
    root.deallocations =
        root.allocations - std::min<uint64_t>(records_.live.size(), root.allocations);
  }

private:
  Index find(const char *name) {
    const auto known = known_.find(name);
    return builder_.function(known != known_.end() ? *known->second : Function{name, "", 0, false});
  }

  HandRecords &records_;
  ProfileAssembler builder_;
  const Profile *instrumented_;
  std::unordered_map<std::string, const Function *> known_;
  std::exception_ptr error_;
};

void visit(void *profiler, Reading &reading) {
  VaisProfilerVisitor visitor = {};
  visitor.user = &reading;
  visitor.sampled = [](void *user, const char *function, uint64_t samples) {
    auto &to = *static_cast<Reading *>(user);
    to.attempt([&] { to.addSamples(function, samples); });
  };
  visitor.called = [](void *user, const char *caller, const char *callee, uint64_t calls) {
    auto &to = *static_cast<Reading *>(user);
    to.attempt([&] { to.addCalls(caller, callee, calls); });
  };
  visitor.allocated = [](void *user, uint64_t address, uint64_t size) {
    auto &to = *static_cast<Reading *>(user);
    to.attempt([&] { to.addAllocation(address, size); });
  };
  visitor.totals = [](void *user, uint64_t allocations, uint64_t bytes, uint64_t peak) {
    static_cast<Reading *>(user)->addTotals(allocations, bytes, peak);
  };
  vais_profiler_visit(profiler, &visitor);
  reading.finish();
}

} // namespace

HandRecords readHandRecords(void *profiler, const Profile *instrumented) {
  HandRecords records;
  Reading reading(records, instrumented);
  visit(profiler, reading);
  Profile &snapshot = records.snapshot;
  snapshot.dropped.samples = vais_profiler_get_dropped_samples(profiler);
  snapshot.durationNs = static_cast<double>(vais_profiler_get_duration_ns(profiler));
  snapshot.endIsKnown = true;
  if (!instrumented)
    snapshot.programs.push_back(describeOwnProcess(snapshot.durationNs));
  return records;
}

} // namespace vais::profiler
