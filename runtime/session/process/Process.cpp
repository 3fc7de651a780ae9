/// What the kernel and /proc say about the process, and its environment.

#include "runtime/session/process/Process.h"

#include "runtime/base/ProfileFile.h"
#include "runtime/base/SystemCall.h"
#include "runtime/collect/functions/ElfObject.h"

#include <cerrno>
#include <elf.h>
#include <fcntl.h>

extern "C" char **__environ __attribute__((weak)); // programs without libc have none
extern "C" unsigned long __getauxval(unsigned long type) __attribute__((weak));

namespace vais::profiler {

static size_t readFile(const char *path, void *buffer, size_t capacity) {
  const long descriptor = systemCall(__NR_openat, AT_FDCWD, path, O_RDONLY | O_CLOEXEC, 0);
  if (descriptor < 0)
    return 0;
  size_t size = 0;
  while (size < capacity) {
    const long got =
        systemCall(__NR_read, descriptor, static_cast<char *>(buffer) + size, capacity - size);
    if (got <= 0)
      break;
    size += static_cast<size_t>(got);
  }
  systemCall(__NR_close, descriptor);
  return size;
}

/// Returns what follows "name=" in an entry of the environment, or null if the entry has another
/// name.
static const char *valueIn(const char *entry, const char *name) {
  const size_t length = textLength(name);
  if (textLength(entry, length) < length || !bytesEqual(entry, name, length))
    return nullptr;
  return entry[length] == '=' ? entry + length + 1 : nullptr;
}

/// Looks in the environment as the kernel passed it on, for functions that run before libc starts.
static const char *initialEnvironmentValue(const char *name) {
  static char entries[size_t(64) << 10];
  const size_t size = readFile("/proc/self/environ", entries, sizeof entries - 1);
  for (size_t start = 0; start < size; start += textLength(entries + start) + 1)
    if (const char *value = valueIn(entries + start, name))
      return value;
  return nullptr;
}

const char *environmentValue(const char *name) {
  if (!&__environ || !__environ)
    return initialEnvironmentValue(name);
  for (char **entry = __environ; *entry; ++entry)
    if (const char *value = valueIn(*entry, name))
      return value;
  return nullptr;
}

/// Finds what the kernel told the process about itself (getauxval(3)): from libc or, if the program
/// has none or does not link that part of it, from /proc. Returns false if neither knows.
static bool auxiliaryValue(uint64_t type, uint64_t &value) {
  if (__getauxval) {
    value = __getauxval(type);
    return true;
  }
  Elf64_auxv_t entries[64];
  const size_t count = readFile("/proc/self/auxv", entries, sizeof entries) / sizeof *entries;
  for (size_t i = 0; i < count; ++i)
    if (entries[i].a_type == type) {
      value = entries[i].a_un.a_val;
      return true;
    }
  return false;
}

/// A substitute where AT_SECURE cannot be read. The kernel makes /proc/self unreadable to a program
/// that has capabilities of its file.
static bool looksPrivileged() {
  constexpr int kRead = 4;
  return systemCall(__NR_getuid) != systemCall(__NR_geteuid) ||
         systemCall(__NR_getgid) != systemCall(__NR_getegid) ||
         systemCall(__NR_faccessat, AT_FDCWD, "/proc/self/auxv", kRead) == -EACCES;
}

bool isSecureExecution() {
  uint64_t isSecure = 0;
  return auxiliaryValue(AT_SECURE, isSecure) ? isSecure != 0 : looksPrivileged();
}

void forgetEnvironmentValue(const char *name) {
  char **entry = &__environ ? __environ : nullptr;
  char **kept = entry;
  for (; entry && *entry; ++entry)
    if (!valueIn(*entry, name))
      *kept++ = *entry;
  if (kept)
    *kept = nullptr;
}

PathText executablePath() {
  char target[4096];
  const long length =
      systemCall(__NR_readlinkat, AT_FDCWD, "/proc/self/exe", target, sizeof target);
  PathText path;
  if (length > 0)
    path.append(target, static_cast<size_t>(length));
  return path;
}

size_t readCommandLine(char *text, size_t capacity) {
  return readFile("/proc/self/cmdline", text, capacity);
}

// The program headers are in the same page, behind the ELF header.
const void *executableHeader() {
  uint64_t segments = 0;
  return auxiliaryValue(AT_PHDR, segments)
             ? reinterpret_cast<const void *>(segments & ~(kPageSize - 1))
             : nullptr;
}

uint32_t executableBuildId(unsigned char *id, uint32_t capacity) {
  return copyBuildId(executableHeader(), id, capacity);
}

static const char *baseName(const char *path) {
  const char *name = path;
  for (; *path; ++path)
    if (*path == '/')
      name = path + 1;
  return *name ? name : "program";
}

PathText expandOutput(const char *pattern, const char *executable, uint32_t processId,
                      bool isForked) {
  PathText path;
  if (*pattern != '/') {
    char directory[4096];
    const long length = systemCall(__NR_getcwd, directory, sizeof directory);
    if (length > 1 && *directory == '/')
      path.append(directory).append('/');
  }
  bool hasProcessId = false;
  for (; *pattern; ++pattern) {
    if (*pattern != '%') {
      path.append(*pattern);
      continue;
    }
    switch (*++pattern) {
    case 'n':
      path.append(baseName(executable));
      break;
    case 'p':
      path.appendNumber(processId);
      hasProcessId = true;
      break;
    case '%':
      path.append('%');
      break;
    default: // unknown, and kept as it is
      path.append('%');
      --pattern;
    }
  }
  if (isForked && !hasProcessId)
    path.append('.').appendNumber(processId);
  return path;
}

} // namespace vais::profiler
