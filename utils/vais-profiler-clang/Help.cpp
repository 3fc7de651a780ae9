/// Defines the help text.

#include "utils/vais-profiler-clang/Help.h"

namespace vais::profiler {

const char *const kHelp =
    R"(Runs clang in such a way that what it compiles and links can be profiled.
Usage: vais-profiler-clang [CLANG OPTIONS] FILE...
       vais-profiler-clang++ [CLANG OPTIONS] FILE...

The wrapper takes clang's arguments, adds the pass plugin where code is compiled and the runtime where a
program or library is linked, and then becomes clang. It can therefore serve as CC and CXX of any build, and as
--clang of vaisc. When it is called as vais-profiler-clang++ it becomes clang++.

Options:
  --help                      Print this help and clang's own
  --help-vais-profiler        Print only this help
  --version                   Print clang's version, then the versions of vais-profiler-clang, its plugins and
                              the formats
  --version-vais-profiler     Print only the latter

  --vais-profiler-O2          Compile IR at -O2, whatever else the command line says, and IR in which all
                              functions are marked optnone, as that of vaisc, without these marks
  --vais-profiler-pgo         Count the control flow as well, for vais-profiler export and then
                              --vais-profiler-use; with =atomic, exactly in several threads, too
  --vais-profiler-use=FILE    Optimise by the profile that vais-profiler export wrote; nothing is instrumented
  --vais-profiler-defaults=OPTIONS
                              Options that the program has unless VAIS_PROFILER_OPTIONS says otherwise

Exit status:
  That of clang; 1 if there is no clang that runs or no plugin for its version

Environment:
  VAIS_PROFILER_CLANG         The clang to run, by name or path; there must be a plugin for its version.
                              Default: clang
  VAIS_PROFILER_CLANG_OPTIONS Options of the wrapper's own, separated by spaces, for callers that cannot pass
                              any
  VAIS_PROFILER_PASS_OPTIONS  What is instrumented and how: key=value, separated by semicolons, as in the
                              pipeline of opt

Examples:
  vais-profiler-clang -O2 app.c -o app
  VAIS_PROFILER_CLANG=clang-19 vais-profiler-clang++ -O2 app.cpp -o app
  make CC=vais-profiler-clang CXX=vais-profiler-clang++
  vaisc build app.vais -o app --clang vais-profiler-clang
)";

} // namespace vais::profiler
