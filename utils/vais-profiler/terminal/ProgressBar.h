/// Shows the progress of a long command.

#ifndef VAIS_PROFILER_TOOL_PROGRESSBAR_H
#define VAIS_PROFILER_TOOL_PROGRESSBAR_H

#include "runtime/report/store/ProfileReader.h"

namespace vais::profiler {

/// A bar on standard error if that is a terminal. It disappears with the object.
class ProgressBar {
public:
  ProgressBar();
  ~ProgressBar();
  ProgressBar(const ProgressBar &) = delete;
  ProgressBar &operator=(const ProgressBar &) = delete;

  void show(uint64_t done, uint64_t whole);

  /// Returns a function through which a reader reports its progress. The bar must outlive it.
  Progress progress() {
    return [this](uint64_t done, uint64_t whole) { show(done, whole); };
  }

private:
  const bool isShown_;
};

} // namespace vais::profiler

#endif
