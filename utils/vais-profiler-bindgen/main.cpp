/// vais-profiler-bindgen: writes what other languages need to call the functions of a C header, and
/// tells whether programs that were compiled with an older header still run.

#include "utils/installation/Version.h"
#include "utils/vais-profiler-bindgen/AbiComparison.h"
#include "utils/vais-profiler-bindgen/read/Declarations.h"
#include "utils/vais-profiler-bindgen/read/HeaderSource.h"
#include "utils/vais-profiler-bindgen/write/TextLines.h"
#include "utils/vais-profiler-bindgen/write/Writers.h"

#include <CLI/CLI.hpp>
#include <fstream>
#include <iostream>
#include <nlohmann/json.hpp>

namespace {

using namespace vais::profiler;

struct Arguments {
  HeaderSource header = {"", "x86_64-pc-linux-gnu"};
  std::string format;
  std::string output;
  std::string released;
};

constexpr const char *kFooter =
    "A declaration that cannot be bound is an error, unless its comment says \"C and C++ only\".\n"
    "Exit status:\n"
    "  0 on success and 1 after an error or if an older program would break.\n\n"
    "Examples:\n"
    "  vais-profiler-bindgen include/vais_profiler.h --format rust -o vais_profiler.rs\n"
    "  vais-profiler-bindgen include/vais_profiler.h --against released/abi-0.json";

void addOptions(CLI::App &app, Arguments &arguments) {
  app.set_version_flag(
      "--version", [] { return versionText("vais-profiler-bindgen"); },
      "Print the versions of this program, the plugins and the formats");
  app.add_option("HEADER", arguments.header.path, "C header to read")->required()->type_name("");
  auto *format = app.add_option("--format", arguments.format, "What to write")
                     ->check(CLI::IsMember({"rust", "llvm-ir", "llvm-ir-typed", "python", "json"}))
                     ->type_name("F");
  app.add_option("-o,--output", arguments.output, "File to write instead of standard output")
      ->needs(format)
      ->type_name("FILE");
  app.add_option("--against", arguments.released,
                 "Compare with the JSON of a released header, with which it must stay compatible")
      ->type_name("FILE");
  app.add_option("--target", arguments.header.target, "Triple of the machine")
      ->type_name("TRIPLE")
      ->capture_default_str();
  app.footer(kFooter);
}

void complain(const std::vector<std::string> &lines) {
  for (const std::string &line : lines)
    std::cerr << "vais-profiler-bindgen: " << line << '\n';
}

Interface readInterface(const HeaderSource &header) {
  if (!std::ifstream(header.path))
    throw HeaderError(header.path + ": expected a C header that can be read");
  Declarations declarations = readDeclarations(header);
  readConstants(header, declarations.macros, declarations.interface);
  lowerFunctions(header, declarations.interface);
  return std::move(declarations.interface);
}

std::string write(const Interface &interface, const std::string &format) {
  if (format == "rust")
    return writeRust(interface);
  if (format == "python")
    return writePython(interface);
  if (format == "json")
    return abiOf(interface).dump(2) + "\n";
  return writeLlvmIr(interface, format == "llvm-ir" ? Pointers::Opaque : Pointers::Typed);
}

void save(const std::string &text, const std::string &output) {
  if (output.empty()) {
    if (!(std::cout << text << std::flush))
      throw HeaderError("standard output: expected to write all of it");
    return;
  }
  std::ofstream file(output, std::ios::binary);
  if (!(file << text << std::flush))
    throw HeaderError(output + ": expected a file that can be written");
}

nlohmann::ordered_json readReleased(const std::string &path) {
  std::ifstream file(path);
  const auto json = nlohmann::ordered_json::parse(file, nullptr, false);
  if (!json.is_object() || !json.contains("functions"))
    throw HeaderError(path + ": expected the JSON of a header");
  return json;
}

/// Reports what is broken. Returns whether nothing is.
bool isCompatible(const Interface &interface, const std::string &path) {
  const std::vector<std::string> breaks = abiBreaks(readReleased(path), abiOf(interface));
  complain(breaks);
  return breaks.empty();
}

} // namespace

int main(int argc, char **argv) try {
  Arguments arguments;
  CLI::App app("Writes what other languages need to call the functions of a C header.",
               "vais-profiler-bindgen");
  addOptions(app, arguments);
  try {
    app.parse(argc, argv);
    if (arguments.format.empty() && arguments.released.empty())
      throw CLI::RequiredError("--format or --against");
  } catch (const CLI::ParseError &error) {
    if (error.get_exit_code() == 0) // --help and --version
      return app.exit(error);
    throw;
  }
  const Interface interface = readInterface(arguments.header);
  if (!arguments.released.empty() && !isCompatible(interface, arguments.released))
    return 1;
  if (!arguments.format.empty())
    save(write(interface, arguments.format), arguments.output);
  return 0;
} catch (const std::exception &error) {
  complain(linesOf(error.what()));
  return 1;
}
