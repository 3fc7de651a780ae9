/// A copy of what a profiler has recorded, merged over its threads.
///
/// Not thread-safe. The owner must call clear() at the end.

#ifndef VAIS_PROFILER_HANDLES_CONTENTS_H
#define VAIS_PROFILER_HANDLES_CONTENTS_H

#include "runtime/handles/blocks/AddressTable.h"
#include "runtime/handles/handle/PublicInterface.h"
#include "runtime/handles/names/CallEdges.h"
#include "runtime/handles/names/InternTable.h"

namespace vais::profiler {

class Contents {
public:
  constexpr Contents() = default;

  // These return false if there is no memory.
  bool addSamples(const NameText &function, uint64_t samples);
  bool addCalls(const NameText &caller, const NameText &callee, uint64_t calls);
  bool addAllocation(uint64_t address, size_t size);

  void setTotals(const VaisProfileStats &totals) { totals_ = totals; }

  size_t edges() const { return edges_.count(); }

  /// Passes everything to `visitor`.
  void visit(const VaisProfilerVisitor &visitor) const;

  void clear();

private:
  InternTable names_;
  MappedTable<NameEntry> samples_;
  CallEdges edges_; ///< between addresses of Names
  AddressTable live_;
  VaisProfileStats totals_ = {};
};

} // namespace vais::profiler

#endif
