/// Random values are drawn from fixed seeds.

#include "test/unit/report/RichProfiles.h"

#include "test/unit/report/ProfileBuilder.h"
#include "test/unit/report/TraceBuilder.h"

#include <random>

namespace vais::profiler::test {

using format::BlockState;
using format::EventKind;

std::string richProfile() {
  ProfileBuilder profile;
  profile.header().clock = format::Clock::Tsc;
  profile.header().stampTicks = 20;
  profile.header().callTicks = 3;
  profile.header().timedCallTicks = 50;
  format::EdgeTime time{};
  time.countedCalls = 16;
  time.countedTicks = 1600;
  time.countedOffTicks = 50;
  time.countedSquares = 170000;
  time.droppedCalls = 1;
  time.sampled = {4, 80, 8400, 100, 1520, 159600, 1.7e7, 1e5};
  for (int i = 0; i < 2; ++i) {
    const auto thread = profile.thread();
    const auto main = profile.child(profile.root(thread), profile.function("main", "m.vais", 1), 1);
    auto last = main;
    for (int k = 0; k < 12; ++k)
      last = profile.child(main, profile.function("f" + std::to_string(k), "m.vais", 2), 99, time);
    profile.edge(last, main, 5, time);
    const auto flat = profile.flat(profile.function("flat"));
    profile.edge(last, flat, 6, time);
    profile.edge(flat, flat, 7, time);
    profile.open(thread, profile.at(main).times[0], 2000, 0);
    profile.open(thread, profile.at(main).times[1], 2500, 0);
  }
  return profile.bytes();
}

std::string richTrace() {
  TraceBuilder trace;
  const uint64_t functions[] = {trace.function("main"), trace.function("f"), trace.function("g")};
  std::mt19937 random(1);
  const uint32_t threads[] = {trace.thread(), trace.thread()};
  uint64_t now = 1000;
  for (const auto &[thread, sequence] :
       {std::pair(threads[0], 0), {threads[0], 1}, {threads[1], 0}}) {
    trace.block(thread, static_cast<uint64_t>(sequence),
                sequence ? BlockState::Buffer : BlockState::Written, now);
    for (int i = 0; i < 400; ++i) {
      const auto kind = static_cast<EventKind>(1 + random() % 14);
      const bool isOfFunction = kind == EventKind::Enter || kind == EventKind::Exit;
      trace.add(kind, isOfFunction ? functions[random() % 3] : random() % 5, now += random() % 100);
      for (unsigned values = random() % 4; values > 0; --values)
        trace.value(random() % 16 * 64);
    }
  }
  return trace.bytes();
}

} // namespace vais::profiler::test
