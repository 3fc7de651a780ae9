/// States the versions that the contracts between the parts have.

#include "utils/installation/Version.h"

#include "utils/installation/Installation.h"

#include "contracts/Hooks.h"
#include "contracts/ProfileFormat.h"
#include "vais_profiler.h"

namespace vais::profiler {

std::string versionText(const std::string &program) {
  std::string plugins;
  for (const int version : pluginVersions())
    plugins += (plugins.empty() ? "" : ", ") + std::to_string(version);
  return program +
         " " VAIS_PROFILER_VERSION "\nPlugins for LLVM: " + (plugins.empty() ? "none" : plugins) +
         "\nHooks: version " + std::to_string(VAIS_PROFILER_HOOKS_VERSION) +
         "\nC interface: version " + std::to_string(VAIS_PROFILER_ABI_VERSION) +
         "\nProfiles: format version " + std::to_string(format::kVersion) + " is written, " +
         std::to_string(format::kOldestVersion) + " to " + std::to_string(format::kVersion) +
         " are read";
}

} // namespace vais::profiler
