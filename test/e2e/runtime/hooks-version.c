// RUN: %enter && %clang -O0 -S %s -o a.s
// RUN: grep -q vais_profiler_hooks_5 a.s && sed 's/vais_profiler_hooks_5/vais_profiler_hooks_77/' a.s > other.s
// RUN: %clang a.s -o a && ! %clang other.s -o other 2> said.txt
// RUN: grep -q "undefined reference to .vais_profiler_hooks_77" said.txt

// Code instrumented for another version of the hooks fails to link, with a message that names the version.
int main(void) { return 0; }
