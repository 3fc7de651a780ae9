/// Names are taken from the absolute path, because a package may be given as ".".

#include "utils/vais-program/ProgramName.h"

#include <filesystem>

namespace vais::profiler {

std::string nameOfVaisProgram(const std::string &source) {
  if (source.empty()) // of which there is no absolute path
    return "";
  std::filesystem::path path = std::filesystem::absolute(source).lexically_normal();
  if (!path.has_filename())
    path = path.parent_path();
  return path.extension() == ".vais" ? path.stem().string() : path.filename().string();
}

} // namespace vais::profiler
