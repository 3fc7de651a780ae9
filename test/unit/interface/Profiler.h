/// A handle that is freed at the end of its test, and its contents as comparable values.

#ifndef VAIS_PROFILER_TEST_INTERFACE_PROFILER_H
#define VAIS_PROFILER_TEST_INTERFACE_PROFILER_H

#include "contracts/HandleContents.h"
#include "vais_profiler.h"

#include <cstdint>
#include <map>
#include <string>
#include <utility>

namespace vais::profiler::test {

enum class State { Stopped, Running };

class Profiler {
public:
  explicit Profiler(State state = State::Running, const VaisProfilerConfig *config = nullptr)
      : handle_(vais_profiler_create(config)) {
    if (state == State::Running)
      vais_profiler_start(handle_);
  }
  Profiler(State state, const VaisProfilerConfig &config) : Profiler(state, &config) {}
  ~Profiler() { vais_profiler_destroy(handle_); }
  Profiler(const Profiler &) = delete;
  Profiler &operator=(const Profiler &) = delete;

  operator void *() const { return handle_; }
  VaisProfileStats stats() const { return vais_profiler_get_stats(handle_); }

private:
  void *handle_;
};

/// The statistics as one value, for comparison.
struct Numbers {
  size_t samples, allocations, allocatedBytes, currentBytes, peakBytes, edges;

  explicit Numbers(const VaisProfileStats &stats)
      : samples(stats.sample_count), allocations(stats.total_allocations),
        allocatedBytes(stats.total_allocated_bytes), currentBytes(stats.current_allocated_bytes),
        peakBytes(stats.peak_allocated_bytes), edges(stats.call_graph_edges) {}
  Numbers(size_t samplesIs, size_t allocationsIs, size_t allocatedBytesIs, size_t currentBytesIs,
          size_t peakBytesIs, size_t edgesIs)
      : samples(samplesIs), allocations(allocationsIs), allocatedBytes(allocatedBytesIs),
        currentBytes(currentBytesIs), peakBytes(peakBytesIs), edges(edgesIs) {}

  friend bool operator==(const Numbers &a, const Numbers &b) {
    return a.samples == b.samples && a.allocations == b.allocations &&
           a.allocatedBytes == b.allocatedBytes && a.currentBytes == b.currentBytes &&
           a.peakBytes == b.peakBytes && a.edges == b.edges;
  }
};

/// What a profiler passes to a visitor.
struct Recorded {
  std::map<std::string, uint64_t> samples;
  std::map<std::pair<std::string, std::string>, uint64_t> calls;
  std::map<uint64_t, uint64_t> allocations;
  uint64_t totalAllocations = 0, allocatedBytes = 0, peakBytes = 0;
  int told = 0; ///< larger than the number of entries if something was visited twice

  explicit Recorded(void *profiler) {
    const VaisProfilerVisitor visitor = {
        this,
        [](void *self, const char *function, uint64_t count) {
          auto *recorded = static_cast<Recorded *>(self);
          recorded->samples[function] += count;
          ++recorded->told;
        },
        [](void *self, const char *caller, const char *callee, uint64_t count) {
          auto *recorded = static_cast<Recorded *>(self);
          recorded->calls[{caller, callee}] += count;
          ++recorded->told;
        },
        [](void *self, uint64_t address, uint64_t size) {
          auto *recorded = static_cast<Recorded *>(self);
          recorded->allocations[address] += size;
          ++recorded->told;
        },
        [](void *self, uint64_t count, uint64_t bytes, uint64_t peak) {
          auto *recorded = static_cast<Recorded *>(self);
          recorded->totalAllocations += count;
          recorded->allocatedBytes += bytes;
          recorded->peakBytes += peak;
        }};
    if (!vais_profiler_visit(profiler, &visitor))
      told = -1;
  }
  bool isEachToldOnce() const {
    return told == static_cast<int>(samples.size() + calls.size() + allocations.size());
  }
};

inline const Numbers kNothing = Numbers(0, 0, 0, 0, 0, 0);

} // namespace vais::profiler::test

#endif
