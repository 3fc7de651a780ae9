/// Starts the browser in a session of its own, so that it outlives this process and its terminal.

#include "utils/vais-profiler/run/Browser.h"

#include "utils/vais-profiler/run/ProgramSearch.h"
#include "utils/vais-profiler/terminal/CommandError.h"

#include <cstdlib>
#include <fcntl.h>
#include <filesystem>
#include <sstream>
#include <sys/wait.h>
#include <unistd.h>
#include <vector>

namespace vais::profiler {
namespace {

std::vector<std::string> partsOf(const std::string &text, char separator) {
  std::vector<std::string> parts;
  std::istringstream stream(text);
  for (std::string part; std::getline(stream, part, separator);)
    if (!part.empty())
      parts.push_back(part);
  return parts;
}

/// Returns the words of a command with the file in them.
std::vector<std::string> wordsOf(const std::string &command, const std::string &file) {
  std::vector<std::string> words = partsOf(command, ' ');
  bool isPlaced = false;
  for (std::string &word : words)
    if (const size_t at = word.find("%s"); at != std::string::npos) {
      word.replace(at, 2, file);
      isPlaced = true;
    }
  if (!isPlaced)
    words.push_back(file);
  return words;
}

bool isThere(const std::string &program) {
  try {
    return !findProgram(program).empty();
  } catch (const CommandError &) {
    return false;
  }
}

/// Starts a program that nobody waits for.
void start(const std::vector<std::string> &words) {
  std::vector<char *> arguments;
  for (const std::string &word : words)
    arguments.push_back(const_cast<char *>(word.c_str()));
  arguments.push_back(nullptr);
  const pid_t child = fork();
  if (child == 0) {
    setsid();
    if (fork() != 0)
      _exit(0);
    const int nothing = open("/dev/null", O_RDWR);
    for (const int stream : {STDIN_FILENO, STDOUT_FILENO, STDERR_FILENO})
      dup2(nothing, stream);
    execvp(arguments[0], arguments.data());
    _exit(127);
  }
  waitpid(child, nullptr, 0);
}

} // namespace

void openInBrowser(const std::string &path) {
  const char *const own = std::getenv("BROWSER");
  std::vector<std::string> commands = partsOf(own ? own : "", ':');
  commands.emplace_back("xdg-open");
  for (const std::string &command : commands) {
    const bool isAddress = path.find("://") != std::string::npos;
    const std::vector<std::string> words =
        wordsOf(command, isAddress ? path : std::filesystem::absolute(path).string());
    if (isThere(words[0]))
      return start(words);
  }
  throw CommandError("--open: expected a browser (BROWSER, or xdg-open on the PATH), found none; "
                     "the page is " +
                     path);
}

} // namespace vais::profiler
