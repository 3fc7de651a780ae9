/// A part of the program's run that shows in reports like a function.

#ifndef VAIS_PROFILER_CPP_SCOPEDREGION_HPP
#define VAIS_PROFILER_CPP_SCOPEDREGION_HPP

#include "../../vais_profiler.h"

// A region belongs to the instrumented function that begins it, which these must therefore not be.
#define VAIS_PROFILER_NOT_INSTRUMENTED __attribute__((no_profile_instrument_function))

namespace vais::profiler {
inline namespace v1 {

/// Begins a region and ends it with the scope; see vais_profiler_region_begin().
class ScopedRegion {
public:
  /// `name` stays as it is until the end; one that is a literal costs least.
  VAIS_PROFILER_NOT_INSTRUMENTED explicit ScopedRegion(const char *name) noexcept : name_(name) {
    vais_profiler_region_begin(name_);
  }
  VAIS_PROFILER_NOT_INSTRUMENTED ~ScopedRegion() { vais_profiler_region_end(name_); }
  ScopedRegion(const ScopedRegion &) = delete;
  ScopedRegion &operator=(const ScopedRegion &) = delete;

private:
  const char *name_;
};

} // namespace v1
} // namespace vais::profiler

#undef VAIS_PROFILER_NOT_INSTRUMENTED

#endif
