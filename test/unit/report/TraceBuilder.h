/// Builds files with traces as an instrumented process would leave them.

#ifndef VAIS_PROFILER_TEST_TRACEBUILDER_H
#define VAIS_PROFILER_TEST_TRACEBUILDER_H

#include "test/unit/report/ProfileBuilder.h"

#include "contracts/TraceFormat.h"

#include <memory>

namespace vais::profiler::test {

/// A profile whose ticks are nanoseconds, from 1000 on, with blocks of events.
class TraceBuilder {
public:
  TraceBuilder();

  format::Header &header() { return profile_.header(); }

  /// Return the number by which events and blocks refer to a function or thread.
  uint64_t function(const std::string &name);
  uint32_t thread();

  /// Begins a block; `sequence` counts those of the thread.
  format::TraceBlock &block(uint32_t thread, uint64_t sequence, format::BlockState state,
                            uint64_t ticks = 1000);
  format::TraceBlock &lastBlock() { return *blocks_.back(); }

  /// Add an event, or a Value, to the latest block.
  void add(format::EventKind kind, uint64_t operand, uint64_t ticks);
  void value(uint64_t value);

  std::string bytes();
  Profile read();

private:
  ProfileBuilder profile_;
  std::vector<std::unique_ptr<format::TraceBlock>> blocks_;
  size_t used_ = 0; ///< events used in the latest block
};

} // namespace vais::profiler::test

#endif
