/// Fuzzes the resolver of addresses with objects, in this process: what happens in the child that
/// resolveCode() makes would not be seen.

#include "test/fuzz/Pipeline.h"

#include "utils/vais-profiler/symbols/CodeResolver.h"

#include <cstdint>

extern "C" int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size) {
  using namespace vais::profiler;
  constexpr uint64_t kEnd = 1 << 14, kStep = 16; // where linkers place the code of small objects
  const fuzz::MemoryFile file({reinterpret_cast<const char *>(data), size});
  std::vector<uint64_t> addresses;
  for (uint64_t address = 0; address < kEnd; address += kStep)
    addresses.push_back(address);
  for (const CodeDetail wanted : {CodeDetail::Lines, CodeDetail::Functions})
    resolveCodeHere({file.path(), ""}, addresses, wanted, "");
  return 0;
}
