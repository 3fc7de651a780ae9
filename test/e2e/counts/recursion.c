// RUN: %enter && %clang -O0 %s -o a
// RUN: for time in none sampled exact; do %to=$time.vprof:time=$time ./a || exit 1; done
// RUN: for time in none sampled exact; do %expect $time.vprof -- "calls('ping') == 10001" \
// RUN:   "calls('pong') == 10000" "edge('ping', 'pong') == 10000" "edge('pong', 'ping') == 10000" \
// RUN:   "calls('ackermann') == 172233" "edge('main', 'ackermann') == 1" "nothing_dropped()" || exit 1; done
// RUN: test $(stat -c %%s none.vprof) -lt 300000

// In direct and mutual recursion each edge has its own count, and depth costs no contexts.
static void pong(int n);
static void ping(int n) {
  if (n)
    pong(n);
}
static void pong(int n) { ping(n - 1); }
static int ackermann(int m, int n) {
  if (!m)
    return n + 1;
  return ackermann(m - 1, n ? ackermann(m, n - 1) : 1);
}
int main(void) {
  ping(10000);
  return ackermann(3, 6) != 509;
}
