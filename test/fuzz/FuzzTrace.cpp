/// Fuzzes the reader of traces with inputs that are unpacked first.

#include "test/fuzz/PackedTrace.h"
#include "test/fuzz/Pipeline.h"

#include <cstdint>

extern "C" int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size) {
  using namespace vais::profiler::fuzz;
  exerciseTrace(MemoryFile(unpackTrace({reinterpret_cast<const char *>(data), size})).path());
  return 0;
}
