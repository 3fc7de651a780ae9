// RUN: %enter && %clang -O0 %s -o a
// RUN: env VAIS_PROFILER_OPTIONS=output=a.vprof:tmie=none:time=sampeld:max_contexts=none:max_contexts=0:memroy ./a 2> said.txt
// RUN: FileCheck %s --match-full-lines < said.txt && test $(wc -l < said.txt) -eq 5
// RUN: %expect a.vprof -- "calls('main') == 1" "report['program']['time_mode'] == 'sampled'"

// For an unknown option or value the nearest valid one is named, for a value out of bounds the
// bounds. The default remains in effect, and the program runs.
// CHECK: vais-profiler: VAIS_PROFILER_OPTIONS: unknown option 'tmie'; did you mean 'time'?
// CHECK-NEXT: vais-profiler: VAIS_PROFILER_OPTIONS: time: unknown value 'sampeld'; did you mean 'sampled'?
// CHECK-NEXT: vais-profiler: VAIS_PROFILER_OPTIONS: max_contexts: expected a number from 1 to 1073741824, found 'none'
// CHECK-NEXT: vais-profiler: VAIS_PROFILER_OPTIONS: max_contexts: expected a number from 1 to 1073741824, found '0'
// CHECK-NEXT: vais-profiler: VAIS_PROFILER_OPTIONS: unknown option 'memroy'; did you mean 'memory'?
int main(void) { return 0; }
