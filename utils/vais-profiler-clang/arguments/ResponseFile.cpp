/// Reads response files by GNU's rules (GCC manual, Overall Options, @file): white space separates,
/// quotes of both kinds group, and a backslash escapes the next character.

#include "utils/vais-profiler-clang/arguments/ResponseFile.h"

#include <cctype>
#include <fstream>
#include <iterator>

namespace vais::profiler {
namespace {

/// Limits a file that includes itself.
constexpr int kDeepest = 20;

std::vector<std::string> split(const std::string &text) {
  std::vector<std::string> arguments;
  bool isInside = false;
  char quote = 0;
  for (size_t i = 0; i < text.size(); ++i) {
    char c = text[i];
    if (!quote && std::isspace(static_cast<unsigned char>(c))) {
      isInside = false;
      continue;
    }
    if (!isInside)
      arguments.emplace_back();
    isInside = true;
    if (quote ? c == quote : c == '"' || c == '\'') {
      quote = quote ? 0 : c;
      continue;
    }
    if (c == '\\' && i + 1 < text.size())
      c = text[++i];
    arguments.back() += c;
  }
  return arguments;
}

void expand(const std::vector<std::string> &arguments, int depth, std::vector<std::string> &all) {
  for (const std::string &argument : arguments) {
    std::ifstream file;
    if (depth < kDeepest && argument.size() > 1 && argument[0] == '@')
      file.open(argument.substr(1), std::ios::binary);
    if (!file.is_open()) {
      all.push_back(argument);
      continue;
    }
    const std::string text((std::istreambuf_iterator<char>(file)), {});
    expand(split(text), depth + 1, all);
  }
}

} // namespace

std::vector<std::string> expandResponseFiles(const std::vector<std::string> &arguments) {
  std::vector<std::string> all;
  expand(arguments, 0, all);
  return all;
}

} // namespace vais::profiler
