/// vais-profiler-clang: clang, with profiling. Takes clang's arguments and is what `vaisc --clang`,
/// $CLANG or $CC may name. Called as vais-profiler-clang++ it is clang++.

#include "Additions.h"
#include "CommandLine.h"
#include "Help.h"

#include <algorithm>
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

bool has(int argc, char **argv, const char *argument) {
  return std::any_of(argv + 1, argv + argc,
                     [&](const char *each) { return std::strcmp(each, argument) == 0; });
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
  if (const bool isAlone = has(argc, argv, kOwnHelpOption); isAlone || has(argc, argv, "--help")) {
    std::cout << kHelp << '\n' << std::flush;
    if (isAlone)
      return 0;
  }
  const std::string clang = clangCommand();
  try {
    const CommandLine line = readCommandLine({argv + 1, argv + argc});
    std::vector<std::string> arguments = {clang};
    if (isCalledForCxx(argv[0]) && !line.isForFrontend)
      arguments.emplace_back("--driver-mode=g++");
    append(arguments, argumentsBefore(line, clang));
    const auto end = line.arguments.begin() + static_cast<std::ptrdiff_t>(line.optionsEnd);
    arguments.insert(arguments.end(), line.arguments.begin(), end);
    append(arguments, argumentsAfter(line));
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
