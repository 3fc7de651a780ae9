/// Selects formats by name, and writes them to streams and files.

#include "utils/vais-profiler/terminal/ReportOutput.h"

#include "runtime/report/formats/tools/Gzip.h"
#include "runtime/report/store/ProfileHeader.h"
#include "utils/vais-profiler/terminal/Pager.h"

#include <CLI/CLI.hpp>
#include <algorithm>
#include <cerrno>
#include <cstring>
#include <fcntl.h>
#include <fmt/format.h>
#include <map>
#include <memory>
#include <sys/ioctl.h>
#include <unistd.h>

namespace vais::profiler {
namespace {

std::string formatNames(const char *separator) {
  std::string names;
  for (const ReportFormat &format : reportFormats())
    names += (names.empty() ? "" : separator) + std::string(format.name);
  return names;
}

std::string formatHelp() {
  std::string help = "Format of the report:";
  for (const ReportFormat &format : reportFormats())
    help += fmt::format(" {} ({}),", format.name, format.help);
  help.back() = '.';
  return help + fmt::format(" Default: {}", reportFormats()[0].name);
}

bool isSet(const char *variable) {
  const char *value = std::getenv(variable);
  return value && *value;
}

bool isEqual(const char *variable, const char *expected) {
  const char *value = std::getenv(variable);
  return value && std::strcmp(value, expected) == 0;
}

bool isColourWanted(std::FILE *stream) {
  if (isSet("NO_COLOR"))
    return false;
  if (isSet("CLICOLOR_FORCE") && !isEqual("CLICOLOR_FORCE", "0"))
    return true;
  return isSmartTerminal(stream) && !isEqual("CLICOLOR", "0");
}

/// Returns the number that `text` represents, or nothing if it contains anything but digits.
std::optional<size_t> numberIn(const std::string &text) {
  constexpr size_t kMostDigits = 18;
  if (text.empty() || text.size() > kMostDigits ||
      text.find_first_not_of("0123456789") != std::string::npos)
    return std::nullopt;
  return std::stoull(text);
}

/// Adds an option that takes a non-negative number.
void addNumber(CLI::App &command, const std::string &option, const std::string &help,
               const std::function<void(size_t)> &set) {
  command
      .add_option_function<std::string>(
          option, [set](const std::string &text) { set(numberIn(text).value_or(0)); }, help)
      ->type_name("N")
      ->check([](const std::string &text) {
        return numberIn(text) ? std::string() : "expected a number, 0 or more, found " + text;
      });
}

size_t widthOf(std::FILE *stream) {
  constexpr size_t kNarrowest = 40;
  const int file = fileno(stream);
  const bool isStandard = file == STDOUT_FILENO || file == STDERR_FILENO;
  const char *columns = std::getenv("COLUMNS");
  if (const auto number = numberIn(columns ? columns : ""); isStandard && number && *number > 0)
    return std::max(*number, kNarrowest);
  winsize window{};
  if (isatty(file) && ioctl(file, TIOCGWINSZ, &window) == 0 && window.ws_col > 0)
    return std::max<size_t>(window.ws_col, kNarrowest);
  constexpr size_t kUsual = 80;
  return isatty(file) ? kUsual : kUnlimited;
}

void put(const std::string &text, std::FILE *stream, const std::string &name) {
  if (std::fwrite(text.data(), 1, text.size(), stream) != text.size() || std::fflush(stream) != 0)
    failToWrite(name);
}

} // namespace

void failToWrite(const std::string &name) {
  throw CommandError(
      fmt::format("{}: expected to write the report, found: {}", name, std::strerror(errno)));
}

OutputFile openOutput(const std::string &path) {
  if (isProfile(path))
    throw CommandError(path + ": expected a place for the report, found a profile");
  // Does not wait for the reader of a pipe: if there is none, opening fails.
  const int descriptor =
      open(path.c_str(), O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC | O_NONBLOCK | O_NOCTTY, 0666);
  if (descriptor < 0 && errno == ENXIO)
    throw CommandError(path + ": expected a place for the report, found a pipe that nobody reads");
  OutputFile file(descriptor < 0 ? nullptr : fdopen(descriptor, "w"), std::fclose);
  if (!file)
    failToWrite(path);
  fcntl(descriptor, F_SETFL, O_WRONLY); // writing may wait
  return file;
}

void addFormatOption(CLI::App &command, const ReportFormat *&format) {
  format = &reportFormats()[0];
  command
      .add_option_function<std::string>(
          "--format", [&format](const std::string &name) { format = findReportFormat(name); },
          formatHelp())
      ->type_name(formatNames("|"))
      ->check([](const std::string &name) {
        return findReportFormat(name)
                   ? std::string()
                   : fmt::format("expected {}, found {}", formatNames(", "), name);
      });
}

void addAttributeOption(CLI::App &command, Attribution &attribution) {
  const std::map<std::string, Attribution> words = {{"callee", Attribution::Callee},
                                                    {"caller", Attribution::Caller}};
  command
      .add_option(
          "--attribute", attribution,
          "Who is charged with what a helper of Vais allocates (host runtime, __vais_*): the "
          "helper, or the function that called it. Default: callee")
      ->type_name("callee|caller")
      ->transform(CLI::CheckedTransformer(words).description(""));
}

void addWidthOption(CLI::App &command, size_t &width) {
  addNumber(
      command, "--width",
      "Number of columns that lines should fit in; 0 for no limit. Default: that of COLUMNS or "
      "of the terminal; files and pipes have no limit",
      // Not kUnlimited itself, which stands for the default.
      [&width](size_t columns) { width = columns == 0 ? kUnlimited - 1 : columns; });
}

void addNamesOption(CLI::App &command, NameStyle &style) {
  const std::map<std::string, NameStyle> words = {
      {"short", NameStyle::Short}, {"full", NameStyle::Full}, {"raw", NameStyle::Raw}};
  command
      .add_option("--names", style,
                  "How functions are named: without return types, parameters and default template "
                  "arguments; in full; or as linkers know them. Default: short")
      ->type_name("short|full|raw")
      ->transform(CLI::CheckedTransformer(words).description(""));
}

void addHelpersOption(CLI::App &command, ShownCode &shown) {
  const std::map<std::string, Helpers> helpers = {{"show", Helpers::Show}, {"fold", Helpers::Fold}};
  command
      .add_option("--helpers", shown.helpers,
                  "What becomes of the functions that a Vais compiler adds to a program (__vais_*, "
                  "host runtime): they are shown, in tables under headings of their own, or count "
                  "as part of the functions that call them. Default: show")
      ->type_name("show|fold")
      ->transform(CLI::CheckedTransformer(helpers).description(""));
}

void addCodeOptions(CLI::App &command, ShownCode &shown) {
  const std::map<std::string, Libraries> libraries = {{"show", Libraries::Show},
                                                      {"fold", Libraries::Fold}};
  const std::map<std::string, Inlines> inlines = {{"show", Inlines::Show}, {"fold", Inlines::Fold}};
  command
      .add_option("--libraries", shown.libraries,
                  "What becomes of time in code that is not instrumented, such as memcpy: it is "
                  "shown below the function that called it, or counts as that function's self "
                  "time. Default: show")
      ->type_name("show|fold")
      ->transform(CLI::CheckedTransformer(libraries).description(""));
  command
      .add_option(
          "--inlines", shown.inlines,
          "The same for time in functions that the compiler inlined, which are known if the "
          "program was compiled with -g. Default: show")
      ->type_name("show|fold")
      ->transform(CLI::CheckedTransformer(inlines).description(""));
  addHelpersOption(command, shown);
}

void addVaisSourceOption(CLI::App &command, std::string &path) {
  command
      .add_option("--vais-source", path,
                  "Source of a Vais program, or folder of its sources, which says where functions "
                  "stand and what methods and closures are called")
      ->type_name("PATH");
}

void addLimitOption(CLI::App &command, std::optional<size_t> &limit, const std::string &help) {
  addNumber(command, "--limit", help + "; 0 for all",
            [&limit](size_t rows) { limit = rows == 0 ? kUnlimited : rows; });
}

bool isSmartTerminal(std::FILE *stream) {
  return isatty(fileno(stream)) && !isEqual("TERM", "dumb");
}

ReportStyle terminalStyle(ReportStyle style, std::FILE *stream) {
  style.colour = isColourWanted(stream) ? Colour::On : Colour::Off;
  if (style.width == kUnlimited)
    style.width = widthOf(stream);
  return style;
}

bool isGzipName(const std::string &path) {
  constexpr const char kEnding[] = ".gz";
  constexpr size_t kLength = sizeof kEnding - 1;
  return path.size() > kLength && path.compare(path.size() - kLength, kLength, kEnding) == 0;
}

void writeReport(const Profile &profile, const ReportFormat &format, ReportStyle style,
                 std::FILE *stream, const std::string &name) {
  if ((format.traits & kIsBinary) && isatty(fileno(stream)))
    throw CommandError(fmt::format("{}: expected a file or pipe for {}, which is binary, found a "
                                   "terminal; use -o FILE",
                                   name, format.name));
  put(format.write(profile, terminalStyle(style, stream)), stream, name);
}

void writeReport(const Profile &profile, const ReportFormat &format, const ReportStyle &style,
                 const std::string &path) {
  const OutputFile file = openOutput(path);
  if (isGzipName(path) && !(format.traits & kIsCompressed))
    return put(gzip(format.write(profile, terminalStyle(style, file.get()))), file.get(), path);
  writeReport(profile, format, style, file.get(), path);
}

void showReport(const Profile &profile, const ReportFormat &format, const ReportStyle &style) {
  const Pager pager;
  if ((format.traits & kIsBinary) || !pager.stream())
    return writeReport(profile, format, style, stdout, "standard output");
  put(format.write(profile, terminalStyle(style, stdout)), pager.stream(), "pager");
}

void writeText(const std::string &text, const std::string &path) {
  if (!path.empty())
    return put(isGzipName(path) ? gzip(text) : text, openOutput(path).get(), path);
  const Pager pager;
  put(text, pager.stream() ? pager.stream() : stdout, "standard output");
}

void replaceFile(const std::string &bytes, const std::string &path) {
  const std::string temporary = fmt::format("{}.{}.part", path, getpid());
  {
    const OutputFile file(std::fopen(temporary.c_str(), "wxe"), std::fclose);
    if (!file)
      failToWrite(path);
    put(bytes, file.get(), path);
  }
  if (std::rename(temporary.c_str(), path.c_str()) != 0) {
    std::remove(temporary.c_str());
    failToWrite(path);
  }
}

} // namespace vais::profiler
