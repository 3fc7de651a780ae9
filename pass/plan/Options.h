/// The options of the pass and how they are spelled.
///
/// One grammar, `word;word;key=value`, serves both the parameters of the pass
/// (`-passes='vais-profiler<memory=off>'`) and the environment variable, which is the only way to
/// configure a plugin that clang loads with -fpass-plugin.

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
enum class Count { Calls, Edges };
enum class Action {
  Instrument,
  PrintPlan,
  UseProfile ///< nothing is instrumented: a profile is used (-fprofile-use)
};

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
  Count count = Count::Calls;          ///< Edges: those of the control flow, too
  std::vector<std::string> functions;  ///< globs of names; empty for all functions
  std::vector<std::string> exclude;    ///< globs of names
  std::vector<std::string> lists;      ///< files that list functions to leave alone (IgnoreLists)
  std::vector<std::string> allocators; ///< files that list allocators (AllocatorList)
  unsigned minInstructions = 0;        ///< smaller functions are left alone unless they have loops
  Action action = Action::Instrument;
};

/// Sets the options that `text` asks for. A word that is not an option changes nothing and adds a
/// line to the result that suggests the nearest valid spelling. The elements of a list option
/// accumulate over its mentions in `text` and replace what `options` held before.
std::vector<std::string> parseOptions(llvm::StringRef text, Options &options);

/// The options from the environment variable, and a line for each word in it that is not an option.
struct EnvironmentOptions {
  Options options;
  std::vector<std::string> problems;
};

EnvironmentOptions optionsFromEnvironment();

} // namespace vais_profiler

#endif
