// RUN: %enter && %clang -O0 %s -o a && for limit in 1 2 3 4 5; do %to=$limit.vprof:max_contexts=$limit ./a && \
// RUN:   %expect $limit.vprof -- "calls('ping') == 501" "calls('pong') == 500" "edge('ping', 'pong') == 500" \
// RUN:   "edge('pong', 'ping') == 500" "edge('main', 'ping') == 1" "calls('self') == 101" "edge('self', 'self') == 100" \
// RUN:   "report['dropped']['calls'] == 0" || exit 1; done

// Recursion beyond the limit on contexts is counted exactly, too.
static void pong(int n);
static void ping(int n) {
  if (n)
    pong(n);
}
static void pong(int n) { ping(n - 1); }
static void self(int n) {
  if (n)
    self(n - 1);
}
int main(void) {
  ping(500);
  self(100);
  return 0;
}
