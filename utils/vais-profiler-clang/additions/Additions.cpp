/// Determines what profiling adds to a clang command line.

#include "utils/vais-profiler-clang/additions/Additions.h"

#include "utils/installation/Installation.h"
#include "utils/vais-profiler-clang/additions/Identity.h"

#include "contracts/Hooks.h"

namespace vais::profiler {

std::vector<std::string> argumentsBefore(const Request &request,
                                         const std::filesystem::path &plugin,
                                         const std::string &identity) {
  if (!request.readsSource)
    return {};
  // -idirafter: if the folder came first, one like /usr/include would hide headers of the C++
  // library. IR does not need it.
  std::vector<std::string> arguments = {"--start-no-unused-arguments",
                                        "-idirafter" + includeFolder().string()};
  // vaisc rewrites the entry point of the IR that it receives and expects a plain `define` there,
  // not `define dso_local`. Options on the command line come later and take precedence.
  if (request.makesIr)
    arguments.emplace_back("-fPIC");
  if (request.compiles) {
    arguments.push_back("-fpass-plugin=" + plugin.string());
    arguments.push_back(identityOption(identity));
  }
  arguments.emplace_back("--end-no-unused-arguments");
  return arguments;
}

std::vector<std::string> argumentsAfter(const Request &request, bool objectsFollow) {
  if (!request.links)
    return {};
  // Libraries for the linker, to which a preceding -x does not apply.
  std::vector<std::string> arguments = {"-Xlinker"};
  const std::filesystem::path folder = libraryFolder();
  if (request.linksShared) { // never a copy of its own, because a process has one runtime
    arguments.push_back((folder / VAIS_PROFILER_SHARED_NAME).string());
    arguments.push_back("-Wl,-rpath," + folder.string());
  } else if (request.start == ProgramStart::Own) {
    arguments.push_back((folder / VAIS_PROFILER_NOTHING_NAME).string());
    if (objectsFollow)
      arguments.emplace_back("-Wl,-u,vais_profiler_record_enter,-u,vais_profiler_switches,-u,"
                             "vais_profiler_mark,-u,vais_profiler_record_passed");
  } else {
    arguments.push_back((folder / VAIS_PROFILER_STATIC_NAME).string());
    // Links all of the runtime, for libraries that the program loads later.
    arguments.emplace_back("-Wl,-u,vais_profiler_create,-u,vais_profiler_global_init,"
                           "-u,vais_profiler_mark,-u,vais_profiler_process_interposed,"
                           "-u,vais_profiler_record_malloc,-u,vais_profiler_record_enter_site,"
                           "-u," VAIS_PROFILER_HOOKS_SYMBOL);
    // The start-up code of a static executable cannot bind exported thread-local variables.
    if (!request.linksStatic)
      arguments.emplace_back("-Wl,--export-dynamic-symbol=vais_profiler_*");
    if (objectsFollow)
      arguments.emplace_back("-Wl,-u,vais_profiler_record_enter,-u,vais_profiler_record_passed");
  }
  return arguments;
}

std::string passOptions(const Request &request, const char *users) {
  std::string options;
  // IR from an engine that compiles at -O0 is marked optnone throughout.
  if (request.optimizesIr)
    options = "optnone=drop";
  if (users && *users)
    options += (options.empty() ? "" : ";") + std::string(users);
  return options;
}

} // namespace vais::profiler
