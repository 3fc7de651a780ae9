/// The name of the program that the runtime looks for is in contracts/Hooks.h.

#include "utils/vais-profiler-clang/additions/ProgramDefaults.h"

#include "contracts/Hooks.h"
#include "utils/vais-program/ProgramName.h"

#include <cerrno>
#include <cstdio>
#include <cstring>
#include <fstream>
#include <regex>
#include <stdexcept>
#include <sys/mman.h>
#include <unistd.h>

namespace vais::profiler {
namespace {

/// Where `vaisc run` links a program: in a folder made by mkdtemp, under a number of its own.
constexpr const char *kVaiscRunOutput = ".*/vaisc-native-[A-Za-z0-9]{6}/[0-9]{3}-a\\.out";

std::vector<std::string> parentsCommandLine() {
  std::ifstream file("/proc/" + std::to_string(getppid()) + "/cmdline", std::ios::binary);
  std::vector<std::string> arguments;
  for (std::string argument; std::getline(file, argument, '\0');)
    arguments.push_back(argument);
  return arguments;
}

/// Returns the source that a command line `vaisc run [OPTIONS] SOURCE …` names, or "".
std::string sourceOfRun(const std::vector<std::string> &command) {
  size_t i = 0;
  while (i < command.size() && command[i] != "run")
    ++i;
  for (++i; i < command.size() && command[i] != "--"; ++i)
    if (command[i] == "--clang" || command[i] == "--engine")
      ++i;
    else if (command[i].compare(0, 1, "-") != 0)
      return command[i];
  return "";
}

/// Returns `text` as a part of the value of output=.
std::string escapedForOutput(const std::string &text) {
  std::string escaped;
  for (const char c : text)
    escaped += c == '%' ? "%%" : c == ':' || c == '\\' ? std::string("\\") + c : std::string(1, c);
  return escaped;
}

/// Returns the bytes of `text` as .ascii takes them.
std::string escapedForAssembler(const std::string &text) {
  std::string escaped;
  for (const char c : text) {
    char digits[5];
    std::snprintf(digits, sizeof digits, "\\%03o", static_cast<unsigned char>(c));
    escaped += digits;
  }
  return escaped;
}

} // namespace

std::string defaultsOfVaiscRun(const std::string &output) {
  if (!std::regex_match(output, std::regex(kVaiscRunOutput)))
    return "";
  const std::string name = nameOfVaisProgram(sourceOfRun(parentsCommandLine()));
  return (name.empty() ? "" : "output=" + escapedForOutput(name) + ".%p.vprof:") + "report=line";
}

std::vector<std::string> defaultsArguments(const std::string &defaults) {
  const std::string symbol = VAIS_PROFILER_DEFAULTS_SYMBOL;
  const std::string text = "\t.section .rodata\n\t.globl " + symbol + "\n\t.type " + symbol +
                           ", %object\n" + symbol + ":\n\t.asciz \"" +
                           escapedForAssembler(defaults) + "\"\n\t.size " + symbol + ", . - " +
                           symbol + "\n\t.section .note.GNU-stack, \"\", %progbits\n";
  const int file = memfd_create("vais-profiler-defaults", 0);
  if (file < 0 || write(file, text.data(), text.size()) != static_cast<ssize_t>(text.size()))
    throw std::runtime_error(std::string("--vais-profiler-defaults: expected memory for them, "
                                         "found: ") +
                             std::strerror(errno));
  return {"-x", "assembler", "/dev/fd/" + std::to_string(file), "-x", "none"};
}

} // namespace vais::profiler
