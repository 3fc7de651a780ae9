
LINKAGE void onSignal(int number);
LINKAGE void quit(uint64_t value) __attribute__((noreturn));
LINKAGE int compare(const void *left, const void *right);
LINKAGE void onJump(int number);
LINKAGE void *work(void *argument);
#if !defined(UNIT) || UNIT == 1
LINKAGE __attribute__((noinline)) void onSignal(int number) { mix((uint64_t)number); }
UNSEEN __attribute__((constructor(101))) static void prepare(void) {
  signal(SIGUSR1, onSignal);
  signal(SIGUSR2, onJump);
}
LINKAGE __attribute__((noinline)) void onJump(int number) {
  mix((uint64_t)number);
  siglongjmp(*jumpTo, 2);
}
LINKAGE __attribute__((noinline)) void quit(uint64_t value) {
  mix(value);
  exit((int)(value & 63));
}
LINKAGE __attribute__((noinline)) int compare(const void *left, const void *right) {
  EDGE(sorter, COMPARE);
  unsigned long l = *(const unsigned long *)left, r = *(const unsigned long *)right;
  return l < r ? -1 : l > r;
}
#endif
