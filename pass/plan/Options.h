/// The options of the pass: what a user may ask for and how it is spelled.
///
/// One grammar, `word;word;key=value`, serves the parameters of the pass
/// (`-passes='vais-profiler<memory=off>'`) and the environment variable, which is the only way to
/// reach a plugin that clang loads with -fpass-plugin.

#ifndef VAIS_PROFILER_PASS_OPTIONS_H
#define VAIS_PROFILER_PASS_OPTIONS_H

#include "llvm/ADT/StringRef.h"

#include <string>
#include <vector>

namespace vais_profiler {

constexpr const char *kOptionsVariable = "VAIS_PROFILER_PASS_OPTIONS";

enum class InsertionPoint { Late, Early };
enum class AllocationSites { On, Off };
enum class Optnone { Keep, Drop };
enum class Prelude { Keep, Drop };
enum class Exits { Normal, Unwind };
enum class Wrappers { Off, On };
enum class Inline { Auto, On, Off };
enum class CallStyle { Auto, Hooks, Passed };
enum class Action { Instrument, PrintPlan };

struct Options {
  InsertionPoint point = InsertionPoint::Late;
  AllocationSites memory = AllocationSites::On;
  Optnone optnone = Optnone::Keep;
  Prelude prelude = Prelude::Keep;
  Exits exits = Exits::Normal;
  Wrappers wrappers = Wrappers::Off;
  Inline inlining = Inline::Auto;      ///< of hooks; Auto: in clang's pipelines at -O1 and above
  CallStyle calls = CallStyle::Auto;   ///< how functions find their contexts; Auto: passed on in
                                       ///< clang's pipelines, unless hooks are not to be inlined
  std::vector<std::string> functions;  ///< globs of names; empty for all functions
  std::vector<std::string> exclude;    ///< globs of names
  std::vector<std::string> lists;      ///< files of functions to leave alone (IgnoreLists)
  std::vector<std::string> allocators; ///< files that name allocators (AllocatorList)
  unsigned minInstructions = 0;        ///< below it only functions with loops are instrumented
  Action action = Action::Instrument;
};

/// Sets in `options` what `text` asks for. Words that are not options leave it as it is; each gives
/// one line that names the nearest valid one. An option that is a list is added to by each mention
/// in `text`, and replaces what `options` had of it.
std::vector<std::string> parseOptions(llvm::StringRef text, Options &options);

/// Options of the environment, with the lines about the words in it that are not options.
struct EnvironmentOptions {
  Options options;
  std::vector<std::string> problems;
};

EnvironmentOptions optionsFromEnvironment();

} // namespace vais_profiler

#endif
