/// Describes all inputs as a text and hashes it: FNV-1a, 64 bits (Fowler, Noll, Vo; RFC 9923).

#include "utils/vais-profiler-clang/additions/Identity.h"

#include <cstdint>
#include <cstdio>
#include <fstream>
#include <iostream>
#include <iterator>
#include <sstream>
#include <string_view>
#include <sys/stat.h>

namespace vais::profiler {
namespace {

/// Options of the pass whose values are files separated by '|' (pass/plan/Options.cpp).
constexpr const char *kFileOptions[] = {"list=", "allocators="};

std::string hashOf(std::string_view text) {
  uint64_t hash = 0xcbf29ce484222325;
  for (const char c : text)
    hash = (hash ^ static_cast<unsigned char>(c)) * 0x100000001b3;
  char digits[17];
  std::snprintf(digits, sizeof digits, "%016llx", static_cast<unsigned long long>(hash));
  return digits;
}

/// Returns what distinguishes an executable or library from its earlier builds without reading it.
std::string stampOf(const std::string &path) {
  struct stat status {};
  if (stat(path.c_str(), &status) != 0)
    return "none";
  return std::to_string(status.st_size) + ' ' + std::to_string(status.st_mtim.tv_sec) + '.' +
         std::to_string(status.st_mtim.tv_nsec);
}

std::string contentOf(const std::string &path) {
  std::ifstream file(path, std::ios::binary);
  return {std::istreambuf_iterator<char>(file), {}};
}

/// Returns the contents of the files that the options name.
std::string filesOf(const std::string &passOptions) {
  std::string contents;
  std::istringstream words(passOptions);
  for (std::string word; std::getline(words, word, ';');)
    for (const std::string option : kFileOptions) {
      const size_t start = word.find_first_not_of(" \t");
      if (start == std::string::npos || word.compare(start, option.size(), option) != 0)
        continue;
      std::istringstream paths(word.substr(start + option.size()));
      for (std::string path; std::getline(paths, path, '|');)
        contents += path + '\n' + contentOf(path) + '\n';
    }
  return contents;
}

} // namespace

std::string identityOf(const ClangJobs &jobs, const std::filesystem::path &plugin,
                       const std::string &passOptions, const std::string &profile) {
  const std::string frontend = jobs.commands.empty() ? "" : jobs.commands.front().front();
  return hashOf(jobs.version + '\n' + stampOf(frontend) + '\n' + stampOf(plugin.string()) + '\n' +
                passOptions + '\n' + filesOf(passOptions) +
                (profile.empty() ? "" : contentOf(profile)));
}

std::string identityOption(const std::string &identity) {
  return "-fplugin-arg-vaisprofiler-" + identity;
}

void appendIdentity(const std::string &identity, const std::vector<std::string> &outputs) {
  const std::string marker = "# 1 \"/proc/vais-profiler/" + identity + "\"\n";
  for (const std::string &output : outputs)
    if (output == "-")
      std::cout << marker << std::flush;
    else
      std::ofstream(output, std::ios::app) << marker;
}

} // namespace vais::profiler
