// A server that watches itself: threads answer requests, and a monitor prints now and then where
// the time of instrumented code goes, without stopping anybody.
//
//   vais-profiler-clang++ -std=c++17 -O2 server.cpp LIB/libvais_profiler_report.a -lz
//   VAIS_PROFILER_OPTIONS=output=/dev/shm/%n.%p.vprof ./a.out 5
//
// LIB is the folder `lib` of the build or the installation.
#include <vais_profiler.hpp>

#include <atomic>
#include <cstdio>
#include <cstdlib>
#include <thread>

static std::atomic<bool> gIsStopping{false};
static std::atomic<unsigned> gAnswered{0};

/// Stands for work: some rounds of a random generator.
__attribute__((noinline)) static unsigned parseRequest(unsigned seed) {
  for (int i = 0; i < 2000; ++i)
    seed = seed * 1664525 + 1013904223;
  return seed;
}

__attribute__((noinline)) static unsigned compress(unsigned seed) {
  for (int i = 0; i < 6000; ++i)
    seed ^= seed << 13, seed ^= seed >> 17, seed ^= seed << 5;
  return seed;
}

__attribute__((noinline)) static unsigned answer(unsigned request) {
  const vais::profiler::ScopedRegion region("answer");
  return compress(parseRequest(request));
}

static void serve() {
  for (unsigned request = 1; !gIsStopping; ++request) {
    static std::atomic<unsigned> last;
    last = answer(request);
    ++gAnswered;
  }
}

/// The hottest functions since the program began, in a few lines.
static void printStatistics(void *profiler) {
  std::error_code error;
  const vais::profiler::Snapshot snapshot(profiler, error);
  if (error) {
    std::fprintf(stderr, "%s\n", error.message().c_str());
    return;
  }
  std::printf("%u requests answered\n", gAnswered.load());
  for (const auto &function : snapshot.functions(3))
    std::printf("  %5.1f %%  %9llu calls  %s\n", function.percentage,
                static_cast<unsigned long long>(function.calls),
                vais::profiler::demangled(function.name).c_str());
  std::fflush(stdout);
}

int main(int count, char **arguments) {
  const int updates = count > 1 ? std::atoi(arguments[1]) : 5;
  if (!vais_profiler_global_init(nullptr) || !vais_profiler_global_start())
    return 1;
  std::thread workers[4];
  for (std::thread &worker : workers)
    worker = std::thread(serve);
  for (int i = 0; i < updates; ++i) {
    std::this_thread::sleep_for(std::chrono::milliseconds(200));
    printStatistics(vais_profiler_global_handle());
  }
  gIsStopping = true;
  for (std::thread &worker : workers)
    worker.join();
  vais_profiler_global_destroy();
}
