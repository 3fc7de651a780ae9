// A program of somebody else's that reads a profile and uses the C interface.
#include <vais_profiler.h>
#include <vais_profiler/ProfileReader.h>

#include <cstdio>

int main(int argc, char **argv) {
  void *profiler = vais_profiler_create(nullptr);
  if (argc != 2 || !vais_profiler_start(profiler))
    return 1;
  vais_profiler_destroy(profiler);
  std::printf("%zu functions\n", vais::profiler::readProfile(argv[1]).functions.size());
  return 0;
}
