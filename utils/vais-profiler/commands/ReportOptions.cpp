/// Applies options as transformations, in this order: merge, charge memory, show code that is not
/// instrumented, filter, group, invert.

#include "utils/vais-profiler/commands/ReportOptions.h"

#include "runtime/report/formats/text/FunctionTable.h"
#include "runtime/report/store/ProfileReader.h"
#include "runtime/report/text/PrintableText.h"
#include "runtime/report/transform/Attribution.h"
#include "runtime/report/transform/Grouping.h"
#include "runtime/report/transform/Inversion.h"
#include "runtime/report/transform/Merge.h"
#include "runtime/report/transform/SampledCode.h"
#include "utils/vais-profiler/commands/NamePattern.h"
#include "utils/vais-profiler/profiles/ObjectSymbols.h"
#include "utils/vais-profiler/terminal/ProgressBar.h"
#include "utils/vais-profiler/vais/VaisSource.h"

#include <fmt/format.h>

namespace vais::profiler {
namespace {

/// Adds an option whose value is the name of an entry of `table`.
template <class Table, class Set>
void addNamed(CLI::App &command, const std::string &option, const Table &table,
              const std::string &help, Set set) {
  std::vector<std::string> names;
  for (const auto &entry : table)
    names.emplace_back(entry.name);
  command
      .add_option_function<std::string>(
          option,
          [&table, set](const std::string &name) {
            for (const auto &entry : table)
              if (name == entry.name)
                set(entry);
          },
          help)
      ->type_name(CLI::detail::join(names, "|"))
      ->check([names](const std::string &name) {
        return std::count(names.begin(), names.end(), name) > 0
                   ? std::string()
                   : fmt::format("expected {}, found {}", CLI::detail::join(names, ", "), name);
      });
}

struct NamedGroup {
  const char *name;
  Group group;
};
const std::vector<NamedGroup> kGroups = {{"thread", Group::Thread}, {"file", Group::File}};

struct NamedSort {
  const char *name;
  Sort sort;
};
const std::vector<NamedSort> kSorts = {{"self", Sort::Self},   {"total", Sort::Total},
                                       {"calls", Sort::Calls}, {"allocations", Sort::Allocations},
                                       {"bytes", Sort::Bytes}, {"name", Sort::Name}};

void addExpression(CLI::App &command, const std::string &option, std::string &expression,
                   const std::string &help) {
  command.add_option(option, expression, help)->type_name("REGEX")->check(findPatternError);
}

/// Must precede grouping by thread, because the context above a thread's first function is not its
/// caller.
Profile charged(Profile profile, Attribution attribution) {
  if (attribution == Attribution::Caller)
    chargeMemoryToCallers(profile);
  return profile;
}

Profile readMerged(const std::vector<std::string> &files, const std::string &phase) {
  ProgressBar bar;
  const auto read = [&](const std::string &file) {
    return phase.empty() ? readProfile(file, bar.progress()) : readPhaseOf(file, phase);
  };
  if (files.size() == 1)
    return read(files[0]);
  Merger merger(Parts::Processes); // reports do not use the spread between runs
  for (const std::string &file : files)
    merger.add(read(file));
  return merger.finish();
}

/// Threads are distinguished for a single profile only, because threads of different processes are
/// unrelated.
Profile readApart(const std::vector<std::string> &files, Attribution attribution) {
  if (files.size() > 1)
    throw CommandError("--group thread: expected one profile, found " +
                       std::to_string(files.size()));
  ProgressBar bar;
  const Profile whole = readProfile(files[0], bar.progress());
  std::vector<Profile> threads = readThreadsOf(files[0], bar.progress());
  if (threads.empty())
    return charged(whole, attribution);
  for (Profile &thread : threads)
    thread = charged(std::move(thread), attribution);
  return groupByThread(whole, threads);
}

bool asksForFilter(const Patterns &patterns) {
  return !patterns.focus.empty() || !patterns.ignore.empty() || !patterns.hide.empty();
}

std::string namesOfFormats(unsigned trait) {
  std::string names;
  for (const ReportFormat &format : reportFormats())
    if (format.traits & trait)
      names += (names.empty() ? "" : ", ") + std::string(format.name);
  return names;
}

/// Throws CommandError if an option was given that has no meaning for `format`.
void requireUse(const ReportContent &options, const ReportFormat &format) {
  const struct {
    const char *option;
    bool isGiven;
    unsigned trait;
  } uses[] = {
      {"--inverted", options.isInverted, kIsOfStacks},
      {"--value", options.value != nullptr, kHasValue},
      {"--sort", options.sort != Sort::Value, kIsSorted},
      {"--limit", options.limit && *options.limit != kUnlimited, kHasRows},
      {"--columns", !options.columns.empty(), kHasColumns},
      {"--unit", options.scales.time || options.scales.bytes, kHasUnits},
      {"--source", !options.sourceFolder.empty(), kHasSource},
  };
  for (const auto &use : uses)
    if (use.isGiven && !(format.traits & use.trait))
      throw CommandError(fmt::format("{}: expected a format that has it ({}), found {}", use.option,
                                     namesOfFormats(use.trait), format.name));
}

/// Returns the functions that the patterns match. Reports a pattern that matches none, as an error
/// if nothing would be left to show.
Filter filterOf(const Profile &profile, const Patterns &patterns) {
  const std::string expectation = "expected a match in functions or source files, found none for ";
  const Filter filter{matchingNames(patterns.focus), matchingNames(patterns.ignore),
                      matchingNames(patterns.hide)};
  if (filter.focus && !matchesAny(profile, filter.focus))
    throw CommandError("--focus: " + expectation + patterns.focus);
  const auto warn = [&](const char *option, const FunctionMatch &match,
                        const std::string &pattern) {
    if (match && !matchesAny(profile, match))
      std::fprintf(stderr, "vais-profiler: %s: %s%s\n", option, expectation.c_str(),
                   printable(pattern).c_str());
  };
  warn("--ignore", filter.ignore, patterns.ignore);
  warn("--hide", filter.hide, patterns.hide);
  return filter;
}

} // namespace

void addValueOption(CLI::App &command, const Value *&value) {
  std::string names;
  for (const Value &each : values())
    names += each.name + std::string("|");
  command
      .add_option_function<std::string>(
          "--value",
          [&value](const std::string &name) {
            const Value *known = findValue(name);
            value = known ? known : &eventValue(name);
          },
          "What is shown: a value, or an event that was counted. Default: time, if it was recorded")
      ->type_name(names + "EVENT");
}

void addUnitOption(CLI::App &command, ReportContent &options) {
  addNamed(command, "--unit", scales(),
           "Unit of times or of bytes. Default: the unit that fits each number",
           [&options](const Scale &scale) {
             (scale.of == Unit::Bytes ? options.scales.bytes : options.scales.time) = &scale;
           });
}

void addContentOptions(CLI::App &command, ReportContent &options) {
  addValueOption(command, options.value);
  addAttributeOption(command, options.attribution);
  command
      .add_option(
          "--phase", options.phase,
          "Show only what was recorded in one phase that the program named; text reports list them")
      ->type_name("NAME");
  addExpression(command, "--focus", options.patterns.focus,
                "Keep the stacks that pass through a matching function or source file");
  addExpression(command, "--ignore", options.patterns.ignore,
                "Drop the stacks that pass through a match");
  addExpression(command, "--hide", options.patterns.hide,
                "Take matches out of the stacks; their callers are charged with what they spent");
  addNamed(command, "--group", kGroups,
           "Separate the threads, or combine the functions of each file",
           [&options](const NamedGroup &group) { options.group = group.group; });
  addLimitOption(command, options.limit,
                 "Largest number of rows of a table, functions of a graph or callees of a context");
  addUnitOption(command, options);
  addNamesOption(command, options.names);
  addVaisSourceOption(command, options.vaisSource);
  addWidthOption(command, options.width);
}

void nameForReport(Profile &profile, NameStyle names, ShownCode shown,
                   const std::string &vaisSource, const ResolveCode &resolveCode) {
  if (!vaisSource.empty())
    VaisSource(vaisSource).locate(profile);
  nameFunctions(profile, names);
  showSampledCode(profile, resolveCode ? resolveCode : resolve, shown, names);
  if (shown.helpers == Helpers::Fold)
    profile = foldHelpers(profile);
}

void addSortOption(CLI::App &command, ReportContent &options) {
  addNamed(command, "--sort", kSorts,
           "What functions are sorted by. Default: the value that is shown",
           [&options](const NamedSort &sort) { options.sort = sort.sort; });
}

void addColumnsOption(CLI::App &command, ReportContent &options) {
  command
      .add_option("--columns", options.columns,
                  "Columns of the table of functions, separated by commas; with a + in front, in "
                  "addition to the usual ones")
      ->type_name("NAMES")
      ->delimiter(',');
}

void addSourceOption(CLI::App &command, std::string &folder) {
  command
      .add_option("--source", folder,
                  "Folder to look for the source in before the place where it was compiled")
      ->type_name("FOLDER");
}

void addInvertedOption(CLI::App &command, ReportContent &options) {
  command.add_flag("--inverted", options.isInverted,
                   "Turn the stacks around, from the hottest functions to their callers");
}

static bool hasEvent(const Profile &profile, const std::string &name) {
  return std::any_of(profile.events.begin(), profile.events.end(),
                     [&](const Event &event) { return event.name == name; });
}

void requireKnown(const Profile &profile, const Value *value) {
  if (!value || value->isKnown(profile))
    return;
  if (!value->isEvent() || hasEvent(profile, value->name))
    throw CommandError(fmt::format("--value {}: expected a profile that has it, found one that was "
                                   "recorded without",
                                   value->name));
  std::string names;
  for (const Value &each : values())
    names += (names.empty() ? "" : ", ") + std::string(each.name);
  for (const Event &event : profile.events)
    names += ", " + event.name;
  throw CommandError(fmt::format("--value: expected {}, found {}", names, value->name));
}

bool asksForSums(const ReportContent &options) {
  return options.value || options.attribution != Attribution::Callee ||
         asksForFilter(options.patterns) || options.group != Group::Function || options.isInverted;
}

Profile readForReport(const std::vector<std::string> &files, const ReportContent &options,
                      const ReportFormat &format) {
  requireUse(options, format);
  if (options.group == Group::Thread && !options.phase.empty())
    throw CommandError("--phase: expected all threads together, found --group thread");
  Profile profile = options.group == Group::Thread
                        ? readApart(files, options.attribution)
                        : charged(readMerged(files, options.phase), options.attribution);
  requireKnown(profile, options.value);
  if (const std::string error = findColumnError(profile, options.columns); !error.empty())
    throw CommandError("--columns: " + error);
  nameForReport(profile, options.names, options.code,
                options.vaisSource.empty() && files.size() == 1 ? sourceBeside(files[0], profile)
                                                                : options.vaisSource);
  const Filter filter = filterOf(profile, options.patterns);
  if (asksForFilter(options.patterns))
    profile = filterProfile(profile, filter);
  if (options.group == Group::File)
    profile = groupByFile(profile);
  return options.isInverted && !(format.traits & kInverts) ? invertProfile(profile) : profile;
}

ReportStyle styleOf(const ReportContent &options, const ReportFormat &format) {
  ReportStyle style;
  style.rows = options.limit.value_or(format.rows);
  style.contextRows = options.limit.value_or(style.contextRows);
  style.width = options.width;
  style.isInverted = options.isInverted;
  style.value = options.value;
  style.sort = options.sort;
  style.scales = options.scales;
  style.columns = options.columns;
  return style;
}

} // namespace vais::profiler
