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
constexpr std::array<string_view, 5> kWithoutLink = {"-c", "-S", "--compile", "--assemble", "-r"};

/// Options after which no machine code is made.
constexpr std::array<string_view, 11> kWithoutCode = {"-E",
                                                      "-M",
                                                      "-MM",
                                                      "--preprocess",
                                                      "--dependencies",
                                                      "--user-dependencies",
                                                      "--precompile",
                                                      "--analyze",
                                                      "-emit-llvm",
                                                      "-emit-ast",
                                                      "-fsyntax-only"};

constexpr std::array<string_view, 3> kShared = {"-shared", "--shared", "-Bshareable"};

constexpr std::array<string_view, 3> kStatic = {"-static", "--static", "-static-pie"};

/// Options without which clang links the start files of the C library.
constexpr std::array<string_view, 3> kWithoutStartFiles = {"-nostdlib", "--no-standard-libraries",
                                                           "-nostartfiles"};

/// Names, or ends of names (Scrt1.o, rcrt1.o, gcrt1.o), of the start file that calls a C library.
constexpr std::array<string_view, 2> kStartFiles = {"crt1.o", "crt0.o"};

/// Options of the linker that make it write another object file.
constexpr std::array<string_view, 3> kRelocatable = {"-r", "--relocatable", "-i"};

constexpr std::array<string_view, 10> kPic = {"-fpic",    "-fPIC",           "-fpie",    "-fPIE",
                                              "-fno-pic", "-fno-PIC",        "-fno-pie", "-fno-PIE",
                                              "-static",  "-mdynamic-no-pic"};

bool takesValue(const std::vector<std::string> &arguments, size_t i) {
  return isOneOf(arguments[i], kWithValue) && i + 1 < arguments.size();
}

/// The place of "--", behind which everything is an input; that of the end without one.
size_t optionsEndOf(const std::vector<std::string> &arguments) {
  size_t i = 0;
  while (i < arguments.size() && arguments[i] != "--")
    i += takesValue(arguments, i) ? 2 : 1;
  return i;
}

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

constexpr std::array<string_view, 9> kHeaders = {"h",   "H",   "hh",  "hp", "hpp",
                                                 "hxx", "h++", "HPP", "inl"};

/// Headers are compiled, but nothing comes of it that could be linked.
bool isHeader(string_view extension, string_view language) {
  constexpr string_view kHeader = "-header";
  if (language.empty())
    return isOneOf(extension, kHeaders);
  return language.size() > kHeader.size() &&
         language.substr(language.size() - kHeader.size()) == kHeader;
}

bool isStartFile(string_view path) {
  return std::any_of(kStartFiles.begin(), kStartFiles.end(), [=](string_view name) {
    return path.size() >= name.size() && path.substr(path.size() - name.size()) == name;
  });
}

/// `language` is the latest -x, empty for none.
void addInput(CommandLine &line, string_view argument, string_view language) {
  const string_view extension = extensionOf(argument);
  line.hasInput = true;
  line.namesStartFiles |= isStartFile(argument);
  line.hasLinkInput |= !isHeader(extension, language);
  line.hasIrInput |= language.empty() ? extension == "ll" || extension == "bc" : language == "ir";
  line.hasSourceInput |=
      language.empty() ? isOneOf(extension, kSources) : language.substr(0, 9) != "assembler";
}

/// An option of the linker, or several with commas between.
void addLinkerOptions(CommandLine &line, string_view options) {
  while (!options.empty()) {
    const size_t comma = std::min(options.find(','), options.size());
    const string_view option = options.substr(0, comma);
    line.linksShared |= isOneOf(option, kShared);
    line.links &= !isOneOf(option, kRelocatable);
    line.namesStartFiles |= isStartFile(option);
    options.remove_prefix(std::min(comma + 1, options.size()));
  }
}

void addOption(CommandLine &line, string_view argument) {
  if (isOneOf(argument, kWithoutLink))
    line.links = false;
  if (isOneOf(argument, kWithoutCode))
    line.compiles = line.links = false;
  line.choosesPic |= isOneOf(argument, kPic);
  line.linksShared |= isOneOf(argument, kShared);
  line.linksStatic |= isOneOf(argument, kStatic);
  line.omitsStartFiles |= isOneOf(argument, kWithoutStartFiles);
  line.namesStartFiles |= isStartFile(argument); // -l:crt1.o
  if (argument.substr(0, 4) == "-Wl,")
    addLinkerOptions(line, argument.substr(4));
  if (argument.substr(0, 2) == "-O")
    line.optimizes = argument != "-O0";
}

/// Reads what stands before "--"; returns the language in force there.
string_view addOptions(CommandLine &line, const std::vector<std::string> &arguments, size_t end) {
  string_view language;
  for (size_t i = 0; i < end; ++i) {
    const string_view argument = arguments[i];
    const bool hasValue = takesValue(arguments, i);
    const string_view value = hasValue ? string_view(arguments[i + 1]) : string_view();
    line.asks |= isQuestion(argument);
    if (argument.substr(0, 2) == "-x") {
      language = hasValue ? value : argument.substr(2);
      language = language == "none" ? string_view() : language;
    }
    if (argument == "-Xlinker")
      addLinkerOptions(line, value);
    if (argument == "-" || argument.empty() || argument.front() != '-')
      addInput(line, argument, language);
    else
      addOption(line, argument);
    i += hasValue;
  }
  return language;
}

} // namespace

CommandLine readCommandLine(const std::vector<std::string> &written) {
  const std::vector<std::string> expanded = expandResponseFiles(written);
  CommandLine line;
  line.arguments = written;
  line.optionsEnd = optionsEndOf(written);
  line.isForFrontend = !expanded.empty() && expanded[0].compare(0, 4, "-cc1") == 0;
  if (line.isForFrontend)
    return line;

  const size_t end = optionsEndOf(expanded);
  const string_view language = addOptions(line, expanded, end);
  for (size_t i = end + 1; i < expanded.size(); ++i)
    addInput(line, expanded[i], language);
  if (end < expanded.size() && line.optionsEnd == written.size()) {
    line.arguments = expanded;
    line.optionsEnd = end;
  }
  line.links &= line.hasLinkInput;
  line.hasInput &= !line.asks;
  return line;
}

} // namespace vais::profiler
