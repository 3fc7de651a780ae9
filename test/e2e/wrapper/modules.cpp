// RUN: %enter && for suffix in cppm c++m; do cp %s m.$suffix && printf 'import m;\nint main() { return work(10) == 285 ? 0 : 1; }' > use.cpp && \
// RUN:   %clangxx -std=c++20 --precompile m.$suffix -o m.pcm && %clangxx -std=c++20 -c m.pcm -o m.o && \
// RUN:   %clangxx -std=c++20 -fprebuilt-module-path=. use.cpp m.o -o a && %to=a.vprof ./a && \
// RUN:   %expect a.vprof -- "any(f['calls'] == 1 for f in report['functions'] if 'work' in f['name'])" "calls('main') == 1" || exit 1; done

// A module unit is instrumented when its compiled form is translated to machine code.
export module m;
export int work(int n) {
  int sum = 0;
  for (int i = 0; i < n; i++)
    sum += i * i;
  return sum;
}
