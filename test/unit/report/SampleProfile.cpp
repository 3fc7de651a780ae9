/// The profile with which all formats are tested.

#include "test/unit/report/SampleProfile.h"

#include "runtime/report/estimate/SelfTime.h"
#include "test/unit/report/CodeAnswer.h"

#include <map>

namespace vais::profiler::test {

Profile chain(const std::vector<std::string> &functions) {
  Profile profile;
  profile.timeMode = TimeMode::Exact;
  profile.contexts.emplace_back();
  for (Index i = 0; i < functions.size(); ++i) {
    profile.functions.push_back({functions[i], "", 0, false});
    Context context;
    context.function = i;
    context.parent = i;
    profile.contexts.push_back(context);
  }
  return profile;
}

namespace {

Index addContext(Profile &profile, Index parent, Index function) {
  Context context;
  context.function = function;
  context.parent = parent;
  context.isFlat = parent == kNone;
  profile.contexts.push_back(context);
  return static_cast<Index>(profile.contexts.size() - 1);
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

Profile sampleProfile() {
  Profile profile;
  profile.programs = {program()};
  profile.timeMode = TimeMode::Sampled;
  profile.memoryMode = MemoryMode::Sampled;
  profile.durationNs = 1.342e9;
  profile.endIsKnown = true;
  profile.threads = 1;
  profile.functions = {{"main", "src/main.vais", 88, false},
                       {"parse_value", "src/parse.vais", 41, false},
                       {"parse_string", "src/parse.vais", 12, false},
                       {"_ZN4vais7HashMapIlNS_6StringENS_6HasherEE6insertERKlOS1_", "", 0, false},
                       {"print_value", "src/print.vais", 7, false},
                       {"weird;name\xff\n", "", 0, false}};
  profile.contexts.emplace_back();
  const Index main = addContext(profile, 0, 0);
  const Index value = addContext(profile, main, 1);
  const Index text = addContext(profile, value, 2);
  const Index insert = addContext(profile, value, 3);
  const Index print = addContext(profile, main, 4);
  const Index weird = addContext(profile, kNone, 5);
  addMemory(profile.contexts[text], 412345, 19876543, 0);
  addMemory(profile.contexts[insert], 20, 3145728, 19);
  addMemory(profile.contexts[main], 0, 0, 1);
  profile.contexts[insert].failedAllocations = 1;
  profile.edges = {{0, main, 1, 1, 1.3e9, 0},
                   {main, value, 1, 1, 1.05e9, 0},
                   {value, value, 824689, 12901, 9.9e9, 1e16},
                   {value, text, 412345, 6459, 6.1e8, 2.5e13},
                   {value, insert, 100000, 1578, 1.2e8, 4e12},
                   {main, print, 1, 1, 2.0e8, 0},
                   {print, print, 824689, 12890, 5.0e9, 1e16},
                   {print, weird, 3, 3, 4.5e3, 0}};
  profile.contexts[text].live = {812, 1.9e5};
  profile.contexts[text].liveBytes = {39146, 4.4e8};
  profile.contexts[text].atPeak = {21000, 5.1e6};
  profile.contexts[text].bytesAtPeak = {1.01e6, 1.2e10};
  profile.contexts[text].temporary = {1500, 3.4e5};
  profile.contexts[text].ended = 411000;
  profile.contexts[text].lifetimeNs = 6.2e11;
  profile.contexts[text].lifetimeCalls = 8.3e8;
  profile.contexts[text].sizes = 0;
  profile.sizes.emplace_back();
  profile.sizes[0][5] = 250000;
  profile.sizes[0][6] = 162345;
  profile.contexts[insert].reallocations = 18;
  AllocationSite &grows = profile.sites.emplace_back();
  grows.allocations = 250000;
  grows.allocatedBytes = profile.contexts[text].allocatedBytes / 2;
  grows.liveBytes = {20000, 2e8};
  grows.bytesAtPeak = {8e5, 9e9};
  grows.context = text;
  grows.file = "/src/json/text.vais";
  grows.line = 42;
  grows.sizes = 1;
  profile.sizes.emplace_back();
  profile.sizes[1][5] = 250000;
  profile.contexts[insert].bytesAtPeak = {1.5e6, 3e10};
  profile.memory.peakBytes = {2.51e6, 4.2e10};
  profile.memory.peakNs = 9.1e8;
  profile.memory.samples = 43;
  profile.memory.timeline = {{1e6, 2e6, 1.2e6, 1.1e6}, {9e8, 9.2e8, 2.51e6, 2.4e6}};
  profile.markers.counters = {
      {"queue", 4, 3, -1.5, 7, 10.5, {{1e6, 2e6, 7, -1.5, 7}, {5e8, 5.01e8, 3, 2, 3}}}};
  profile.markers.phases = {{"[no phase]", 1, 3.42e8}, {"parse", 1, 1e9}};
  profile.markers.marks = {{"flushed", 900, {2e6, 9e8}}, {"ready", 1, {1.5e6}}};
  profile.dropped = {0, 2, 0, 5, 3, 0, 0, 0, 1, 2, 3};
  profile.overhead = {7.41e6, 1.9, 42.5, 393216};
  computeSelfTimes(profile);
  return profile;
}

Profile libraryProfile() {
  Profile profile;
  profile.programs = {program()};
  profile.timeMode = TimeMode::Sampled;
  profile.durationNs = 2e9;
  profile.endIsKnown = true;
  profile.threads = 1;
  profile.functions = {{"main", "src/main.c", 9, false}, {"pack", "src/pack.c", 3, false}};
  profile.contexts.emplace_back();
  const Index main = addContext(profile, 0, 0);
  const Index pack = addContext(profile, main, 1);
  profile.edges = {{0, main, 1, 1, 1e9, 0}, {main, pack, 1000, 1000, 8e8, 0}};
  profile.objects = {
      {"/home/ada/bin/jsonfmt", "9f86d081884c7d65", 0, false, {{0x1000, 0x4000, 0x1000}}},
      {"/lib/libc.so.6", "93ac61ec", 0x7f0000000000, false, {{0x26000, 0x156000, 0x26000}}},
      {"[vdso]", "", 0x7ffd00000000, false, {{0, 0x2000, 0}}}};
  profile.functions[pack - 1].object = 0;
  profile.functions[pack - 1].address = 0x1200;
  profile.contexts[main].clockSamples = 50;
  profile.contexts[main].clockNs = 2e8;
  profile.contexts[pack].clockSamples = 200;
  profile.contexts[pack].clockNs = 8e8;
  profile.code = {{main, 0, 0x1100, true, 50, 2e8},
                  {pack, 0, 0x1210, true, 100, 4e8},
                  {pack, 1, 0x30000, false, 60, 2.4e8},
                  {pack, 1, 0x30010, false, 20, 8e7},
                  {pack, 2, 0x900, false, 20, 8e7}};
  profile.clockSampling.samples = 250;
  profile.clockSampling.ns = 1e9;
  computeSelfTimes(profile);
  return profile;
}

Profile inlinedProfile() {
  Profile profile = libraryProfile();
  profile.functions.push_back({"_Z4stepi", "src/step.h", 5, false});
  const Index main = 1, pack = 2, step = addContext(profile, main, 2);
  profile.edges.push_back({main, step, 7, 7, 1e8, 0});
  profile.contexts[step].clockSamples = 25;
  profile.contexts[step].clockNs = 1e8;
  profile.code = {{main, 0, 0x1100, true, 50, 2e8},      {pack, 0, 0x1210, true, 40, 1.6e8},
                  {pack, 0, 0x1220, true, 60, 2.4e8},    {pack, 0, 0x1230, true, 24, 9.6e7},
                  {pack, 0, 0x1240, true, 16, 6.4e7},    {pack, 1, 0x30000, false, 24, 9.6e7},
                  {pack, 1, 0x30010, false, 36, 1.44e8}, {step, 0, 0x1400, true, 25, 1e8}};
  profile.clockSampling.samples = 275;
  profile.clockSampling.ns = 1.1e9;
  computeSelfTimes(profile);
  return profile;
}

ResolvedCode inlinedAnswer(const MappedObject &, const std::vector<uint64_t> &addresses,
                           CodeDetail) {
  const FunctionAround pack = {"pack", "src/pack.c", 3, 10},
                       outer = {"outer", "src/step.h", 20, 22},
                       middle = {"middle", "src/step.h", 15, 16},
                       step = {"_Z4stepi", "src/step.h", 5, 7},
                       copy = {"memcpy", "string/memcpy.c", 30, 33};
  const std::map<uint64_t, Frames> known = {{0x1100, {{"main", "src/main.c", 9, 11}}},
                                            {0x1210, {pack}},
                                            {0x1220, {pack, outer, middle, step}},
                                            {0x1230, {pack, outer}},
                                            {0x1240, {pack, outer, middle, outer}},
                                            {0x1400, {step}},
                                            {0x30000, {copy}},
                                            {0x30010, {copy, {"words", "string/memcpy.c", 8, 9}}}};
  return resolved(addresses, [&](uint64_t address) { return known.at(address); });
}

} // namespace vais::profiler::test
