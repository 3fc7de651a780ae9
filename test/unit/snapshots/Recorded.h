/// A profiler with known contents, and reports as text.

#ifndef VAIS_PROFILER_TEST_SNAPSHOTS_RECORDED_H
#define VAIS_PROFILER_TEST_SNAPSHOTS_RECORDED_H

#include <vais_profiler.hpp>

namespace vais::profiler::test {

/// Has 6 + 3 + 1 samples, 4 edges with 9 calls, and 4 allocations, 3 of which are live.
inline Profiler recorded() {
  Profiler profiler;
  profiler.start();
  for (int i = 0; i < 6; ++i)
    profiler.recordSample("parse");
  for (int i = 0; i < 3; ++i)
    profiler.recordSample("print", 0x401000);
  profiler.recordSample("main");
  for (int i = 0; i < 5; ++i)
    profiler.recordCall("main", "parse");
  profiler.recordCall("main", "print");
  for (int i = 0; i < 2; ++i)
    profiler.recordCall("parse", "parse");
  profiler.recordCall("print", "parse");
  profiler.recordAllocation(1000, std::size_t(0x1000));
  profiler.recordDeallocation(std::size_t(0x1000));
  profiler.recordAllocation(10, std::size_t(0x2000));
  profiler.recordAllocation(30, std::size_t(0x3000));
  profiler.recordAllocation(10, std::size_t(0x1800));
  return profiler;
}

} // namespace vais::profiler::test

#endif
