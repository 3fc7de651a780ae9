/// Reports why a command failed.

#ifndef VAIS_PROFILER_UTILS_COMMANDERROR_H
#define VAIS_PROFILER_UTILS_COMMANDERROR_H

#include <stdexcept>
#include <string>

namespace vais::profiler {

/// The status by which a shell reports that it could not run a program.
constexpr int kNotExecutable = 126;

/// The reason of a failure as "<subject>: expected ..., found ...", and the exit status.
class CommandError : public std::runtime_error {
public:
  explicit CommandError(const std::string &message, int status = 1)
      : std::runtime_error(message), status_(status) {}
  int status() const { return status_; }

private:
  int status_;
};

} // namespace vais::profiler

#endif
