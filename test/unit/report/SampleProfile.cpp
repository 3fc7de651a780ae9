/// The one snapshot that all reporters are tested with.

#include "test/unit/report/SampleProfile.h"

#include "runtime/report/estimate/SelfTime.h"

namespace vais::profiler::test {

Snapshot chain(const std::vector<std::string> &functions) {
  Snapshot snapshot;
  snapshot.contexts.emplace_back();
  for (Index i = 0; i < functions.size(); ++i) {
    snapshot.functions.push_back({functions[i], "", 0, false});
    Context context;
    context.function = i;
    context.parent = i;
    snapshot.contexts.push_back(context);
  }
  return snapshot;
}

namespace {

Index addContext(Snapshot &snapshot, Index parent, Index function) {
  Context context;
  context.function = function;
  context.parent = parent;
  context.isFlat = parent == kNone;
  snapshot.contexts.push_back(context);
  return static_cast<Index>(snapshot.contexts.size() - 1);
}

void addMemory(Context &context, uint64_t allocations, uint64_t bytes, uint64_t deallocations) {
  context.allocations = allocations;
  context.allocatedBytes = bytes;
  context.deallocations = deallocations;
}

Program program() {
  Program program;
  program.path = "/home/ada/bin/jsonfmt";
  program.arguments = {"./jsonfmt", "--indent", "2", "big.json"};
  program.buildId = "9f86d081884c7d65";
  program.processId = 4711;
  program.parentId = 4242;
  program.state = ProcessState::Exited;
  program.startedAt = 1700000000123456789;
  return program;
}

} // namespace

Snapshot sampleSnapshot() {
  Snapshot snapshot;
  snapshot.programs = {program()};
  snapshot.timeMode = TimeMode::Sampled;
  snapshot.memoryMode = MemoryMode::Sampled;
  snapshot.durationNs = 1.342e9;
  snapshot.endIsKnown = true;
  snapshot.threads = 1;
  snapshot.functions = {{"main", "src/main.vais", 88, false},
                        {"parse_value", "src/parse.vais", 41, false},
                        {"parse_string", "src/parse.vais", 12, false},
                        {"_ZN4vais7HashMapIlNS_6StringENS_6HasherEE6insertERKlOS1_", "", 0, false},
                        {"print_value", "src/print.vais", 7, false},
                        {"weird;name\xff\n", "", 0, false}};
  snapshot.contexts.emplace_back();
  const Index main = addContext(snapshot, 0, 0);
  const Index value = addContext(snapshot, main, 1);
  const Index text = addContext(snapshot, value, 2);
  const Index insert = addContext(snapshot, value, 3);
  const Index print = addContext(snapshot, main, 4);
  const Index weird = addContext(snapshot, kNone, 5);
  addMemory(snapshot.contexts[text], 412345, 19876543, 0);
  addMemory(snapshot.contexts[insert], 20, 3145728, 19);
  addMemory(snapshot.contexts[main], 0, 0, 1);
  snapshot.contexts[insert].failedAllocations = 1;
  snapshot.edges = {{0, main, 1, 1, 1.3e9, 0},
                    {main, value, 1, 1, 1.05e9, 0},
                    {value, value, 824689, 12901, 9.9e9, 1e16},
                    {value, text, 412345, 6459, 6.1e8, 2.5e13},
                    {value, insert, 100000, 1578, 1.2e8, 4e12},
                    {main, print, 1, 1, 2.0e8, 0},
                    {print, print, 824689, 12890, 5.0e9, 1e16},
                    {print, weird, 3, 3, 4.5e3, 0}};
  snapshot.contexts[text].live = {812, 1.9e5};
  snapshot.contexts[text].liveBytes = {39146, 4.4e8};
  snapshot.contexts[text].atPeak = {21000, 5.1e6};
  snapshot.contexts[text].bytesAtPeak = {1.01e6, 1.2e10};
  snapshot.contexts[text].temporary = {1500, 3.4e5};
  snapshot.contexts[text].ended = 411000;
  snapshot.contexts[text].lifetimeNs = 6.2e11;
  snapshot.contexts[text].lifetimeCalls = 8.3e8;
  snapshot.contexts[text].sizes = 0;
  snapshot.sizes.emplace_back();
  snapshot.sizes[0][5] = 250000;
  snapshot.sizes[0][6] = 162345;
  snapshot.contexts[insert].reallocations = 18;
  AllocationSite &grows = snapshot.sites.emplace_back();
  grows.allocations = 250000;
  grows.allocatedBytes = snapshot.contexts[text].allocatedBytes / 2;
  grows.liveBytes = {20000, 2e8};
  grows.bytesAtPeak = {8e5, 9e9};
  grows.context = text;
  grows.file = "/src/json/text.vais";
  grows.line = 42;
  grows.sizes = 1;
  snapshot.sizes.emplace_back();
  snapshot.sizes[1][5] = 250000;
  snapshot.contexts[insert].bytesAtPeak = {1.5e6, 3e10};
  snapshot.memory.peakBytes = {2.51e6, 4.2e10};
  snapshot.memory.peakNs = 9.1e8;
  snapshot.memory.samples = 43;
  snapshot.memory.timeline = {{1e6, 2e6, 1.2e6, 1.1e6}, {9e8, 9.2e8, 2.51e6, 2.4e6}};
  snapshot.markers.counters = {
      {"queue", 4, 3, -1.5, 7, 10.5, {{1e6, 2e6, 7, -1.5, 7}, {5e8, 5.01e8, 3, 2, 3}}}};
  snapshot.markers.phases = {{"[no phase]", 1, 3.42e8}, {"parse", 1, 1e9}};
  snapshot.markers.marks = {{"flushed", 900, {2e6, 9e8}}, {"ready", 1, {1.5e6}}};
  snapshot.dropped = {0, 2, 0, 5, 3, 0, 0, 0, 1, 2, 3};
  snapshot.overhead = {7.41e6, 1.9, 42.5, 393216};
  computeSelfTimes(snapshot);
  return snapshot;
}

} // namespace vais::profiler::test
