/// The text of the help.

#include "utils/vais-profiler-clang/Help.h"

namespace vais::profiler {

const char *const kHelp =
    R"(Runs clang such that what it compiles and links can be profiled.
Usage: vais-profiler-clang [CLANG OPTIONS] FILE...
       vais-profiler-clang++ [CLANG OPTIONS] FILE...

It takes clang's arguments, adds the pass plugin where code is compiled and the runtime where a program or
library is linked, and becomes clang. So it serves as CC and CXX of any build, and for vaisc as --clang. Called
as vais-profiler-clang++ it is clang++.

Options:
  --help                      Print this and clang's own help
  --help-vais-profiler        Print this alone

Environment:
  VAIS_PROFILER_CLANG         The clang to run, by name or path, of a version that there is a plugin for.
                              Default: clang
  VAIS_PROFILER_PASS_OPTIONS  What is instrumented and how: key=value, with semicolons between, as in the
                              pipeline of opt

Examples:
  vais-profiler-clang -O2 app.c -o app
  VAIS_PROFILER_CLANG=clang-19 vais-profiler-clang++ -O2 app.cpp -o app
  make CC=vais-profiler-clang CXX=vais-profiler-clang++
  vaisc build app.vais -o app --clang vais-profiler-clang
)";

} // namespace vais::profiler
