// RUN: %enter
// RUN: for level in 0 2; do %clangxx -std=c++17 -O$level %s -o a$level && %to=a$level.vprof ./a$level || exit 1; done
// RUN: for level in 0 2; do %expect a$level.vprof -- "memory('one') == (10, 80, 10)" "memory('many') == (1, 400, 1)" \
// RUN:   "memory('aligned') == (1, 128, 1)" "memory('impossible') == (0, 0, 0)" "memory('quiet') == (0, 0, 0)" \
// RUN:   "report['memory']['total_allocations'] == 12" "calls('impossible') == 1" || exit 1; done

// new and delete, also for arrays and with alignment; a new that throws is not an allocation.
#include <new>
#define NOINLINE __attribute__((noinline))
static void *volatile sink;
template <class T> static T *keep(T *block) {
  sink = block;
  return block;
}
struct alignas(128) Wide {
  char bytes[128];
};
extern "C" NOINLINE void one() {
  for (int i = 0; i < 10; ++i)
    delete keep(new long);
}
extern "C" NOINLINE void many() { delete[] keep(new int[100]); }
extern "C" NOINLINE void aligned() { delete keep(new Wide); }
static volatile unsigned long huge = 1ul << 62;
extern "C" NOINLINE void impossible() {
  try {
    keep(::operator new(huge));
  } catch (const std::bad_alloc &) {
  }
}
extern "C" NOINLINE void quiet() { keep(::operator new(huge, std::nothrow)); }
int main() {
  one();
  many();
  aligned();
  impossible();
  quiet();
}
