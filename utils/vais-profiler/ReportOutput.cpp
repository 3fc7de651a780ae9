/// Formats by name, and streams and files to write them to.

#include "ReportOutput.h"

#include "Pager.h"
#include "ProfileHeader.h"

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

bool isColourWanted(std::FILE *stream) {
  const char *noColour = std::getenv("NO_COLOR");
  return isatty(fileno(stream)) && (!noColour || !*noColour);
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
  // Does not wait for a pipe's reader: where nobody reads it, opening fails.
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
      .add_option("--attribute", attribution,
                  "Whom memory is charged to where a helper of Vais (host runtime, __vais_*) "
                  "allocates: it, or the function that called it. Default: callee")
      ->type_name("callee|caller")
      ->transform(CLI::CheckedTransformer(words).description(""));
}

ReportStyle terminalStyle(ReportStyle style, std::FILE *stream) {
  constexpr unsigned kNarrowest = 40, kWidest = 200;
  style.colour = isColourWanted(stream) ? Colour::On : Colour::Off;
  winsize window{};
  if (isatty(fileno(stream)) && ioctl(fileno(stream), TIOCGWINSZ, &window) == 0 &&
      window.ws_col > 0)
    style.width = std::clamp<unsigned>(window.ws_col, kNarrowest, kWidest);
  return style;
}

void writeReport(const Snapshot &snapshot, const ReportFormat &format, ReportStyle style,
                 std::FILE *stream, const std::string &name) {
  if ((format.traits & kIsBinary) && isatty(fileno(stream)))
    throw CommandError(fmt::format("{}: expected a file or pipe for {}, which is binary, found a "
                                   "terminal; use -o FILE",
                                   name, format.name));
  put(format.write(snapshot, terminalStyle(style, stream)), stream, name);
}

void writeReport(const Snapshot &snapshot, const ReportFormat &format, const ReportStyle &style,
                 const std::string &path) {
  const OutputFile file = openOutput(path);
  writeReport(snapshot, format, style, file.get(), path);
}

void showReport(const Snapshot &snapshot, const ReportFormat &format, const ReportStyle &style) {
  const Pager pager;
  if ((format.traits & kIsBinary) || !pager.stream())
    return writeReport(snapshot, format, style, stdout, "standard output");
  put(format.write(snapshot, terminalStyle(style, stdout)), pager.stream(), "pager");
}

void writeText(const std::string &text, const std::string &path) {
  if (!path.empty())
    return put(text, openOutput(path).get(), path);
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
