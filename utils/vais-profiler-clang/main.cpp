/// vais-profiler-clang: clang, with profiling. Takes clang's arguments and is what `vaisc --clang`,
/// $CLANG or $CC may name. Called as vais-profiler-clang++ it is clang++.

#include "Additions.h"
#include "CommandLine.h"

#include <cerrno>
#include <cstddef>
#include <cstdlib>
#include <cstring>
#include <iostream>
#include <string>
#include <unistd.h>
#include <vector>

namespace {

constexpr const char *kClangVariable = "VAIS_PROFILER_CLANG";
constexpr const char *kPassOptionsVariable = "VAIS_PROFILER_PASS_OPTIONS";

std::string clangCommand() {
  const char *named = std::getenv(kClangVariable);
  return named && *named ? named : "clang";
}

bool isCalledForCxx(const std::string &name) {
  return name.size() > 2 && name.compare(name.size() - 2, 2, "++") == 0;
}

void append(std::vector<std::string> &arguments, const std::vector<std::string> &more) {
  arguments.insert(arguments.end(), more.begin(), more.end());
}

/// How the program that is linked will start, if one is. Says what that means for recording.
vais::profiler::ProgramStart startOf(const vais::profiler::CommandLine &line,
                                     const std::string &clang) {
  using namespace vais::profiler;
  if (!linksRuntime(line) || line.linksShared)
    return ProgramStart::StartFiles;
  const ProgramStart start = programStart(line, clang);
  const std::string note = noteOf(start);
  if (!note.empty())
    std::cerr << "vais-profiler-clang: note: " << note << '\n';
  return start;
}

/// Replaces this process; returns only on failure.
void execute(const std::vector<std::string> &arguments) {
  std::vector<char *> pointers;
  for (const std::string &argument : arguments)
    pointers.push_back(const_cast<char *>(argument.c_str()));
  pointers.push_back(nullptr);
  execvp(pointers[0], pointers.data());
}

} // namespace

int main(int argc, char **argv) {
  using namespace vais::profiler;
  const std::string clang = clangCommand();
  try {
    const CommandLine line = readCommandLine({argv + 1, argv + argc});
    std::vector<std::string> arguments = {clang};
    if (isCalledForCxx(argv[0]) && !line.isForFrontend)
      arguments.emplace_back("--driver-mode=g++");
    append(arguments, argumentsBefore(line, clang));
    const auto end = line.arguments.begin() + static_cast<std::ptrdiff_t>(line.optionsEnd);
    arguments.insert(arguments.end(), line.arguments.begin(), end);
    append(arguments, argumentsAfter(line, startOf(line, clang)));
    arguments.insert(arguments.end(), end, line.arguments.end());
    const std::string options = passOptions(line, std::getenv(kPassOptionsVariable));
    if (!options.empty())
      setenv(kPassOptionsVariable, options.c_str(), 1);
    execute(arguments);
    std::cerr << "vais-profiler-clang: " << clang << ": " << std::strerror(errno) << '\n';
  } catch (const std::exception &error) {
    std::cerr << "vais-profiler-clang: " << error.what() << '\n';
  }
  return 1;
}
