// RUN: %enter && %clang -O0 %s -o conftest && mkdir -p build/CMakeFiles/CMakeScratch/TryCompile-a1 build/meson-private/tmp1 && \
// RUN:   cp conftest build/CMakeFiles/CMakeScratch/TryCompile-a1/cmTC_a1b2c && cp conftest build/meson-private/sanitycheckc.exe && \
// RUN:   cp conftest build/meson-private/tmp1/output.exe
// RUN: touch confdefs.h && ./conftest && rm confdefs.h && (cd build/meson-private && ./sanitycheckc.exe && tmp1/output.exe) && \
// RUN:   (cd build/CMakeFiles/CMakeScratch/TryCompile-a1 && ./cmTC_a1b2c)
// RUN: test $(find . -name '*vprof*' | wc -l) -eq 0
// RUN: %to=asked.vprof build/meson-private/sanitycheckc.exe && test ! -e asked.vprof
// RUN: ./conftest && %expect conftest.*.vprof -- "calls('work') == 10" && cp conftest cmTC_a1b2c && ./cmTC_a1b2c && \
// RUN:   %expect cmTC_a1b2c.*.vprof -- "calls('work') == 10"

// Programs that configure, CMake and Meson run to examine a machine leave no profile in the build
// tree; a user's program with such a name elsewhere does.
#include <stdlib.h>
#include <sys/wait.h>
#include <unistd.h>
static volatile int sink;
static void work(void) { sink = 1; }
int main(void) {
  for (int i = 0; i < 10; i++)
    work();
  free(malloc(10));
  return 0;
}
