// C code as the direct engine of a Vais compiler emits it, with a function that is inlined if anything is.

static long small(long n) { return n + 1; }
long main(void) {
  long n = 0;
  while (n < 100)
    n = small(n);
  return n - 100;
}
