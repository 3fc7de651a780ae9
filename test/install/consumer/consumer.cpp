// A user's program that reads a profile and uses the C interface. The C++ interface and the headers
// that read profiles are included in one source file.
#include <vais_profiler.hpp>
#include <vais_profiler/Hooks.h>
#include <vais_profiler/MergedFile.h>
#include <vais_profiler/ProfileReader.h>
#include <vais_profiler/Writers.h>

#include <cstdio>

int main(int argc, char **argv) {
  void *profiler = vais_profiler_create(nullptr);
  if (argc != 2 || !vais_profiler_start(profiler))
    return 1;
  vais_profiler_destroy(profiler);
  std::printf("%zu functions\n", vais::profiler::readProfile(argv[1]).functions.size());
  return 0;
}
