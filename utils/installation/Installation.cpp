/// Locates the plugins, runtimes and headers.

#include "utils/installation/Installation.h"

#include <algorithm>
#include <stdexcept>
#include <string>
#include <vector>

namespace vais::profiler {
namespace fs = std::filesystem;
namespace {

const std::string kPrefix = "vais-profiler-pass-";
const std::string kSuffix = ".so";

fs::path fromBin(const char *way) {
  return (fs::read_symlink("/proc/self/exe").parent_path() / way).lexically_normal();
}

} // namespace

fs::path libraryFolder() { return fromBin(VAIS_PROFILER_LIB_FROM_BIN); }

fs::path includeFolder() { return fromBin(VAIS_PROFILER_INCLUDE_FROM_BIN); }

std::vector<int> pluginVersions() {
  std::vector<int> versions;
  std::error_code error;
  for (const auto &entry : fs::directory_iterator(libraryFolder(), error)) {
    const std::string name = entry.path().filename().string();
    if (name.size() > kPrefix.size() + kSuffix.size() && name.rfind(kPrefix, 0) == 0 &&
        entry.path().extension() == kSuffix)
      versions.push_back(std::atoi(name.c_str() + kPrefix.size()));
  }
  std::sort(versions.begin(), versions.end());
  return versions;
}

fs::path pluginPath(int major) {
  return libraryFolder() / (kPrefix + std::to_string(major) + kSuffix);
}

void expectPlugin(int major) {
  if (fs::exists(pluginPath(major)))
    return;
  std::string found;
  for (int version : pluginVersions())
    found += (found.empty() ? "" : ", ") + std::to_string(version);
  throw std::runtime_error("expected a plugin for LLVM " + std::to_string(major) + ", found " +
                           (found.empty() ? "none" : "those for " + found) +
                           " (VAIS_PROFILER_CLANG names the clang to use)");
}

} // namespace vais::profiler
