/// Names and directories of build systems' probes.

#include "runtime/session/process/BuildProbe.h"

#include "runtime/base/SystemCall.h"
#include "runtime/base/Text.h"

#include <fcntl.h>

namespace vais::profiler {

namespace {

/// Describes executables by their name and by the name of a directory above them.
struct Probe {
  const char *name;      ///< how the name of the executable begins
  const char *directory; ///< how the name of the directory begins
};

constexpr Probe kProbes[] = {{"cmTC_", "/CMakeFiles/"},      // CMake's try_run
                             {"", "/meson-private/"},        // sanitycheckc.exe, tmp…/output.exe
                             {"conftest", "/.sconf_temp/"},  // SCons
                             {"testprog", "/.conf_check_"}}; // waf

bool beginsWith(const char *text, const char *beginning) {
  const size_t length = textLength(beginning);
  return textLength(text, length) == length && bytesEqual(text, beginning, length);
}

bool contains(const char *text, const char *part) {
  for (; *text; ++text)
    if (beginsWith(text, part))
      return true;
  return false;
}

/// autoconf calls its probes conftest, and keeps confdefs.h beside them while it is probing.
bool isAutoconfProbe(const char *executable, const char *name) {
  if (!beginsWith(name, "conftest") || (name[8] && name[8] != '.'))
    return false;
  PathText definitions;
  definitions.append(executable, static_cast<size_t>(name - executable)).append("confdefs.h");
  return systemCall(__NR_faccessat, AT_FDCWD, definitions.c_str(), 0) == 0;
}

} // namespace

bool isBuildProbe(const char *executable) {
  const char *name = executable;
  for (const char *each = executable; *each; ++each)
    if (*each == '/')
      name = each + 1;
  for (const Probe &probe : kProbes)
    if (beginsWith(name, probe.name) && contains(executable, probe.directory))
      return true;
  return isAutoconfProbe(executable, name);
}

} // namespace vais::profiler
