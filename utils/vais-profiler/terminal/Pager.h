/// Long output on terminals.

#ifndef VAIS_PROFILER_TOOL_PAGER_H
#define VAIS_PROFILER_TOOL_PAGER_H

#include <cstdio>

namespace vais::profiler {

/// A pager for standard output while the object lives: $PAGER, or less, which leaves by itself when
/// everything fits on the screen. The destructor waits until the user has left it.
class Pager {
public:
  /// Starts it where standard output is a terminal, but not a dumb one, and $PAGER is not empty or
  /// "cat".
  Pager();
  ~Pager();
  Pager(const Pager &) = delete;
  Pager &operator=(const Pager &) = delete;

  /// Where to write to; null where no pager is wanted or none can be had.
  std::FILE *stream() const { return stream_; }

private:
  std::FILE *stream_ = nullptr;
};

} // namespace vais::profiler

#endif
