/// Formats by name, and streams and files to write them to.

#include "ReportOutput.h"

#include "ProfileHeader.h"

#include <cerrno>
#include <cstring>
#include <fmt/format.h>
#include <map>
#include <memory>
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

[[noreturn]] void failToWrite(const std::string &name) {
  throw CommandError(
      fmt::format("{}: expected to write the report, found: {}", name, std::strerror(errno)));
}

} // namespace

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

void writeReport(const Snapshot &snapshot, const ReportFormat &format, std::FILE *stream,
                 const std::string &name) {
  ReportStyle style;
  style.colour = isColourWanted(stream) ? Colour::On : Colour::Off;
  const std::string report = format.write(snapshot, style);
  if (std::fwrite(report.data(), 1, report.size(), stream) != report.size() ||
      std::fflush(stream) != 0)
    failToWrite(name);
}

void writeReport(const Snapshot &snapshot, const ReportFormat &format, const std::string &path) {
  if (isProfile(path))
    throw CommandError(path + ": expected a place for the report, found a profile");
  std::unique_ptr<std::FILE, int (*)(std::FILE *)> file(std::fopen(path.c_str(), "we"),
                                                        std::fclose);
  if (!file)
    failToWrite(path);
  writeReport(snapshot, format, file.get(), path);
  if (std::fclose(file.release()) != 0)
    failToWrite(path);
}

} // namespace vais::profiler
