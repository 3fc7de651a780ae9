/// Names and edges of a profiler: each once, whichever threads met it.
///
/// From any thread. The lock is taken when a thread meets a name or an edge for the first time.

#ifndef VAIS_PROFILER_HANDLES_SHAREDNAMES_H
#define VAIS_PROFILER_HANDLES_SHAREDNAMES_H

#include "runtime/base/Mutex.h"
#include "runtime/handles/names/CallEdges.h"
#include "runtime/handles/names/InternTable.h"

namespace vais::profiler {

class SharedNames {
public:
  constexpr SharedNames() = default;

  /// The name that reads so; null when there is no memory.
  const Name *intern(const NameText &text) {
    MutexLock lock(mutex_);
    return names_.intern(text);
  }

  /// Notes that there is such an edge; false when there is no memory.
  bool addEdge(const Name *caller, const Name *callee) {
    MutexLock lock(mutex_);
    return edges_.intern(reinterpret_cast<uint64_t>(caller), reinterpret_cast<uint64_t>(callee));
  }

  /// Edges noted.
  size_t edges() const { return edges_.count(); }

  /// While nobody else calls.
  void clear() {
    names_.clear();
    edges_.clear();
  }

private:
  Mutex mutex_;
  InternTable names_;
  CallEdges edges_;
};

} // namespace vais::profiler

#endif
