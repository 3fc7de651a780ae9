/// What a profiler had recorded at one moment.

#ifndef VAIS_PROFILER_CPP_SNAPSHOT_HPP
#define VAIS_PROFILER_CPP_SNAPSHOT_HPP

#include "Error.hpp"

#include <cerrno>
#include <chrono>
#include <cstddef>
#include <cstdint>
#include <limits>
#include <memory>
#include <string>
#include <vector>

VAIS_PROFILER_CPP_BEGIN

/// The limit that includes every entry.
constexpr std::size_t kAll = std::numeric_limits<std::size_t>::max();

/// What was recorded about a function; see VaisProfileFunction.
struct FunctionProfile {
  std::string name;
  double percentage; ///< of all self time, or of samples, or of calls: the first that is known
  std::uint64_t samples;
  std::uint64_t calls;
  std::chrono::nanoseconds selfTime;
  std::chrono::nanoseconds totalTime;
  std::uint64_t allocations;
  std::uint64_t allocatedBytes;
};

/// A function reached by a path of calls; see VaisProfileContext.
struct ContextProfile {
  std::string function; ///< empty for code that is not instrumented
  std::size_t parent;   ///< kAll if there is none or it is unknown
  std::uint64_t samples;
  std::uint64_t calls;
  std::chrono::nanoseconds selfTime;
  std::chrono::nanoseconds totalTime;
  std::uint64_t allocations;
  std::uint64_t allocatedBytes;
};

/// A snapshot never changes. Copies share it.
class Snapshot {
public:
  /// Captures a profiler of <vais_profiler.h>, which vais_profiler_create() or
  /// vais_profiler_global_handle() returned. Throws.
  explicit Snapshot(void *profiler) : handle_(make(profiler)) {
    if (!handle_)
      throw std::system_error(lastError());
  }
  /// Sets `error`, and is then empty, if the snapshot cannot be made.
  Snapshot(void *profiler, std::error_code &error) : handle_(make(profiler)) {
    error = handle_ ? std::error_code() : lastError();
  }

  /// Returns the time from the profiler's start to its stop or to this snapshot.
  std::chrono::nanoseconds duration() const noexcept {
    return time(vais_profiler_snapshot_duration_ns(handle()));
  }
  VaisProfileStats stats() const noexcept { return vais_profiler_snapshot_stats(handle()); }

  /// Returns at most `limit` functions, hottest first.
  std::vector<FunctionProfile> functions(std::size_t limit = kAll) const {
    std::vector<FunctionProfile> functions;
    for (const VaisProfileFunction &each :
         fetch<VaisProfileFunction>(limit, [this](auto *array, std::size_t capacity) {
           return vais_profiler_snapshot_functions(handle(), array, capacity);
         }))
      functions.push_back({each.name, each.percentage, each.samples, each.calls, time(each.self_ns),
                           time(each.total_ns), each.allocations, each.allocated_bytes});
    return functions;
  }

  /// Returns the calling contexts, each after that of its caller; the first one is code that is not
  /// instrumented.
  std::vector<ContextProfile> contexts() const {
    std::vector<ContextProfile> contexts;
    for (const VaisProfileContext &each :
         fetch<VaisProfileContext>(kAll, [this](auto *array, std::size_t capacity) {
           return vais_profiler_snapshot_contexts(handle(), array, capacity);
         }))
      contexts.push_back({each.function ? each.function : "", each.parent, each.samples, each.calls,
                          time(each.self_ns), time(each.total_ns), each.allocations,
                          each.allocated_bytes});
    return contexts;
  }

  /// Returns the functions on the path to a context, the outermost first.
  std::vector<std::string> stack(std::size_t context) const {
    const auto names = fetch<const char *>(kAll, [&](auto *array, std::size_t capacity) {
      return vais_profiler_snapshot_stack(handle(), context, array, capacity);
    });
    return {names.begin(), names.end()};
  }

  /// Returns the stack of the thread that made the snapshot of the process's profiler, at that
  /// moment.
  std::vector<std::string> currentStack() const {
    return stack(vais_profiler_snapshot_current_context(handle()));
  }

  /// Returns a report in a format of `vais-profiler report --format`. Throws.
  std::string report(const char *format) const {
    std::error_code error;
    std::string text = report(format, error);
    throwIfSet(error);
    return text;
  }
  std::string report(const char *format, std::error_code &error) const {
    std::string text;
    const auto append = [](void *user, const char *bytes, std::size_t size) {
      try {
        static_cast<std::string *>(user)->append(bytes, size);
        return true;
      } catch (...) { // an exception must not pass through C
        return false;
      }
    };
    error.clear();
    if (!vais_profiler_snapshot_report(handle(), format, append, &text))
      error = writeError(ENOMEM);
    return text;
  }

  /// Writes the same report to a file descriptor.
  void writeReport(const char *format, int fd) const {
    std::error_code error;
    writeReport(format, fd, error);
    throwIfSet(error);
  }
  void writeReport(const char *format, int fd, std::error_code &error) const noexcept {
    error.clear();
    if (!vais_profiler_snapshot_write(handle(), format, fd))
      error = writeError(errno);
  }

  /// Returns the snapshot for <vais_profiler.h>, valid as long as a copy of this object exists.
  const void *handle() const noexcept { return handle_.get(); }

  /// Calls `fill(array, capacity)`, which returns how many entries there are, to get at most
  /// `limit` entries.
  template <class Entry, class Fill>
  static std::vector<Entry> fetch(std::size_t limit, const Fill &fill) {
    const std::size_t count = fill(static_cast<Entry *>(nullptr), 0);
    std::vector<Entry> entries(count < limit ? count : limit);
    fill(entries.data(), entries.size());
    return entries;
  }

  static std::chrono::nanoseconds time(std::uint64_t ns) noexcept {
    return std::chrono::nanoseconds(static_cast<std::int64_t>(ns));
  }

private:
  static std::shared_ptr<void> make(void *profiler) {
    return std::shared_ptr<void>(vais_profiler_snapshot_create(profiler),
                                 vais_profiler_snapshot_destroy);
  }

  /// Returns `cause` if the report could not be written, otherwise the latest error.
  static std::error_code writeError(int cause) noexcept {
    return vais_profiler_last_error() == VAIS_PROFILER_WRITE_FAILED
               ? std::error_code(cause, std::generic_category())
               : lastError();
  }

  std::shared_ptr<void> handle_;
};

VAIS_PROFILER_CPP_END

#endif
