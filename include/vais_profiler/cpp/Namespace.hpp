/// Opens and closes the namespace of the C++ interface. Its functions are not instrumented even if
/// the program is: they would clutter profiles, and ScopedRegion's constructor must not be
/// instrumented, because a region belongs to the instrumented function that begins it.

#ifndef VAIS_PROFILER_CPP_NAMESPACE_HPP
#define VAIS_PROFILER_CPP_NAMESPACE_HPP

#ifdef __clang__
#define VAIS_PROFILER_CPP_PRAGMA(...) _Pragma(#__VA_ARGS__)
#else
#define VAIS_PROFILER_CPP_PRAGMA(...)
#endif

/// The version in the symbol names is raised when an old and a new program could no longer share a
/// type.
// clang-format off
#define VAIS_PROFILER_CPP_BEGIN                                                                    \
  VAIS_PROFILER_CPP_PRAGMA(clang attribute push(                                                   \
      __attribute__((no_profile_instrument_function)), apply_to = function))                       \
  namespace vais::profiler {                                                                       \
  inline namespace v1 {

#define VAIS_PROFILER_CPP_END                                                                      \
  }                                                                                                \
  }                                                                                                \
  VAIS_PROFILER_CPP_PRAGMA(clang attribute pop)
// clang-format on

#endif
