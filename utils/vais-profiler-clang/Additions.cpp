/// What profiling adds to a clang command line.

#include "Additions.h"

#include "ClangVersion.h"
#include "Installation.h"

#include "vais_profiler/Hooks.h"

namespace vais::profiler {

std::vector<std::string> argumentsBefore(const CommandLine &line, const std::string &clang) {
  std::vector<std::string> arguments;
  if (!line.hasInput || !line.hasSourceInput)
    return arguments;
  // vaisc rewrites the entry point of the IR it gets: that needs plain `define`, not
  // `define dso_local`, even where no code is made yet.
  if (!line.choosesPic)
    arguments.emplace_back("-fPIC");
  // Behind all others: in front, a folder like /usr/include would hide headers of the C++ library.
  // IR has no use for it.
  arguments.insert(arguments.end(),
                   {"--start-no-unused-arguments", "-idirafter" + includeFolder().string(),
                    "--end-no-unused-arguments"});
  if (line.compiles)
    arguments.push_back("-fpass-plugin=" + pluginFor(clangMajorVersion(clang)).string());
  return arguments;
}

bool linksRuntime(const CommandLine &line) { return line.hasInput && line.links; }

std::vector<std::string> argumentsAfter(const CommandLine &line, ProgramStart start) {
  if (!linksRuntime(line))
    return {};
  // Libraries for the linker, to which a -x in force does not apply.
  std::vector<std::string> arguments = {"-Xlinker"};
  const std::filesystem::path folder = libraryFolder();
  if (line.linksShared) { // never a copy of its own: one runtime per process
    arguments.push_back((folder / VAIS_PROFILER_SHARED_NAME).string());
    arguments.push_back("-Wl,-rpath," + folder.string());
  } else if (start == ProgramStart::Own) {
    arguments.push_back((folder / VAIS_PROFILER_NOTHING_NAME).string());
    if (line.optionsEnd < line.arguments.size()) // objects stand behind the library
      arguments.emplace_back("-Wl,-u,vais_profiler_record_enter,-u,vais_profiler_switches,-u,"
                             "vais_profiler_mark");
  } else {
    arguments.push_back((folder / VAIS_PROFILER_STATIC_NAME).string());
    // All of it, for libraries that the program loads later.
    arguments.emplace_back("-Wl,-u,vais_profiler_create,-u,vais_profiler_global_init,"
                           "-u,vais_profiler_mark,-u,vais_profiler_process_interposed,"
                           "-u,vais_profiler_record_malloc,-u,vais_profiler_record_enter_site,"
                           "-u," VAIS_PROFILER_HOOKS_SYMBOL);
    // Start-up code of a static executable cannot bind exported thread-local variables.
    if (!line.linksStatic)
      arguments.emplace_back("-Wl,--export-dynamic-symbol=vais_profiler_*");
    if (line.optionsEnd < line.arguments.size()) // objects stand behind the library
      arguments.emplace_back("-Wl,-u,vais_profiler_record_enter");
  }
  return arguments;
}

std::string passOptions(const CommandLine &line, const char *users) {
  std::string options;
  // IR from an engine that compiles at -O0 is marked optnone throughout.
  if (line.optimizes && line.hasIrInput)
    options = "optnone=drop";
  if (users && *users)
    options += (options.empty() ? "" : ";") + std::string(users);
  return options;
}

} // namespace vais::profiler
