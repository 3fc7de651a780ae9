/// A randomly damaged trace is read or refused, and nothing else happens. Meant to run also under
/// AddressSanitizer and UBSan. The seeds are fixed, so that failures are reproducible.

#include "test/unit/report/RichProfiles.h"
#include "test/unit/report/TraceBuilder.h"

#include "runtime/report/formats/events/Replay.h"
#include "runtime/report/store/ProfileReader.h"

#include <gtest/gtest.h>
#include <random>

namespace vais::profiler::test {
namespace {

void readDamaged(const std::string &bytes, unsigned seed) {
  SCOPED_TRACE(seed);
  const TemporaryFile file(bytes);
  const TextSink sink = [](const std::string &) { return true; };
  try {
    readProfile(file.path());
    if (!isTraceFile(file.path()))
      return;
    Trace trace(file.path());
    ReplayOptions options;
    options.selection.leastNs = seed % 2 ? 100 : 0;
    replay(trace, options, sink, {});
    for (const char *name : {"chrome", "perfetto", "speedscope"})
      findTraceFormat(name)(trace, options.selection, sink, {});
  } catch (const ProfileError &) {
  }
}

/// Returns a position where damage has an effect: in the fields of the header, or near the
/// beginnings of what follows it.
size_t placeIn(const std::string &bytes, std::mt19937 &random) {
  constexpr size_t kHeaderFields = 340, kFilled = 8192;
  const size_t blocks = (bytes.size() - 1) / format::kTraceBlockSize;
  switch (random() % 3) {
  case 0:
    return random() % kHeaderFields;
  case 1:
    return random() % (bytes.size() - blocks * format::kTraceBlockSize);
  default:
    return bytes.size() - (1 + random() % blocks) * format::kTraceBlockSize + random() % kFilled;
  }
}

TEST(TraceDamage, RandomBytes) {
  const std::string original = richTrace();
  for (unsigned seed = 0; seed < 600; ++seed) {
    std::mt19937 random(seed);
    std::string damaged = original;
    for (unsigned changes = 1 + random() % 8; changes > 0; --changes)
      damaged[placeIn(damaged, random)] = static_cast<char>(random());
    readDamaged(damaged, seed);
  }
}

TEST(TraceDamage, AnyLength) {
  const std::string original = richTrace();
  for (unsigned seed = 0; seed < 200; ++seed) {
    std::mt19937 random(seed);
    readDamaged(original.substr(0, random() % original.size()), seed);
  }
}

} // namespace
} // namespace vais::profiler::test
