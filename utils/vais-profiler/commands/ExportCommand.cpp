/// vais-profiler export: what compilers and linkers optimise by.

#include "runtime/report/model/Reading.h"
#include "runtime/report/text/PrintableText.h"
#include "runtime/report/text/Units.h"
#include "utils/vais-profiler/commands/Commands.h"
#include "utils/vais-profiler/edges/EdgeReader.h"
#include "utils/vais-profiler/edges/ProfdataText.h"
#include "utils/vais-profiler/edges/SymbolOrder.h"
#include "utils/vais-profiler/terminal/CommandError.h"
#include "utils/vais-profiler/terminal/ReportOutput.h"

#include <cstdio>
#include <fmt/format.h>
#include <memory>
#include <unistd.h>

namespace vais::profiler {
namespace {

struct ExportOptions {
  std::string format = "profdata";
  std::vector<std::string> files;
  std::vector<uint64_t> weights;
  std::string phase;
  std::string by = "first-call";
  std::string output;
};

void checkWeights(const ExportOptions &options) {
  if (!options.weights.empty() && options.weights.size() != options.files.size())
    throw CommandError(fmt::format("--weight: expected one for each of the {} profiles, found {}",
                                   options.files.size(), options.weights.size()));
}

EdgeProfile sumOf(const ExportOptions &options) {
  EdgeProfile sum;
  for (size_t i = 0; i < options.files.size(); ++i)
    addEdgesOf(options.files[i], options.weights.empty() ? 1 : options.weights[i], options.phase,
               sum);
  if (sum.lostCounters)
    std::fprintf(stderr,
                 "vais-profiler: note: %s counters are missing, for lack of memory or disk "
                 "space, or because their object was compiled by several versions of LLVM\n",
                 formatCount(sum.lostCounters).c_str());
  return sum;
}

void exportProfiles(const ExportOptions &options) {
  checkWeights(options);
  if (options.format == "symbol-order") {
    if (!options.phase.empty() || !options.weights.empty())
      throw CommandError("--format symbol-order: expected neither --phase nor --weight");
    writeText(symbolOrder(options.files, options.by == "heat" ? OrderBy::Heat : OrderBy::FirstCall),
              options.output);
    return;
  }
  if (options.format == "proftext") {
    writeText(profdataText(sumOf(options)), options.output);
    return;
  }
  if (options.output.empty() && isatty(STDOUT_FILENO))
    throw CommandError(
        "--format profdata: expected -o FILE or redirected output, found a terminal");
  const std::string bytes = profdataIndexed(sumOf(options));
  if (options.output.empty())
    writeText(bytes, "");
  else
    replaceFile(bytes, options.output);
}

} // namespace

void addExportCommand(CLI::App &app) {
  const auto options = std::make_shared<ExportOptions>();
  CLI::App *command = app.add_subcommand(
      "export", "Writes what a compiler or linker optimises by: counts of the control flow for "
                "clang -fprofile-use, added up over profiles of programs built with "
                "vais-profiler-clang --vais-profiler-pgo, or an order of functions for lld.");
  command->add_option("FILE", options->files, "Profiles, which may be of running processes")
      ->required()
      ->type_name("");
  command
      ->add_option("--format", options->format,
                   "What to write: profdata and proftext, for LLVM 14 and later; symbol-order, for "
                   "lld --symbol-ordering-file")
      ->type_name("FORMAT")
      ->check(CLI::IsMember({"profdata", "proftext", "symbol-order"}))
      ->capture_default_str();
  command
      ->add_option("--weight", options->weights,
                   "How often each profile counts, in the order of the profiles, separated by "
                   "commas; once if not given")
      ->type_name("N,...")
      ->delimiter(',')
      ->allow_extra_args(false)
      ->check(CLI::PositiveNumber);
  command
      ->add_option("--phase", options->phase,
                   "Only what was counted in this phase of the program; values of sites are those "
                   "of the whole run")
      ->type_name("NAME");
  command
      ->add_option("--by", options->by,
                   "Order of functions for symbol-order: by their first calls, or by their calls, "
                   "the most frequent first")
      ->type_name("ORDER")
      ->check(CLI::IsMember({"first-call", "heat"}))
      ->capture_default_str();
  command
      ->add_option("-o,--output", options->output, "Where to write it; standard output if absent")
      ->type_name("FILE");
  command->footer("Examples:\n"
                  "  vais-profiler export app.*.vprof -o app.profdata\n"
                  "  vais-profiler export --weight 10,1 usual.vprof rare.vprof -o app.profdata\n"
                  "  vais-profiler export --format symbol-order app.4711.vprof -o app.order");
  command->callback([options] { exportProfiles(*options); });
}

} // namespace vais::profiler
