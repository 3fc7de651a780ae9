/// A part of the program's run that reports show like a function.

#ifndef VAIS_PROFILER_CPP_SCOPEDREGION_HPP
#define VAIS_PROFILER_CPP_SCOPEDREGION_HPP

#include "../../vais_profiler.h"
#include "Namespace.hpp"

VAIS_PROFILER_CPP_BEGIN

/// Begins a region and ends it with the scope; see vais_profiler_region_begin().
class ScopedRegion {
public:
  /// `name` must not change until the region ends. Literals are cheapest.
  explicit ScopedRegion(const char *name) noexcept : name_(name) {
    vais_profiler_region_begin(name_);
  }
  ~ScopedRegion() { vais_profiler_region_end(name_); }
  ScopedRegion(const ScopedRegion &) = delete;
  ScopedRegion &operator=(const ScopedRegion &) = delete;

private:
  const char *name_;
};

VAIS_PROFILER_CPP_END

#endif
