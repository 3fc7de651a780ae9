// REQUIRES: static
// RUN: %enter && for how in "-nostdlib -static" "-nostartfiles -static" "-nostdlib -static-pie" "-nostdlib -no-pie" "-nostdlib -Wl,--no-dynamic-linker"; do \
// RUN:   for pass in inline=auto inline=off inline=on; do rm -f a && \
// RUN:   env VAIS_PROFILER_PASS_OPTIONS=$pass %clang -O1 $how %s -o a 2> said.txt && grep -q "note: .*nothing is recorded" said.txt && ./a || exit 1; done; done
// RUN: ! ls *.vprof
// RUN: %clang -O1 -c %s -o a.o && %clang -nostdlib -static -o a -- a.o && ./a && %clang -nostdlib -r a.o -o b.o && %clang -no-pie -nostdlib -Wl,-r a.o -o c.o
// RUN: nm b.o c.o | grep -c "U vais_profiler_record_enter" | grep -x 2

// If nothing sets up thread-local storage, a program links and runs, and the wrapper says that it
// does not record.

// RUN: for how in "-nostdlib -pie" "-nostartfiles -pie"; do rm -f a && %clang -O1 -fno-inline $how %s -o a 2> said.txt && \
// RUN:   grep -q "note: .*recording begins" said.txt && %to=a.vprof ./a && %expect a.vprof -- "edge('begin', 'work') == 1" "calls('work') == 1" || exit 1; done

// After the dynamic linker, which sets up thread-local storage, it records.

// RUN: for file in crt1.o crti.o crtn.o; do %plain-clang -print-file-name=$file >> start.txt || exit 1; done && echo 'int work(int x) { return x; } int main(void) { return work(0); }' > b.c
// RUN: %clang -O0 -static -nostdlib $(cat start.txt) b.c -Wl,--start-group -lc -lgcc -lgcc_eh -Wl,--end-group -o b 2> said.txt && test ! -s said.txt
// RUN: %to=b.vprof ./b && %expect b.vprof -- "edge('main', 'work') == 1" "report['program']['state'] == 'exited'"
// RUN: %clang -O0 -Wl,-nostdlib b.c -o c 2> said.txt && test ! -s said.txt && %to=c.vprof ./c && %expect c.vprof -- "edge('main', 'work') == 1"

// It also does if the command line itself names the start files of a C library.
#include <vais_profiler.h>
static long exit_with(long status) {
#if defined(__x86_64__)
  long result;
  __asm__ volatile("syscall" : "=a"(result) : "a"(231L), "D"(status) : "rcx", "r11", "memory");
  return result;
#else
  register long number __asm__("x8") = 94, result __asm__("x0") = status;
  __asm__ volatile("svc 0" : "+r"(result) : "r"(number) : "memory");
  return result;
#endif
}
int work(int x) {
  vais_profiler_mark("working");
  return x + 7;
}
void begin(void) {
  volatile int result = work(35);
  exit_with(result == 42 ? 0 : 1);
}
#if defined(__x86_64__)
__asm__(".globl _start\n_start: xor %ebp, %ebp\n and $-16, %rsp\n call begin\n hlt\n");
#else
__asm__(".globl _start\n_start: bl begin\n");
#endif
