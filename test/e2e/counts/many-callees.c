// RUN: %enter && %clang -O0 %s -o a && %to=a.vprof ./a
// RUN: %expect a.vprof -- "all(calls('f%d' % i) == 10 for i in range(1000, 2000))" \
// RUN:   "all(edge('main', 'f%d' % i) == 10 for i in range(1000, 2000))" "all_calls() == 10001" "nothing_dropped()"

// A caller of a thousand functions keeps an exact edge to each.
#define TEN(M, n) M(n##0) M(n##1) M(n##2) M(n##3) M(n##4) M(n##5) M(n##6) M(n##7) M(n##8) M(n##9)
#define HUNDRED(M, n)                                                                              \
  TEN(M, n##0) TEN(M, n##1) TEN(M, n##2) TEN(M, n##3) TEN(M, n##4)                                 \
  TEN(M, n##5) TEN(M, n##6) TEN(M, n##7) TEN(M, n##8) TEN(M, n##9)
#define THOUSAND(M)                                                                                \
  HUNDRED(M, 10) HUNDRED(M, 11) HUNDRED(M, 12) HUNDRED(M, 13) HUNDRED(M, 14)                       \
  HUNDRED(M, 15) HUNDRED(M, 16) HUNDRED(M, 17) HUNDRED(M, 18) HUNDRED(M, 19)
#define DEFINE(n) static void f##n(void) {}
#define CALL(n) f##n();
THOUSAND(DEFINE)
int main(void) {
  for (int i = 0; i < 10; i++) {
    THOUSAND(CALL)
  }
  return 0;
}
