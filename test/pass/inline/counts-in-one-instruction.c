// RUN: env VAIS_PROFILER_PASS_OPTIONS="inline=on;calls=hooks" %clang --target=x86_64-linux-gnu -O2 -S %s -o - | FileCheck %s
// RUN: env VAIS_PROFILER_PASS_OPTIONS="inline=on;calls=hooks" %clang --target=x86_64-linux-gnu -O2 -fPIC -S %s -o - | FileCheck %s

// The count is incremented in memory, where no signal handler can intervene between load and store,
// and slow paths are placed after the end of the function.

// CHECK-LABEL: leaf:
// CHECK:         vais_profiler_switches@GOTPCREL(%rip)
// CHECK:         vais_profiler_thread_state@GOTTPOFF(%rip)
// CHECK:         {{addq|incq}} {{.*}}({{.*}})
// CHECK:         ret
// CHECK:         callq vais_profiler_record_enter_slowly
long leaf(long *p) { return *p * 7; }
