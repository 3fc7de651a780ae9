/// The names and edges of a profiler, each of them once for all threads.
///
/// May be used from any thread. The lock is taken when a thread meets a name or an edge for the
/// first time.

#ifndef VAIS_PROFILER_HANDLES_SHAREDNAMES_H
#define VAIS_PROFILER_HANDLES_SHAREDNAMES_H

#include "runtime/base/Mutex.h"
#include "runtime/handles/names/CallEdges.h"
#include "runtime/handles/names/InternTable.h"

namespace vais::profiler {

class SharedNames {
public:
  constexpr SharedNames() = default;

  /// Returns the name with this text, or null if there is no memory.
  const Name *intern(const NameText &text) {
    MutexLock lock(mutex_);
    return names_.intern(text);
  }

  /// Registers an edge. Returns false if there is no memory.
  bool addEdge(const Name *caller, const Name *callee) {
    MutexLock lock(mutex_);
    return edges_.intern(reinterpret_cast<uint64_t>(caller), reinterpret_cast<uint64_t>(callee));
  }

  /// Returns the number of edges registered.
  size_t edges() const { return edges_.count(); }

  /// Requires that no other thread uses this object.
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
