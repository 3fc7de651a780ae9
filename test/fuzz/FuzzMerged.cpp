/// Fuzzes the reader of merged profiles. An input consists of the message only, because the magic
/// at the beginning of the file never changes.

#include "test/fuzz/Pipeline.h"

#include "runtime/report/store/MergedFile.h"

#include <cstdint>

extern "C" int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size) {
  using namespace vais::profiler;
  const std::string message(reinterpret_cast<const char *>(data), size);
  fuzz::exercise(fuzz::MemoryFile(kMergedMagic + message).path());
  return 0;
}
