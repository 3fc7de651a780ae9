/// Recognises profiles by their first bytes.

#include "utils/vais-profiler-clang/additions/UsedProfile.h"

#include "contracts/ProfileFormat.h"

#include <cerrno>
#include <cstring>
#include <fstream>
#include <stdexcept>
#include <string_view>

namespace vais::profiler {

void expectProfdata(const std::string &file) {
  constexpr std::string_view kIndexed = "\xfflprofi\x81";
  const std::string expected = file + ": expected a profile made by vais-profiler export, found ";
  std::ifstream stream(file, std::ios::binary);
  if (!stream)
    throw std::runtime_error(expected + std::strerror(errno));
  char bytes[64];
  stream.read(bytes, sizeof bytes);
  const std::string_view start(bytes, static_cast<size_t>(stream.gcount()));
  if (start.empty())
    throw std::runtime_error(expected + "an empty file or a folder");
  if (start.substr(0, sizeof format::kMagic) ==
      std::string_view(format::kMagic, sizeof format::kMagic))
    throw std::runtime_error(expected + "one that is not exported yet: vais-profiler export " +
                             file + " -o app.profdata");
  const bool isText = start[0] == ':' || start[0] == '#';
  if (!isText && start.substr(0, kIndexed.size()) != kIndexed)
    throw std::runtime_error(expected + "another kind of file");
}

} // namespace vais::profiler
