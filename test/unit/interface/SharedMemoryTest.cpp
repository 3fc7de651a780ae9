/// Allocations by several threads: frees by other threads, live bytes and their peak, exactly.

#include "test/unit/interface/Profiler.h"
#include "test/unit/interface/Puppet.h"
#include "test/unit/interface/Together.h"

#include <gtest/gtest.h>
#include <random>

namespace vais::profiler::test {

/// The expected statistics.
struct Model {
  std::map<uint64_t, size_t> live;
  size_t allocations = 0, bytes = 0, current = 0, peak = 0;

  void allocate(uint64_t address, size_t size) {
    free(address);
    live[address] = size;
    ++allocations;
    bytes += size;
    current += size;
    peak = std::max(peak, current);
  }
  void free(uint64_t address) {
    const auto found = live.find(address);
    if (found == live.end())
      return;
    current -= found->second;
    live.erase(found);
  }
  Numbers numbers() const { return Numbers(0, allocations, bytes, current, peak, 0); }
};

/// Lets threads take turns. `most` is the longest turn, `spread` the distance between addresses.
static void takeTurns(size_t threads, int turns, unsigned most, uint64_t spread) {
  std::mt19937_64 random(threads);
  const Profiler profiler;
  std::vector<Puppet> puppets(threads);
  Model model;
  for (int turn = 0; turn < turns; ++turn)
    puppets[random() % threads].run([&] {
      const bool isGrowing = random() % 2;
      for (uint64_t left = random() % most; left; --left) {
        const uint64_t address = random() % 300 * spread;
        if (random() % 8 < (isGrowing ? 5 : 3)) {
          const size_t size = random() % 100;
          vais_profiler_record_allocation(profiler, size, address);
          model.allocate(address, size);
        } else {
          vais_profiler_record_deallocation(profiler, address);
          model.free(address);
        }
      }
      ASSERT_EQ(Numbers(profiler.stats()), model.numbers()) << turn;
    });
  Recorded recorded(profiler);
  EXPECT_EQ(recorded.allocations.size(), model.live.size());
}

TEST(SharedMemory, OfTwoThreadsIsExact) { takeTurns(2, 3000, 50, 16); }
TEST(SharedMemory, OfManyThreadsIsExact) { takeTurns(5, 3000, 50, 4096); }
TEST(SharedMemory, IsExactInLongTurns) { takeTurns(3, 150, 20000, 100000); }

TEST(SharedMemory, AnotherThreadMayFree) {
  const Profiler profiler;
  vais_profiler_record_allocation(profiler, 100, 0x1000);
  std::thread([&] {
    vais_profiler_record_deallocation(profiler, 0x1000);
    vais_profiler_record_deallocation(profiler, 0x1000);
    vais_profiler_record_deallocation(profiler, 0x2000);
  }).join();
  EXPECT_EQ(Numbers(profiler.stats()), Numbers(0, 1, 100, 0, 100, 0));
  vais_profiler_record_allocation(profiler, 100, 0x1000);
  EXPECT_EQ(Numbers(profiler.stats()), Numbers(0, 2, 200, 100, 100, 0));
}

TEST(SharedMemory, AddressGoesFromThreadToThread) {
  const Profiler profiler;
  for (size_t size = 1; size <= 20; ++size)
    std::thread([&] { vais_profiler_record_allocation(profiler, size, 0x1000); }).join();
  EXPECT_EQ(Numbers(profiler.stats()), Numbers(0, 20, 210, 20, 20, 0));
}

TEST(SharedMemory, ProducersAndConsumersLeaveNothing) {
  const Profiler profiler;
  std::atomic<size_t> next[kThreads] = {};
  constexpr size_t kBlocks = 20000;
  runTogether([&](size_t index) {
    std::atomic<size_t> &made = next[index], &theirs = next[(index + 1) % kThreads];
    size_t freed = 0;
    for (size_t i = 0; i < kBlocks || freed < kBlocks;) {
      if (i < kBlocks) {
        vais_profiler_record_allocation(profiler, 3, (index + 1) << 32 | i * 16);
        made.store(++i, std::memory_order_release);
      }
      for (const size_t ready = theirs.load(std::memory_order_acquire); freed < ready; ++freed)
        vais_profiler_record_deallocation(profiler,
                                          ((index + 1) % kThreads + 1) << 32 | freed * 16);
    }
  });
  const VaisProfileStats stats = profiler.stats();
  EXPECT_EQ(stats.total_allocations, kThreads * kBlocks);
  EXPECT_EQ(stats.current_allocated_bytes, 0u);
  EXPECT_GT(stats.peak_allocated_bytes, 0u);
  EXPECT_LE(stats.peak_allocated_bytes, kThreads * kBlocks * 3);
}

TEST(SharedMemory, RacesAtTheSameAddressesLeaveTheSumRight) {
  const Profiler profiler;
  runTogether([&](size_t index) {
    std::mt19937_64 random(index);
    for (int i = 0; i < 20000; ++i)
      if (random() % 2)
        vais_profiler_record_allocation(profiler, random() % 100, random() % 32 * 16);
      else
        vais_profiler_record_deallocation(profiler, random() % 32 * 16);
  });
  uint64_t live = 0;
  for (const auto &allocation : Recorded(profiler).allocations)
    live += allocation.second;
  EXPECT_EQ(profiler.stats().current_allocated_bytes, live);
  for (uint64_t address = 0; address < 32 * 16; ++address)
    vais_profiler_record_deallocation(profiler, address);
  EXPECT_EQ(profiler.stats().current_allocated_bytes, 0u);
}

/// Each thread has at most 1,000 bytes, and once all of them have that many at the same time.
TEST(SharedMemory, PeakOfThreadsThatRunAtOnceIsExact) {
  const Profiler profiler;
  std::atomic<size_t> full{0};
  runTogether([&](size_t index) {
    const uint64_t base = (index + 1) << 32;
    const auto churn = [&] {
      for (uint64_t i = 0; i < 20000; ++i) {
        vais_profiler_record_allocation(profiler, 100, base + i % 10 * 100);
        if (i % 3)
          vais_profiler_record_deallocation(profiler, base + (i * 7) % 10 * 100);
      }
    };
    churn();
    for (uint64_t i = 0; i < 10; ++i)
      vais_profiler_record_allocation(profiler, 100, base + i * 100);
    for (++full; full < kThreads;)
      std::this_thread::yield();
    churn();
  });
  EXPECT_EQ(profiler.stats().peak_allocated_bytes, kThreads * 1000);
}

TEST(SharedMemory, IsForgottenAtTheStart) {
  const Profiler profiler;
  runTogether([&](size_t index) {
    for (uint64_t i = 0; i < 1000; ++i)
      vais_profiler_record_allocation(profiler, 10, (index + i) * 64);
  });
  vais_profiler_stop(profiler);
  vais_profiler_start(profiler);
  EXPECT_EQ(Numbers(profiler.stats()), kNothing);
  vais_profiler_record_deallocation(profiler, 64);
  vais_profiler_record_allocation(profiler, 7, 64);
  EXPECT_EQ(Numbers(profiler.stats()), Numbers(0, 1, 7, 7, 7, 0));
}

} // namespace vais::profiler::test
