/// Implements the errors and versions of the C interface.

#include "runtime/handles/handle/Errors.h"

namespace vais::profiler {

static __thread VaisProfilerError tError __attribute__((tls_model("initial-exec")));

bool fail(VaisProfilerError error) {
  tError = error;
  return false;
}

} // namespace vais::profiler

void vais_profiler_set_last_error(int error) {
  vais::profiler::fail(static_cast<VaisProfilerError>(error));
}

VaisProfilerError vais_profiler_last_error(void) { return vais::profiler::tError; }

const char *vais_profiler_error_string(VaisProfilerError error) {
  switch (error) {
  case VAIS_PROFILER_OK:
    return "no error";
  case VAIS_PROFILER_NULL_HANDLE:
    return "the profiler is NULL";
  case VAIS_PROFILER_ALREADY_RUNNING:
    return "the profiler runs already";
  case VAIS_PROFILER_NOT_RUNNING:
    return "the profiler does not run";
  case VAIS_PROFILER_NO_MEMORY:
    return "there is no memory";
  case VAIS_PROFILER_NOT_INITIALIZED:
    return "the process has no profiler: vais_profiler_global_init() was not called";
  case VAIS_PROFILER_ALREADY_INITIALIZED:
    return "the process has a profiler already";
  case VAIS_PROFILER_INVALID_OPTIONS:
    return "the options are invalid: size too small, or a sample interval of 0";
  case VAIS_PROFILER_UNKNOWN_OPTIONS:
    return "the options ask for what this version does not know";
  case VAIS_PROFILER_UNKNOWN_FORMAT:
    return "there is no report format of that name";
  case VAIS_PROFILER_WRITE_FAILED:
    return "the report could not be written";
  case VAIS_PROFILER_UNREADABLE:
    return "the process's own profile is damaged";
  }
  return "unknown error";
}

const char *vais_profiler_version(void) { return VAIS_PROFILER_VERSION; }

uint32_t vais_profiler_abi_version(void) { return VAIS_PROFILER_ABI_VERSION; }
