// Runs a program (linked with -Wl,--wrap=main) in the XRay mode that XRAY_BENCHMARK_MODE names,
// "xray-fdr" or "xray-profiling". Only the basic mode of XRay starts without being told to.
#include <stdlib.h>

int __xray_log_select_mode(const char *mode);
int __xray_log_init_mode(const char *mode, const char *options);
int __xray_patch(void);
int __xray_unpatch(void);
int __xray_log_finalize(void);
int __xray_log_flushLog(void);

int __real_main(int argc, char **argv);

__attribute__((xray_never_instrument)) int __wrap_main(int argc, char **argv) {
  const char *mode = getenv("XRAY_BENCHMARK_MODE");
  enum { kInitialized = 2, kPatched = 1 };
  if (!mode || __xray_log_select_mode(mode) != 0 ||
      __xray_log_init_mode(mode, "") != kInitialized || __xray_patch() != kPatched)
    abort();
  const int status = __real_main(argc, argv);
  __xray_unpatch();
  __xray_log_finalize();
  __xray_log_flushLog();
  return status;
}
