// RUN: %enter && for flags in "" "-fno-pie -no-pie" "-fPIE -pie" "-ffunction-sections -Wl,--gc-sections" "-s" "-fvisibility=hidden"; do \
// RUN:   rm -f a a.vprof && %clang $flags %s -o a && %to=a.vprof ./a && \
// RUN:   %expect a.vprof -- "calls('work') == 1000" "calls('main') == 1" "nothing_dropped()" "report['program']['build_id'] or '$flags'" || exit 1; done

// Whatever kind of executable is made, it records.
static volatile int sink;
__attribute__((noinline)) static void work(void) { sink = 1; }
int main(void) {
  for (int i = 0; i < 1000; i++)
    work();
  return 0;
}
