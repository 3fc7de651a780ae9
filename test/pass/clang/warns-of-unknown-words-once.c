// RUN: env VAIS_PROFILER_PASS_OPTIONS=pint=early %clang -O0 -c %s -o %t.o 2>&1 | FileCheck %s --implicit-check-not=warning:

// Clang shows the warning as one of its own and compiles the file.

// CHECK: warning: vais-profiler: VAIS_PROFILER_PASS_OPTIONS: unknown option 'pint=early': did you mean 'point=early'?
int answer(void) { return 42; }
