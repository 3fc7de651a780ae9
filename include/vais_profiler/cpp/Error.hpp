/// The errors of the C++ interface.

#ifndef VAIS_PROFILER_CPP_ERROR_HPP
#define VAIS_PROFILER_CPP_ERROR_HPP

#include "../../vais_profiler.h"
#include "Namespace.hpp"

#include <string>
#include <system_error>

VAIS_PROFILER_CPP_BEGIN

/// What may fail, with the values of VaisProfilerError. A std::error_code can be compared with
/// these.
enum class Error {
  NoProfiler = VAIS_PROFILER_NULL_HANDLE, ///< the profiler was moved from
  AlreadyRunning = VAIS_PROFILER_ALREADY_RUNNING,
  NotRunning = VAIS_PROFILER_NOT_RUNNING,
  NoMemory = VAIS_PROFILER_NO_MEMORY,
  UnknownFormat = VAIS_PROFILER_UNKNOWN_FORMAT, ///< there is no report format of that name
  Unreadable = VAIS_PROFILER_UNREADABLE         ///< the process's profile is damaged
};

/// Returns the category of these errors, "vais_profiler".
inline const std::error_category &errorCategory() noexcept {
  class Category : public std::error_category {
    const char *name() const noexcept override { return "vais_profiler"; }
    std::string message(int value) const override {
      return vais_profiler_error_string(static_cast<VaisProfilerError>(value));
    }
  };
  static const Category category;
  return category;
}

inline std::error_code make_error_code(Error error) noexcept {
  return {static_cast<int>(error), errorCategory()};
}

/// Returns the most recent error of the calling thread.
inline std::error_code lastError() noexcept {
  return {static_cast<int>(vais_profiler_last_error()), errorCategory()};
}

/// Throws std::system_error if `error` is set.
inline void throwIfSet(const std::error_code &error) {
  if (error)
    throw std::system_error(error);
}

VAIS_PROFILER_CPP_END

template <> struct std::is_error_code_enum<vais::profiler::Error> : std::true_type {};

#endif
