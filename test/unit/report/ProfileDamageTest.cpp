/// Damaged at random, a profile is read or refused, and nothing else. Meant to run under
/// AddressSanitizer and UBSan, too. The seeds are fixed: a failure comes back.

#include "ProfileBuilder.h"

#include "ProfileReader.h"
#include "Report.h"

#include <gtest/gtest.h>
#include <random>

namespace vais::profiler::test {
namespace {

/// A profile with something of everything.
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

/// Reads and, now and then, reports; damage may only show as ProfileError.
void readDamaged(const std::string &bytes, unsigned seed) {
  SCOPED_TRACE(seed);
  try {
    const Snapshot snapshot = readProfile(TemporaryFile(bytes).path());
    if (seed % 8 != 0)
      return;
    for (const ReportFormat &format : reportFormats())
      EXPECT_FALSE(format.write(snapshot, {}).empty() && std::string(format.name) != "folded");
  } catch (const ProfileError &) {
  }
}

TEST(ProfileDamage, RandomBytes) {
  const std::string original = richProfile();
  for (unsigned seed = 0; seed < 4000; ++seed) {
    std::mt19937 random(seed);
    std::string damaged = original;
    const unsigned changes = 1 + random() % 8;
    for (unsigned i = 0; i < changes; ++i) {
      // Half of them in the header's fields, which are few.
      const size_t range = random() % 2 ? 320 : damaged.size();
      damaged[random() % range] = static_cast<char>(random());
    }
    readDamaged(damaged, seed);
  }
}

TEST(ProfileDamage, AddressesOfSomethingElse) {
  const std::string original = richProfile();
  for (unsigned seed = 0; seed < 4000; ++seed) {
    std::mt19937 random(seed);
    std::string damaged = original;
    const size_t words = (damaged.size() - 4096) / 8;
    const uint64_t address = ProfileBuilder::kBase + 4096 + random() % (damaged.size() / 64) * 64;
    damaged.replace(4096 + random() % words * 8, 8, reinterpret_cast<const char *>(&address), 8);
    readDamaged(damaged, seed);
  }
}

TEST(ProfileDamage, AnyLength) {
  std::string original = richProfile();
  for (unsigned seed = 0; seed < 1000; ++seed) {
    std::mt19937 random(seed);
    original[offsetof(format::Header, lost)] = random() % 2; // lost memory is no error
    readDamaged(original.substr(0, random() % original.size()), seed);
  }
}

} // namespace
} // namespace vais::profiler::test
