// The C++ interface: a profiler that the program feeds, and everything that can be asked of it.
//
//   c++ -std=c++17 -IINCLUDE basic.cpp LIB/libvais_profiler_report.a LIB/libvais_profiler.a -lz
//
// INCLUDE and LIB are the folders `include` and `lib` of the build or the installation.
#include <vais_profiler.hpp>

#include <fstream>
#include <iostream>

using namespace vais::profiler;

namespace {

void work(Profiler &profiler) {
  for (int i = 0; i < 300; ++i) {
    profiler.recordCall("main", "parse");
    profiler.recordSample("parse");
    if (i % 3 == 0) {
      profiler.recordCall("parse", "lookup");
      profiler.recordSample("lookup");
    }
    if (i % 100 == 0)
      profiler.recordAllocation(1024, static_cast<std::size_t>(i + 1) * 4096);
  }
}

void show(const Snapshot &snapshot) {
  std::cout << CompactReport(snapshot) << "\n";
  for (const FunctionProfile &function : SampleCollector(snapshot).hotFunctions(5))
    std::cout << function.name << ": " << function.percentage << " %\n";
  const CallGraph graph(snapshot);
  for (const CallEdge &edge : graph.callersOf("lookup"))
    std::cout << edge.caller << " called lookup " << edge.calls << " times\n";
  const MemoryTracker memory(snapshot);
  std::cout << memory.liveAllocations().size() << " blocks live, " << memory.peakAllocatedBytes()
            << " bytes at most\n";
}

} // namespace

int main() {
  Config config;
  config.maxSamples = 100000;
  Profiler profiler(config);
  profiler.start();
  work(profiler);
  show(profiler.snapshot()); // while it runs
  profiler.stop();

  std::error_code error;
  profiler.stop(error); // without `error` it would throw
  std::cout << (error == Error::NotRunning ? "stopped already" : "?") << "\n\n";

  const Snapshot snapshot = profiler.snapshot();
  std::cout << TextReport(snapshot);
  std::ofstream("basic.folded") << FlameGraphData(snapshot).folded();
  std::ofstream("basic.svg") << FlameGraphData(snapshot).svg();
}
