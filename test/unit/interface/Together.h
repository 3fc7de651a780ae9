/// Threads that do the same at the same time.

#ifndef VAIS_PROFILER_TEST_INTERFACE_TOGETHER_H
#define VAIS_PROFILER_TEST_INTERFACE_TOGETHER_H

#include <atomic>
#include <cstddef>
#include <thread>
#include <vector>

namespace vais::profiler::test {

constexpr size_t kThreads = 8;

/// Runs `work(index)` in kThreads threads that start together.
template <class Work> void runTogether(Work work) {
  std::atomic<size_t> waiting{kThreads};
  std::vector<std::thread> threads;
  for (size_t index = 0; index < kThreads; ++index)
    threads.emplace_back([&, index] {
      --waiting;
      while (waiting)
        std::this_thread::yield();
      work(index);
    });
  for (std::thread &thread : threads)
    thread.join();
}

} // namespace vais::profiler::test

#endif
