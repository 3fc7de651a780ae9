/// Writes the inputs with which fuzzing begins. Usage: fuzz_seeds FOLDER, which receives a folder
/// for each target.

#include "test/fuzz/PackedTrace.h"
#include "test/unit/report/RichProfiles.h"
#include "test/unit/report/SampleProfile.h"

#include "runtime/report/store/MergedFile.h"
#include "runtime/report/transform/Merge.h"

#include <cstdio>
#include <cstring>
#include <fstream>

int main(int argc, char **argv) {
  using namespace vais::profiler;
  if (argc != 2) {
    std::fprintf(stderr, "usage: fuzz_seeds FOLDER\n");
    return 1;
  }
  const std::string folder = argv[1];
  const auto write = [&](const std::string &name, const std::string &bytes) {
    std::ofstream(folder + '/' + name, std::ios::binary) << bytes;
  };
  const auto message = [](const std::string &file) {
    return file.substr(std::strlen(kMergedMagic));
  };
  const Profile sample = test::sampleProfile();
  write("profile/rich", test::richProfile());
  write("trace/rich", fuzz::packTrace(test::richTrace()));
  write("merged/sample", message(mergedFile(sample)));
  write("merged/pair", message(mergedFile(mergeProfiles({sample, sample}))));
  return 0;
}
