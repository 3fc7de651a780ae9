// C code as the direct engine of a Vais compiler emits it.

static long twice(long n) { return 2 * n; }
long main(void) {
  long sum = 0;
  for (long i = 0; i < 10; i++)
    sum += twice(i);
  return sum - 90;
}
