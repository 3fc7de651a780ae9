/// A randomly damaged profile is read or refused, and nothing else happens. Meant to run also under
/// AddressSanitizer and UBSan. The seeds are fixed, so that failures are reproducible.

#include "test/unit/report/ProfileBuilder.h"
#include "test/unit/report/RichProfiles.h"

#include "runtime/report/formats/Report.h"
#include "runtime/report/store/ProfileReader.h"

#include <gtest/gtest.h>
#include <random>

namespace vais::profiler::test {
namespace {

/// Reads and occasionally reports. Damage may only show as ProfileError.
void readDamaged(const std::string &bytes, unsigned seed) {
  SCOPED_TRACE(seed);
  try {
    const Profile profile = readProfile(TemporaryFile(bytes).path());
    if (seed % 8 != 0)
      return;
    for (const ReportFormat &format : reportFormats())
      EXPECT_FALSE(format.write(profile, {}).empty() && std::string(format.name) != "folded");
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
      // Half of the damage goes to the fields of the header, which are few.
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
    original[offsetof(format::Header, lost)] = random() % 2; // lost memory is not an error
    readDamaged(original.substr(0, random() % original.size()), seed);
  }
}

} // namespace
} // namespace vais::profiler::test
