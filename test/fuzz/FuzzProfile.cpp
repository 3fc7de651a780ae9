/// Fuzzes the reader of profiles as programs leave them.

#include "test/fuzz/Pipeline.h"

#include <cstdint>

extern "C" int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size) {
  using namespace vais::profiler::fuzz;
  exercise(MemoryFile({reinterpret_cast<const char *>(data), size}).path());
  return 0;
}
