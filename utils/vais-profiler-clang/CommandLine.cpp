/// Reading of a clang command line.

#include "CommandLine.h"

#include "ResponseFile.h"

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

/// Extensions of what clang compiles; everything else goes to the assembler or linker.
constexpr std::array<string_view, 30> kSources = {
    "c",   "C",    "cc",  "CC",   "cp",  "cxx", "CXX", "cpp", "CPP", "c++",
    "C++", "cppm", "ccm", "cxxm", "ixx", "i",   "ii",  "m",   "M",   "mi",
    "mm",  "mii",  "ll",  "bc",   "cu",  "cl",  "h",   "hh",  "hpp", "hxx"};

/// `language` is the latest -x, empty for none.
void addInput(CommandLine &line, string_view argument, string_view language) {
  const string_view extension = extensionOf(argument);
  line.hasInput = true;
  line.hasIrInput |= language.empty() ? extension == "ll" || extension == "bc" : language == "ir";
  line.hasSourceInput |=
      language.empty() ? isOneOf(extension, kSources) : language.substr(0, 9) != "assembler";
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

CommandLine readCommandLine(const std::vector<std::string> &written) {
  const std::vector<std::string> arguments = expandResponseFiles(written);
  CommandLine line;
  string_view language;
  bool asks = false;
  for (size_t i = 0; i < arguments.size(); ++i) {
    const string_view argument = arguments[i];
    const bool hasValue = isOneOf(argument, kWithValue) && i + 1 < arguments.size();
    asks |= isQuestion(argument);
    if (argument.substr(0, 2) == "-x") {
      language = hasValue ? string_view(arguments[i + 1]) : argument.substr(2);
      language = language == "none" ? string_view() : language;
    }
    if (argument == "-" || argument.empty() || argument.front() != '-')
      addInput(line, argument, language);
    else
      addOption(line, argument);
    i += hasValue;
  }
  line.endsInLanguage = !language.empty();
  if (asks)
    line.hasInput = false;
  return line;
}

} // namespace vais::profiler
