/// Where `top` gets its profiles from.

#ifndef VAIS_PROFILER_TOOL_TOPSOURCE_H
#define VAIS_PROFILER_TOOL_TOPSOURCE_H

#include "runtime/report/formats/shared/ReportStyle.h"
#include "runtime/report/transform/Filter.h"
#include "utils/vais-profiler/top/TopRows.h"

#include <atomic>

namespace vais::profiler {

enum class Threads { Together, Apart };

/// The functions may throw CommandError and ProfileError.
struct TopSource {
  /// Returns the profile as it is now, with its functions named, or nothing if there is none yet.
  std::function<std::optional<Profile>(Threads threads)> read;
  std::function<bool()> isLive; ///< whether the program runs
  std::function<FunctionMatch(const std::string &expression)> match;
};

struct TopOptions {
  double interval = 1;          ///< seconds
  size_t updates = 0;           ///< after which it ends; 0 for never
  const Value *value = nullptr; ///< null for the first one that is known
  std::optional<size_t> limit;  ///< of rows
  size_t width = kUnlimited;    ///< of plain tables; kUnlimited for that of the output
  bool isPlain = false;         ///< tables even on a terminal
};

/// Shows a full screen until the user leaves it or `isStopped`. Restores the terminal however it
/// ends. Returns false if there is no terminal that can show it.
bool showTopScreen(const TopSource &source, const TopOptions &options,
                   const std::atomic<bool> &isStopped);

} // namespace vais::profiler

#endif
