/// Reads where samples of the threads' CPU clocks found the CPU time.

#ifndef VAIS_PROFILER_REPORT_CLOCKSAMPLEREADER_H
#define VAIS_PROFILER_REPORT_CLOCKSAMPLEREADER_H

#include "runtime/report/read/FunctionReader.h"
#include "runtime/report/read/MappedCodeReader.h"
#include "runtime/report/read/ProfileImage.h"
#include "runtime/report/read/ThreadReader.h"

#include <vector>

namespace vais::profiler {

/// Where a sample belongs.
struct ClockPlace {
  Index context = kNone; ///< kNone: unknown
  bool isOwn = false;    ///< in the profiler's own code
};

/// Adds the samples of threads to the contexts of a profile. A sample has the current context and
/// the program counter. Bodies do not restore the current context when they return, so it may be
/// that of a call which has already returned; the code at the program counter then belongs to a
/// function further up. A sample in code of no known function (libraries, the kernel, functions
/// that restore the context themselves) belongs to the current context. Where in the code they were
/// is kept for each context.
class ClockSampleReader {
public:
  ClockSampleReader(ProfileImage &image, const FunctionReader &functions,
                    const MappedCodeReader &objects, ProfileAssembler &builder, Profile &profile);

  /// Adds the samples of `thread`, whose contexts are among `contexts`. Returns the CPU time that
  /// they found in functions.
  double read(const format::Thread &thread, const KnownContexts &contexts);

  /// Returns where a sample belongs whose context is among `contexts`.
  ClockPlace placeOf(const format::ClockSample &sample, const KnownContexts &contexts);

  /// Says what was counted of events where the sample is, which belongs to `context`.
  void addEvents(Index context, const format::ClockSample &sample, const EventCounts &counts);

  /// Returns whether there are enough samples to tell what the profiler itself cost.
  bool seeOwnCost() const;

private:
  void addCode(Index context, const format::ClockSample &sample, CodeSamples found);
  Index place(Index context, uint64_t counter);
  bool isBelow(Index context, Index ancestor) const;
  const std::vector<Index> &contextsOf(Index function);

  ProfileImage &image_;
  const FunctionReader &functions_;
  const MappedCodeReader &objects_;
  ProfileAssembler &builder_;
  Profile &profile_;
  std::vector<std::vector<Index>> byFunction_; ///< contexts by function; made when first needed
};

} // namespace vais::profiler

#endif
