// RUN: %enter && %clang -I%S/Inputs -I%include -O1 %s -o app
// RUN: %to=a.vprof ./app > said.txt && grep -x "seen 2000 samples, 1000 allocations of 16000 bytes, peak 160" said.txt && grep -x "child" said.txt
// RUN: %expect a.vprof -- "calls('last') == 1000" "calls('inChild') == 0" "calls('marked') == 1000" "nothing_dropped()" "calls('main') == 1"
// RUN: %to=b.vprof:toggle_signal=USR1 ./app toggle > said.txt && %expect b.vprof -- "calls('last') == 1000" "calls('marked') == 0"

// In a sandbox, profilers of the C interface, including one whose sampler has ended, markers and the
// signal that switches recording continue to work, and a child that is forked there runs unrecorded.
#include "sandbox.h"
#include <signal.h>
#include <sys/wait.h>
#include <vais_profiler.h>

NOINLINE static void inChild(void) { __asm__ volatile(""); }

NOINLINE static void record(void *profiler) {
  for (size_t i = 0; i < 1000; ++i) {
    vais_profiler_record_sample(profiler, "first", 0);
    vais_profiler_record_sample(profiler, "second", 0);
    vais_profiler_record_call(profiler, "first", "second");
    vais_profiler_record_allocation(profiler, 16, 64 * (i + 1));
    if (i >= 9)
      vais_profiler_record_deallocation(profiler, 64 * (i - 8));
    vais_profiler_region_begin("marked");
    vais_profiler_counter("number", (double)i);
    vais_profiler_mark("passed");
    vais_profiler_region_end("marked");
  }
}

static void say(const char *text) {
  if (write(1, text, strlen(text)) < 0)
    _exit(4);
}

int main(int count, char **arguments) {
  (void)arguments;
  VaisProfilerOptions sampling = VAIS_PROFILER_OPTIONS_DEFAULTS;
  sampling.mode = VAIS_PROFILER_MODE_SAMPLING;
  void *profiler = vais_profiler_create(NULL), *sampler = vais_profiler_create_with(&sampling);
  vais_profiler_start(profiler);
  vais_profiler_start(sampler);
  vais_profiler_record_sample(sampler, "early", 0);
  fillHeap();
  ENTER_FILTER(BY_SYSCALL, ALLOW(SYS_read), ALLOW(SYS_write), ALLOW(SYS_exit), ALLOW(SYS_exit_group),
               ALLOW(SYS_clone), ALLOW(SYS_wait4), ALLOW(SYS_set_robust_list), ALLOW(SYS_rseq),
               ALLOW(SYS_kill), ALLOW(SYS_getpid), ALLOW(SYS_rt_sigreturn), ALLOW(SYS_gettid),
               ALLOW(SYS_tgkill), ALLOW(SYS_rt_sigprocmask));
  vais_profiler_phase("sandboxed");
  work(1000);
  if (count > 1)
    raise(SIGUSR1);
  record(profiler);
  vais_profiler_stop(profiler);
  const VaisProfileStats stats = vais_profiler_get_stats(profiler);
  char text[200];
  snprintf(text, sizeof text, "seen %zu samples, %zu allocations of %zu bytes, peak %zu\n",
           stats.sample_count, stats.total_allocations, stats.total_allocated_bytes,
           stats.peak_allocated_bytes);
  say(text);
  if (fork() == 0) {
    inChild();
    say("child\n");
    exit(0);
  }
  wait(NULL);
  return 0;
}
