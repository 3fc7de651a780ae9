/// How the program that a command line links will be started.

#include "ProgramStart.h"

#include "CommandOutput.h"

#include <string_view>
#include <unistd.h>

namespace vais::profiler {
namespace {

/// The command that calls the linker: the last of those that `clang -###` lists, one a line, each
/// argument in quotes.
std::string linkerCommand(const CommandLine &line, const std::string &clang) {
  std::vector<std::string> command = {clang, "-###"};
  command.insert(command.end(), line.arguments.begin(), line.arguments.end());
  std::string text = outputOf(command, STDERR_FILENO);
  while (!text.empty() && text.back() == '\n')
    text.pop_back();
  return text.substr(text.rfind('\n') + 1);
}

bool names(const std::string &command, std::string_view argument) {
  return command.find('"' + std::string(argument) + '"') != std::string::npos;
}

/// Whether the kernel will start a dynamic linker. Linkers leave it out of a program that is
/// neither position-independent nor linked to a shared object; clang cannot tell the latter.
bool startsDynamicLinker(const std::string &command) {
  for (const char *argument :
       {"-static", "-no-pie", "--no-pie", "--no-dynamic-linker", "-no-dynamic-linker", "-Bstatic"})
    if (names(command, argument))
      return false;
  return names(command, "-pie") && names(command, "-dynamic-linker");
}

} // namespace

ProgramStart programStart(const CommandLine &line, const std::string &clang) {
  if (!line.omitsStartFiles || line.namesStartFiles)
    return ProgramStart::StartFiles;
  return startsDynamicLinker(linkerCommand(line, clang)) ? ProgramStart::DynamicLinker
                                                         : ProgramStart::Own;
}

std::string noteOf(ProgramStart start) {
  switch (start) {
  case ProgramStart::StartFiles:
    return {};
  case ProgramStart::DynamicLinker:
    return "the program has no start files: recording begins with its first instrumented call";
  case ProgramStart::Own:
    return "the program has no start files, and so no thread-local storage: it will run, but "
           "nothing is recorded";
  }
  return {};
}

} // namespace vais::profiler
