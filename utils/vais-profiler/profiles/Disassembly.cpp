/// Both disassemblers print an address, a colon and the instruction, indented.

#include "utils/vais-profiler/profiles/Disassembly.h"

#include "utils/vais-profiler/terminal/CommandError.h"

#include <algorithm>
#include <cstdlib>
#include <fcntl.h>
#include <fmt/format.h>
#include <spawn.h>
#include <sstream>
#include <sys/wait.h>
#include <unistd.h>

namespace vais::profiler {
namespace {

/// Runs the program, found in PATH, and sets `output` to what it prints; it inherits everything but
/// standard output. Returns false if it cannot be run.
bool outputOf(const std::vector<std::string> &words, std::string &output) {
  std::vector<char *> arguments;
  for (const std::string &word : words)
    arguments.push_back(const_cast<char *>(word.c_str()));
  arguments.push_back(nullptr);
  int ends[2];
  if (pipe2(ends, O_CLOEXEC) != 0)
    return false;
  posix_spawn_file_actions_t actions;
  posix_spawn_file_actions_init(&actions);
  posix_spawn_file_actions_adddup2(&actions, ends[1], STDOUT_FILENO);
  pid_t child = 0;
  const bool isRun =
      posix_spawnp(&child, arguments[0], &actions, nullptr, arguments.data(), environ) == 0;
  posix_spawn_file_actions_destroy(&actions);
  close(ends[1]);
  char buffer[1 << 16];
  for (ssize_t size = 0; isRun && (size = read(ends[0], buffer, sizeof(buffer))) > 0;)
    output.append(buffer, static_cast<size_t>(size));
  close(ends[0]);
  if (isRun)
    waitpid(child, nullptr, 0);
  return isRun;
}

/// Returns false for lines that have no instruction.
bool parse(const std::string &line, Instruction &instruction) {
  if (line.empty() || line[0] != ' ')
    return false;
  char *end = nullptr;
  instruction.address = std::strtoull(line.c_str(), &end, 16);
  const char *const first = line.c_str() + line.find_first_not_of(' ');
  if (end == first || *end != ':')
    return false;
  const std::string text = end + 1;
  instruction.text = text.substr(std::min(text.find_first_not_of(" \t"), text.size()));
  std::replace(instruction.text.begin(), instruction.text.end(), '\t', ' ');
  return !instruction.text.empty();
}

} // namespace

std::vector<Instruction> disassemble(const std::string &path, uint64_t begin, uint64_t end) {
  const std::vector<std::string> options = {"-d",
                                            "-C",
                                            "--no-show-raw-insn",
                                            fmt::format("--start-address={:#x}", begin),
                                            fmt::format("--stop-address={:#x}", end),
                                            path};
  std::string output;
  bool isRun = false;
  for (const char *program : {"objdump", "llvm-objdump"}) {
    std::vector<std::string> words = {program};
    words.insert(words.end(), options.begin(), options.end());
    isRun = isRun || outputOf(words, output);
  }
  if (!isRun)
    throw CommandError("annotate --assembly: expected objdump or llvm-objdump, found neither");
  std::vector<Instruction> instructions;
  std::istringstream lines(output);
  Instruction instruction;
  for (std::string line; std::getline(lines, line);)
    if (parse(line, instruction))
      instructions.push_back(instruction);
  return instructions;
}

} // namespace vais::profiler
