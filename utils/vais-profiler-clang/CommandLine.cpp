/// Reading of a clang command line.

#include "CommandLine.h"

#include <algorithm>
#include <array>
#include <string_view>

namespace vais::profiler {
namespace {

using std::string_view;

template <size_t N> bool isOneOf(string_view word, const std::array<string_view, N> &words) {
  return std::find(words.begin(), words.end(), word) != words.end();
}

/// Options whose value is the next argument, which is no input then.
constexpr std::array<string_view, 39> kWithValue = {"-o",
                                                    "-x",
                                                    "-I",
                                                    "-L",
                                                    "-l",
                                                    "-D",
                                                    "-U",
                                                    "-F",
                                                    "-T",
                                                    "-u",
                                                    "-z",
                                                    "-e",
                                                    "-include",
                                                    "-imacros",
                                                    "-isystem",
                                                    "-iquote",
                                                    "-idirafter",
                                                    "-isysroot",
                                                    "-iprefix",
                                                    "-iwithprefix",
                                                    "-MF",
                                                    "-MT",
                                                    "-MQ",
                                                    "-MJ",
                                                    "-Xclang",
                                                    "-Xlinker",
                                                    "-Xassembler",
                                                    "-Xpreprocessor",
                                                    "-mllvm",
                                                    "-target",
                                                    "-arch",
                                                    "--param",
                                                    "-framework",
                                                    "-rpath",
                                                    "-gcc-toolchain",
                                                    "-resource-dir",
                                                    "--sysroot",
                                                    "-ccc-gcc-name",
                                                    "-working-directory"};

/// Options after which nothing is linked.
constexpr std::array<string_view, 8> kWithoutLink = {
    "-c", "-S", "-E", "-M", "-MM", "-fsyntax-only", "--analyze", "-r"};

/// Options after which no machine code is made.
constexpr std::array<string_view, 6> kWithoutCode = {
    "-E", "-M", "-MM", "-fsyntax-only", "--analyze", "-emit-llvm"};

constexpr std::array<string_view, 10> kPic = {"-fpic",    "-fPIC",           "-fpie",    "-fPIE",
                                              "-fno-pic", "-fno-PIC",        "-fno-pie", "-fno-PIE",
                                              "-static",  "-mdynamic-no-pic"};

/// What only asks clang about itself.
bool isQuestion(string_view argument) {
  return argument == "--version" || argument == "--help" || argument.substr(0, 6) == "-print" ||
         argument.substr(0, 7) == "--print" || argument.substr(0, 5) == "-dump";
}

string_view extensionOf(string_view path) {
  const size_t dot = path.rfind('.');
  const size_t slash = path.rfind('/');
  if (dot == string_view::npos || (slash != string_view::npos && slash > dot))
    return {};
  return path.substr(dot + 1);
}

void addInput(CommandLine &line, string_view argument) {
  constexpr std::array<string_view, 5> kLinked = {"o", "a", "so", "obj", "lib"};
  const string_view extension = extensionOf(argument);
  const bool isLinked = isOneOf(extension, kLinked) || argument.find(".so.") != string_view::npos ||
                        argument.substr(0, 2) == "-l";
  line.hasInput = true;
  line.hasIrInput |= extension == "ll" || extension == "bc";
  line.hasSourceInput |= !isLinked;
}

void addOption(CommandLine &line, string_view argument) {
  if (isOneOf(argument, kWithoutLink))
    line.links = false;
  if (isOneOf(argument, kWithoutCode))
    line.compiles = line.links = false;
  line.choosesPic |= isOneOf(argument, kPic);
  line.linksShared |= argument == "-shared";
  if (argument.substr(0, 2) == "-O")
    line.optimizes = argument != "-O0";
}

} // namespace

CommandLine readCommandLine(const std::vector<std::string> &arguments) {
  CommandLine line;
  bool asks = false;
  for (size_t i = 0; i < arguments.size(); ++i) {
    const string_view argument = arguments[i];
    asks |= isQuestion(argument);
    if (argument == "-x" && i + 1 < arguments.size())
      line.hasIrInput |= arguments[i + 1] == "ir";
    if (argument == "-" || argument.empty() || argument.front() != '-')
      addInput(line, argument);
    else
      addOption(line, argument);
    if (isOneOf(argument, kWithValue))
      ++i;
  }
  if (asks)
    line.hasInput = false;
  return line;
}

} // namespace vais::profiler
