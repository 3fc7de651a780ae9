// A function inlined into a function, and so on, more often than any program needs.
static volatile int sink;

template <int Depth> inline __attribute__((always_inline)) void down() {
  down<Depth - 1>();
  sink = Depth;
}

template <> inline __attribute__((always_inline)) void down<0>() { sink = 0; }

__attribute__((noinline)) void deep() { down<400>(); }

int main() { deep(); }
