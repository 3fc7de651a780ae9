/// Writes to a pipe to a shell that runs the pager.

#include "utils/vais-profiler/terminal/Pager.h"

#include <csignal>
#include <cstdlib>
#include <string>
#include <unistd.h>

namespace vais::profiler {

Pager::Pager() {
  const char *terminal = std::getenv("TERM");
  if (!isatty(STDOUT_FILENO) || (terminal && std::string(terminal) == "dumb"))
    return;
  const char *chosen = std::getenv("PAGER");
  const std::string command =
      chosen ? chosen : "command -v less >/dev/null && exec less -RFX || exec cat";
  if (command.empty() || command == "cat")
    return;
  setenv("LESS", "RFX", 0);      // for $PAGER=less: colours, and no paging of a single page
  std::signal(SIGPIPE, SIG_IGN); // leaving before the end is not an error
  stream_ = popen(command.c_str(), "we");
}

Pager::~Pager() {
  if (stream_)
    pclose(stream_);
}

} // namespace vais::profiler
