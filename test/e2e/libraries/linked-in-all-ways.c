// REQUIRES: lto
// RUN: %enter && echo '{ global: main; local: *; };' > hidden.map
// RUN: build() { name=$1; shift; %clang "$@" %s -o $name || exit 1; }; sections="-O2 -ffunction-sections -fdata-sections"; \
// RUN: build folded $sections %same-lld -Wl,--icf=all && build folded0 -O0 -ffunction-sections %same-lld -Wl,--icf=all && \
// RUN: build collected $sections %same-lld -Wl,--icf=all -Wl,--gc-sections -Wl,-O2 && \
// RUN: build packed $sections %same-lld -Wl,-z,relro,-z,now && \
// RUN: build apart $sections %same-lld -Wl,-z,separate-code -Wl,--no-rosegment && \
// RUN: build hidden -O2 -Wl,--version-script=hidden.map && build hiddenByLld -O2 %same-lld -Wl,--version-script=hidden.map -Wl,--gc-sections && \
// RUN: build symbolic -O2 -Wl,-Bsymbolic -Wl,--as-needed && build unordered -O2 -Wl,--sort-section=alignment -Wl,--hash-style=sysv && \
// RUN: if command -v mold; then build byMold $sections -fuse-ld=mold -Wl,--icf=all -Wl,--gc-sections; fi && \
// RUN: for program in folded folded0 collected packed apart hidden hiddenByLld symbolic unordered $(ls | grep -x byMold); do \
// RUN:   for time in none exact; do %to=a.vprof:time=$time ./$program && %expect a.vprof -- "calls('one') == 100" "calls('twin') == 200" \
// RUN:     "edge('main', 'one') == 100" "edge('main', 'twin') == 200" "calls('unused') == 0" "all_calls() == 301" "nothing_dropped()" || exit 1; \
// RUN:   rm a.vprof; done; done

// Linkers that fold identical functions, drop unused ones, hide symbols or rearrange sections keep what belongs to a
// function with it: two functions of the same code are still counted apart.
static volatile int sink;
#define NOINLINE __attribute__((noinline))
NOINLINE int one(int n) { return sink = n + 1; }
NOINLINE int twin(int n) { return sink = n + 1; }
NOINLINE int unused(int n) { return one(n) + twin(n); }
int main(void) {
  int sum = 0;
  for (int n = 0; n < 100; n++)
    sum += one(n) + twin(n) + twin(n);
  return sum != 3 * 100 * 99 / 2 + 300;
}
