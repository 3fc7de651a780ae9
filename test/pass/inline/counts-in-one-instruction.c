// RUN: env VAIS_PROFILER_PASS_OPTIONS=inline=on %clang --target=x86_64-linux-gnu -O2 -S %s -o - | FileCheck %s
// RUN: env VAIS_PROFILER_PASS_OPTIONS=inline=on %clang --target=x86_64-linux-gnu -O2 -fPIC -S %s -o - | FileCheck %s

// The count goes up in memory, where no signal handler can come between load and store, and the
// slow paths stand behind the function's end.

// CHECK-LABEL: leaf:
// CHECK:         vais_profiler_switches@GOTPCREL(%rip)
// CHECK:         vais_profiler_thread_state@GOTTPOFF(%rip)
// CHECK:         {{addq|incq}} {{.*}}({{.*}})
// CHECK:         ret
// CHECK:         callq vais_profiler_record_enter_slowly
long leaf(long *p) { return *p * 7; }
