/// Resolves the addresses of a running program again and again, each of them once.

#ifndef VAIS_PROFILER_TOOL_CACHEDSYMBOLS_H
#define VAIS_PROFILER_TOOL_CACHEDSYMBOLS_H

#include "runtime/report/transform/SampledCode.h"

#include <chrono>
#include <map>
#include <mutex>
#include <string>
#include <tuple>

namespace vais::profiler {

/// Any thread.
class CachedSymbols {
public:
  explicit CachedSymbols(ResolveCode resolve) : resolve_(std::move(resolve)) {}

  /// Does what `resolve` does. New addresses of an object stay unknown for ten times as long as it
  /// took to resolve those before, since to resolve few takes about as long as to resolve many.
  ResolvedCode resolve(const MappedObject &object, const std::vector<uint64_t> &addresses,
                       CodeDetail wanted);

private:
  struct Known {
    ResolvedCode code; ///< of all addresses so far
    std::map<uint64_t, CodeAddress> addresses;
    std::chrono::steady_clock::time_point next; ///< when others may be resolved
    void add(const std::vector<uint64_t> &asked, ResolvedCode answer);
  };

  const ResolveCode resolve_;
  std::mutex mutex_;
  std::map<std::tuple<std::string, std::string, CodeDetail>, Known> known_;
};

} // namespace vais::profiler

#endif
