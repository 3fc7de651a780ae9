// RUN: %enter && %clang -O1 -fno-inline %s -o a && %clang -O0 %s -o b && %clang -O1 -fno-inline -fno-pic -no-pie %s -o c && \
// RUN:   %clang -O1 -fPIC -shared -DLIBRARY %s -o library.so && %clang -O1 -fno-inline -DPROGRAM %s -o d ./library.so && \
// RUN:   (%clang -O1 -fno-inline -static %s -o e || cp a e) && (%clang -O1 -fno-inline -static-pie %s -o f || cp a f)
// RUN: for program in a b c d e f; do for options in time=none time=exact mode=trace; do rm -f a.vprof && %to=a.vprof:$options ./$program && \
// RUN:   %expect a.vprof -- "calls('chosen') == edge('main', 'chosen') == 300" "edge('chosen', 'leaf') == calls('leaf') == 300" \
// RUN:     "calls('refused') == calls('choose') == calls('preference') == 0" "nothing_dropped()" || exit 1; done; done

// Functions that a resolver chooses when the program or library is loaded are counted under their own names, however it
// is linked. The resolver runs before there is anything to record with, and is not instrumented.
int pick(int n);
#ifndef PROGRAM
static volatile int sink;
static int leaf(int n) { return sink = n; }
static int chosen(int n) { return leaf(n) + 1; }
static int refused(int n) { return leaf(n) + 2; }
static int preference(void) { return 1; }
typedef int Pick(int);
static Pick *choose(void) { return preference() ? chosen : refused; }
int pick(int n) __attribute__((ifunc("choose")));
#endif
#ifndef LIBRARY
int main(void) {
  int sum = 0;
  for (int n = 0; n < 300; n++)
    sum += pick(n);
  return sum != 300 * 299 / 2 + 300;
}
#endif
