/// Text in fixed buffers, and the runtime's messages to the user.

#include "runtime/base/Text.h"

#include "runtime/base/SystemCall.h"

#include <cerrno>
#include <csignal>
#include <ctime>

namespace vais::profiler {

size_t textLength(const char *text, size_t limit) {
  size_t length = 0;
  while (length < limit && text[length])
    ++length;
  return length;
}

bool textEquals(const char *text, const char *other, size_t length) {
  return textLength(text, length + 1) == length && bytesEqual(text, other, length);
}

void copyBytes(void *to, const void *from, size_t size) {
  auto *target = static_cast<char *>(to);
  auto *source = static_cast<const char *>(from);
  for (size_t i = 0; i < size; ++i)
    target[i] = source[i];
}

bool bytesEqual(const void *a, const void *b, size_t size) {
  auto *left = static_cast<const char *>(a);
  auto *right = static_cast<const char *>(b);
  for (size_t i = 0; i < size; ++i)
    if (left[i] != right[i])
      return false;
  return true;
}

void writeDiagnostic(const char *line) {
  FixedText<4352> text;
  text.append("vais-profiler: ").append(line).append('\n');
  // Writing to a pipe without a reader, or to a file at its limit, raises a signal, which must not
  // reach the program.
  constexpr uint64_t kRaised = uint64_t(1) << (SIGPIPE - 1) | uint64_t(1) << (SIGXFSZ - 1);
  uint64_t mask = 0, pending = 0;
  systemCall(__NR_rt_sigprocmask, SIG_BLOCK, &kRaised, &mask, sizeof mask);
  systemCall(__NR_rt_sigpending, &pending, sizeof pending);
  const long written = systemCall(__NR_write, 2, text.c_str(), text.size());
  const uint64_t ours = kRaised & ~pending;
  const timespec noTime = {};
  if (written < 0 && ours)
    systemCall(__NR_rt_sigtimedwait, &ours, nullptr, &noTime, sizeof ours);
  systemCall(__NR_rt_sigprocmask, SIG_SETMASK, &mask, nullptr, sizeof mask);
}

const char *errorText(long error) {
  switch (error) {
  case ENOENT:
    return "no such directory";
  case EACCES:
  case EPERM:
    return "permission denied";
  case EEXIST:
    return "exists and is not a profile";
  case EISDIR:
    return "is a directory";
  case ENOTDIR:
    return "not a directory";
  case EROFS:
    return "read-only file system";
  case ENOSPC:
  case EDQUOT:
    return "no space left on device";
  case ENAMETOOLONG:
    return "file name too long";
  case EFBIG:
    return "file too large";
  case ENOMEM:
    return "out of memory";
  default:
    return "cannot be written";
  }
}

} // namespace vais::profiler
