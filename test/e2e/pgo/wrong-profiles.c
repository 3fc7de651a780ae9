// RUN: %enter && cp %s a.c && %clang -O2 --vais-profiler-pgo a.c -o a && %to=a.vprof ./a && %profiler export a.vprof -o a.profdata
// RUN: %clang -O2 --vais-profiler-use=a.profdata -DCHANGED a.c -o b 2>said && grep -q "warning: vais-profiler: 1 function of [0-9]* in a.c changed since the profile was recorded, and is not optimised by it" said
// RUN: ! grep -q "remark" said && %clang -O2 --vais-profiler-use=a.profdata -DCHANGED -Rpass-missed=vais-profiler a.c -o b 2>said && grep -q "remark: work has changed since the profile was recorded" said
// RUN: echo 'int other(int n) { return n; }' >other.c && %clang -O2 --vais-profiler-use=a.profdata -c other.c 2>said && grep -q "warning: vais-profiler: the profile has none of the 1 function of other.c: is it that of another program?" said
// RUN: ! %clang --vais-profiler-use=missing.profdata -c a.c 2>said && grep -q "missing.profdata: expected a profile made by vais-profiler export, found No such file" said
// RUN: ! %clang --vais-profiler-use=a.vprof -c a.c 2>said && grep -q "a.vprof: expected a profile made by vais-profiler export, found one that is not exported yet: vais-profiler export a.vprof -o app.profdata" said
// RUN: ! %clang --vais-profiler-use=a -c a.c 2>said && grep -q "found another kind of file" said
// RUN: %profiler export a.vprof --format proftext -o a.proftext && ! %clang --vais-profiler-use=a.proftext -c a.c 2>said && grep -q "found text, which clang does not read" said
// RUN: head -c 200 a.profdata >short.profdata && ! %clang -O2 --vais-profiler-use=short.profdata -c a.c 2>said && grep -q "short.profdata: expected a profile made by vais-profiler export, found a truncated one" said
// RUN: %python -c "b = bytearray(open('a.profdata', 'rb').read()); b[8] = 99; open('new.profdata', 'wb').write(b)" && ! %clang -O2 --vais-profiler-use=new.profdata -c a.c 2>said && grep -q "new.profdata.*version" said
// RUN: ! %clang --vais-profiler-use=a.profdata --vais-profiler-pgo -c a.c 2>said && grep -q "expected --vais-profiler-pgo to make a profile or --vais-profiler-use=FILE to use it, found both" said
// RUN: ! %clang --vais-profiler-use= -c a.c 2>said && grep -q "found --vais-profiler-use=" said
// RUN: %clang -O2 a.c -o plain && %to=plain.vprof ./plain && ! %profiler export plain.vprof -o x 2>said && grep -q "plain.vprof: expected counters of the control flow (count=edges), found none" said
// RUN: head -c 9000 a.vprof >short.vprof && ! %profiler export short.vprof -o x 2>said && grep -q "short.vprof: expected" said && ! test -e x
// RUN: env VAIS_PROFILER_PASS_OPTIONS=count=edges %clang -O2 a.c -o by-option && %to=o.vprof ./by-option && %profiler export o.vprof --format proftext | grep -v "^:" >by-option.txt && %profiler export a.vprof --format proftext | grep -v "^:" | diff - by-option.txt

// Profiles that do not fit, are damaged or are of another kind are named, with what is wrong.
__attribute__((noinline)) static int work(int n) {
#ifdef CHANGED
  if (n == 7)
    return 3;
#endif
  return n * 2;
}
int main(int argc, char **argv) {
  int sum = 0;
  for (int i = 0; i < 100; i++)
    sum += i % 3 ? work(i + argc) : argv[0][0];
  return sum == 1;
}
