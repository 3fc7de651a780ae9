/// Shows long output on terminals.

#ifndef VAIS_PROFILER_TOOL_PAGER_H
#define VAIS_PROFILER_TOOL_PAGER_H

#include <cstdio>

namespace vais::profiler {

/// A pager for standard output for the lifetime of the object: $PAGER, or less, which exits by
/// itself if everything fits on the screen. The destructor waits until the user has left it.
class Pager {
public:
  /// Starts the pager if standard output is a terminal that is not dumb, and $PAGER is neither
  /// empty nor "cat".
  Pager();
  ~Pager();
  Pager(const Pager &) = delete;
  Pager &operator=(const Pager &) = delete;

  /// Returns the stream to write to, or null if no pager is wanted or available.
  std::FILE *stream() const { return stream_; }

private:
  std::FILE *stream_ = nullptr;
};

} // namespace vais::profiler

#endif
