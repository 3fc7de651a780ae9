/// A profiler that the program feeds by hand.

#ifndef VAIS_PROFILER_CPP_PROFILER_HPP
#define VAIS_PROFILER_CPP_PROFILER_HPP

#include "Config.hpp"
#include "Snapshot.hpp"

#include <utility>

VAIS_PROFILER_CPP_BEGIN

/// Owns a profiler and destroys it. Can be moved but not copied. A Profiler that was moved from
/// records nothing and returns 0 or false when queried.
class Profiler {
public:
  /// Creates a profiler with the defaults, which does not run yet. Throws.
  Profiler() : Profiler(Config()) {}
  explicit Profiler(const Config &config) : handle_(create(config)) {
    if (!handle_)
      throw std::system_error(lastError());
  }
  /// Sets `error`, and is then like a Profiler that was moved from, if there is no memory or
  /// `config` is invalid.
  Profiler(const Config &config, std::error_code &error) noexcept : handle_(create(config)) {
    error = handle_ ? std::error_code() : lastError();
  }
  ~Profiler() { vais_profiler_destroy(handle_); }
  Profiler(Profiler &&other) noexcept : handle_(std::exchange(other.handle_, nullptr)) {}
  Profiler &operator=(Profiler &&other) noexcept {
    std::swap(handle_, other.handle_);
    return *this;
  }

  /// Discards what was recorded before and starts to record. Throws; Error::AlreadyRunning.
  void start() {
    std::error_code error;
    start(error);
    throwIfSet(error);
  }
  void start(std::error_code &error) noexcept {
    error = vais_profiler_start(handle_) ? std::error_code() : lastError();
  }

  /// Stops recording; what was recorded is kept. Throws; Error::NotRunning.
  void stop() {
    std::error_code error;
    stop(error);
    throwIfSet(error);
  }
  void stop(std::error_code &error) noexcept {
    error = vais_profiler_stop(handle_) ? std::error_code() : lastError();
  }

  bool isRunning() const noexcept { return vais_profiler_is_running(handle_); }

  // Recording. Names are copied during the call; a call with a name that is not UTF-8 is ignored.

  /// Records that the program was found in `function`, at an instruction address if it is known.
  void recordSample(const char *function, std::size_t instruction = 0) noexcept {
    vais_profiler_record_sample(handle_, function, instruction);
  }
  /// To be called after a block was allocated.
  void recordAllocation(std::size_t size, std::size_t address) noexcept {
    vais_profiler_record_allocation(handle_, size, address);
  }
  void recordAllocation(std::size_t size, const void *block) noexcept {
    recordAllocation(size, reinterpret_cast<std::size_t>(block));
  }
  /// To be called before the block is freed.
  void recordDeallocation(std::size_t address) noexcept {
    vais_profiler_record_deallocation(handle_, address);
  }
  void recordDeallocation(const void *block) noexcept {
    recordDeallocation(reinterpret_cast<std::size_t>(block));
  }
  void recordCall(const char *caller, const char *callee) noexcept {
    vais_profiler_record_call(handle_, caller, callee);
  }

  // Queries about what was recorded since the start; the profiler may be running.

  /// Returns the time from the start to the stop, or to now.
  std::chrono::nanoseconds duration() const noexcept {
    return Snapshot::time(vais_profiler_get_duration_ns(handle_));
  }
  VaisProfileStats stats() const noexcept { return vais_profiler_get_stats(handle_); }
  std::size_t sampleCount() const noexcept { return stats().sample_count; }
  std::size_t droppedSamples() const noexcept { return vais_profiler_get_dropped_samples(handle_); }
  std::size_t totalAllocations() const noexcept { return stats().total_allocations; }
  std::size_t totalAllocatedBytes() const noexcept { return stats().total_allocated_bytes; }
  std::size_t currentAllocatedBytes() const noexcept { return stats().current_allocated_bytes; }
  std::size_t peakAllocatedBytes() const noexcept { return stats().peak_allocated_bytes; }
  std::size_t callGraphEdges() const noexcept { return stats().call_graph_edges; }

  /// Captures everything that was recorded. Throws.
  Snapshot snapshot() const { return Snapshot(handle_); }

  /// Returns the handle for <vais_profiler.h>, which this object still owns.
  void *handle() const noexcept { return handle_; }

private:
  static void *create(const Config &config) noexcept {
    const VaisProfilerOptions options = config.options();
    return vais_profiler_create_with(&options);
  }

  void *handle_;
};

VAIS_PROFILER_CPP_END

#endif
