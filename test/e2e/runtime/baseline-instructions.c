// REQUIRES: x86-64
// RUN: %enter
// RUN: %clang -O2 %s -o app
// RUN: for file in app %lib/libvais_profiler.a %lib/libvais_profiler.so %lib/libvais_profiler_malloc.so; do \
// RUN:   llvm-objdump -d --no-show-raw-insn $file > code.txt && grep -q "lfence" code.txt || [ $file = %lib/libvais_profiler_malloc.so ] || exit 1; \
// RUN:   ! grep -E "[[:space:]](rdtscp|rdpid|rdrand|rdseed|popcnt|lzcnt|cmpxchg16b|movbe|crc32|lahf|sahf|xgetbv|pshufb|ptest|(and|mul|pdep|pext|bzhi|blsr|rorx|shlx|shrx|sarx)[nxl]?x[lq])|%[yz]mm" code.txt || exit 1; done

// Neither the runtime nor the code inlined into programs uses an instruction that a processor may
// lack. RDTSCP, which valgrind does not offer on some machines, is no exception.
#include <stdlib.h>

__attribute__((noinline)) static void *keep(size_t size) { return malloc(size); }
int main(void) { free(keep(16)); }
