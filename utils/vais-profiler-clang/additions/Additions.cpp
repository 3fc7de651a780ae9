/// Determines what profiling adds to a clang command line.

#include "utils/vais-profiler-clang/additions/Additions.h"

#include "utils/installation/Installation.h"
#include "utils/vais-profiler-clang/additions/Identity.h"

#include "contracts/Hooks.h"

namespace vais::profiler {

namespace {

bool countsEdges(const std::string &passOptions) {
  const std::string words = ";" + passOptions + ";";
  return words.find(";count=edges;") != std::string::npos;
}

/// Returns the arguments by which clang counts the control flow, or optimises by such counts.
std::vector<std::string> profileArguments(const Request &request, const OwnOptions &own,
                                          bool countsEdges) {
  std::vector<std::string> arguments;
  if (countsEdges)
    arguments = {"-Xclang", "-fprofile-instrument=llvm"};
  if (own.countsAtomically)
    arguments.insert(arguments.end(), {"-mllvm", "-instrprof-atomic-counter-update-all"});
  if (!own.profile.empty()) // the plugin counts functions that have changed, in one message
    arguments.insert(arguments.end(),
                     {"-fprofile-use=" + own.profile, "-mllvm", "-no-pgo-warn-mismatch"});
  // The files of vaisc are in a folder whose name changes, and would be part of function names.
  if (!arguments.empty() && request.compilesIr)
    arguments.insert(arguments.end(), {"-mllvm", "-static-func-full-module-prefix=false"});
  return arguments;
}

/// Returns the runtime for a program that calls it itself, if it does.
std::vector<std::string> runtimeIfCalled(const Request &request) {
  const std::filesystem::path folder = libraryFolder();
  if (!request.linksShared)
    return {"-Xlinker", (folder / VAIS_PROFILER_STATIC_NAME).string()};
  return {"-Wl,--push-state,--as-needed", "-Xlinker", (folder / VAIS_PROFILER_SHARED_NAME).string(),
          "-Wl,--pop-state", "-Wl,-rpath," + folder.string()};
}

} // namespace

std::vector<std::string> argumentsBefore(const Request &request, const OwnOptions &own,
                                         const std::filesystem::path &plugin,
                                         const std::string &passOptions,
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
    const std::vector<std::string> more = profileArguments(request, own, countsEdges(passOptions));
    arguments.insert(arguments.end(), more.begin(), more.end());
  }
  arguments.emplace_back("--end-no-unused-arguments");
  return arguments;
}

std::vector<std::string> argumentsAfter(const Request &request, const OwnOptions &own,
                                        bool objectsFollow) {
  if (!request.links)
    return {};
  if (!own.profile.empty())
    return runtimeIfCalled(request);
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
                           "-u,vais_profiler_record_counters,-u," VAIS_PROFILER_HOOKS_SYMBOL);
    // The start-up code of a static executable cannot bind exported thread-local variables.
    if (!request.linksStatic)
      arguments.emplace_back("-Wl,--export-dynamic-symbol=vais_profiler_*");
    if (objectsFollow)
      arguments.emplace_back("-Wl,-u,vais_profiler_record_enter,-u,vais_profiler_record_passed");
  }
  return arguments;
}

std::string passOptions(const Request &request, const OwnOptions &own, const char *users) {
  std::string options;
  const auto add = [&options](const char *option) {
    options += (options.empty() ? "" : ";") + std::string(option);
  };
  // IR from an engine that compiles at -O0 is marked optnone throughout.
  if (request.optimizesIr)
    add("optnone=drop");
  if (own.countsEdges)
    add("count=edges");
  if (!own.profile.empty())
    add("use-profile");
  if (users && *users)
    options += (options.empty() ? "" : ";") + std::string(users);
  return options;
}

} // namespace vais::profiler
