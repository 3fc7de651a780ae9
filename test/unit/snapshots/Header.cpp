/// The C++ header compiles by itself, with all of its templates instantiated.

#include <vais_profiler.hpp>

namespace vais::profiler {

std::string everything(Profiler &profiler) {
  const ScopedRegion region("everything");
  const Snapshot snapshot = profiler.snapshot();
  const CallGraph graph(snapshot);
  std::string text = TextReport(snapshot).text() + CompactReport(snapshot).text();
  text += FlameGraphData(snapshot).folded();
  for (const CallEdge &edge : graph.hotEdges(3))
    text += edge.caller;
  for (const FunctionSamples &function : SampleCollector(snapshot).functionSamples())
    text += function.name;
  for (const LiveAllocation &each : MemoryTracker(snapshot).liveAllocations())
    text += std::to_string(each.size);
  text += std::to_string(ProfileStats(snapshot).sampleCount);
  for (const ContextProfile &context : snapshot.contexts())
    text += context.function;
  return text;
}

} // namespace vais::profiler
