// RUN: %enter
// RUN: for level in 0 2; do %clangxx -std=c++17 -fsized-deallocation -fno-builtin -O$level %s -o a$level && %to=a.vprof:memory=exact ./a$level fail && \
// RUN:   %expect a.vprof -- "memory('makes') == (80, 6880, 0)" "memory('drops') == (0, 0, 120)" "memory('fails') == (0, 0, 0)" \
// RUN:     "value('makes', 'live_blocks') == 0" "report['memory']['unseen_frees'] == 0" "memory('makes_more') == (40, 3440, 0)" || exit 1; done
// RUN: for library in "" %malloc-libraries; do env LD_PRELOAD=$library %profiler run -o p.vprof --memory=exact --alloc-scope=process -- ./a2 2> said.txt && \
// RUN:   %expect p.vprof -- "memory('makes')[0] == 80" "memory('drops') == (0, 0, 120)" "value('makes', 'live_blocks') == 0" "report['memory']['missed_frees'] == 0" || exit 1; done

// Every form of operator new is an allocation and every form of operator delete a free, once each.
// How many bytes those of libstdc++ request from aligned_alloc is not checked.
#include <new>
#define NOINLINE extern "C" __attribute__((noinline))
static constexpr auto kAlign = std::align_val_t(64);
static void *blocks[12];
NOINLINE void makes() { // 8 blocks of 86 bytes on average
  blocks[0] = operator new(50);
  blocks[1] = operator new[](60);
  blocks[2] = operator new(70, std::nothrow);
  blocks[3] = operator new[](80, std::nothrow);
  blocks[4] = operator new(90, kAlign);
  blocks[5] = operator new[](100, kAlign);
  blocks[6] = operator new(110, kAlign, std::nothrow);
  blocks[7] = operator new[](128, kAlign, std::nothrow);
}
NOINLINE void makes_more() {
  blocks[8] = operator new(50);
  blocks[9] = operator new[](60);
  blocks[10] = operator new(106, kAlign);
  blocks[11] = operator new[](128, kAlign);
}
NOINLINE void drops() {
  operator delete(blocks[0]);
  operator delete[](blocks[1]);
  operator delete(blocks[2], std::nothrow);
  operator delete[](blocks[3], std::nothrow);
  operator delete(blocks[4], kAlign);
  operator delete[](blocks[5], kAlign);
  operator delete(blocks[6], kAlign, std::nothrow);
  operator delete[](blocks[7], kAlign, std::nothrow);
  operator delete(blocks[8], 50);
  operator delete[](blocks[9], 60);
  operator delete(blocks[10], 106, kAlign);
  operator delete[](blocks[11], 128, kAlign);
}
static volatile unsigned long huge = 1ul << 62;
NOINLINE void fails() {
  for (int i = 0; i < 4; ++i)
    try {
      blocks[0] = i == 0   ? operator new(huge)
                  : i == 1 ? operator new[](huge)
                  : i == 2 ? operator new(huge, kAlign)
                           : operator new[](huge, kAlign);
    } catch (const std::bad_alloc &) {
    }
  blocks[0] = operator new(huge, std::nothrow);
}
int main(int count, char **) {
  for (int i = 0; i < 10; ++i) {
    makes();
    makes_more();
    drops();
  }
  if (count > 1) // mimalloc aborts where it should throw
    fails();
}
