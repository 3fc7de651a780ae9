// RUN: %enter && env VAIS_PROFILER_PASS_OPTIONS="inline=on;calls=hooks" %clang -O2 -fno-inline -c %s -o a.o && nm -u a.o > needs.txt
// RUN: grep -q vais_profiler_switches needs.txt && ! grep -E "vais_profiler_record_(enter|exit)$" needs.txt
// RUN: for flags in "" "-fno-pie -no-pie" "-fPIE -pie" "-ffunction-sections -Wl,--gc-sections" "-s" "-fvisibility=hidden" "-mcmodel=large"; do \
// RUN:   rm -f a a.vprof && env VAIS_PROFILER_PASS_OPTIONS="inline=on;calls=hooks" %clang -O2 -fno-inline $flags %s -o a && %to=a.vprof ./a && \
// RUN:   %expect a.vprof -- "calls('work') == 1000" "edge('main', 'work') == 1000" "nothing_dropped()" || exit 1; done

// Inlined hooks find the runtime in every kind of executable.
static volatile int sink;
static void work(void) { sink = 1; }
int main(void) {
  for (int i = 0; i < 1000; i++)
    work();
  return 0;
}
