// RUN: %enter && %plain-clangxx -DELSEWHERE -O1 -c %s -o elsewhere.o && %clangxx -O1 %s elsewhere.o -o a
// RUN: %profiler run -o a.vprof --memory=exact --alloc-scope=process -- ./a 2> said.txt
// RUN: %expect a.vprof -- "memory('work') == (200, 20000, 100)" "value('work', 'live_bytes') == 10000"
// RUN: for library in %malloc-libraries; do env LD_PRELOAD=$library %profiler run -o b.vprof --memory=exact \
// RUN:   --alloc-scope=process -- ./a 2> said.txt && \
// RUN:   %expect b.vprof -- "memory('work') == (200, 20000, 100)" "value('work', 'live_bytes') == 10000" || exit 1; done

// operator new counts once, whether it calls malloc, like that of libstdc++, or allocates itself,
// like those that some allocators define.
#ifdef ELSEWHERE
char *make() { return new char[100]; }
void drop(char *block) { delete[] block; }
#else
char *make();
void drop(char *block);
extern "C" __attribute__((noinline)) void work() {
  for (int i = 0; i < 100; ++i) {
    make();
    drop(make());
  }
  asm volatile("");
}
int main() {
  work();
  return 0;
}
#endif
