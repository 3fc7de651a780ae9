/// Recognises the functions of Vais programs and what they were called in their source.
///
/// A Vais compiler leaves names as they are, with few exceptions, so that its functions look like
/// those of C. Nothing is guessed: what a symbol does not say for certain is shown as it is.

#ifndef VAIS_PROFILER_REPORT_VAISNAMES_H
#define VAIS_PROFILER_REPORT_VAISNAMES_H

#include "runtime/report/model/Profile.h"

#include <string>

namespace vais::profiler {

enum class VaisPart {
  Program,    ///< what somebody wrote, in Vais or in any other language
  Prelude,    ///< what the compiler adds to each program, such as __vais_str_concat
  HostRuntime ///< the C code that the compiler links, whose main calls that of the program
};

/// Returns the part of a Vais program that `function` belongs to.
VaisPart vaisPartOf(const Function &function);

/// Returns whether anything in `profile` was compiled by a Vais compiler: there is a host runtime,
/// the program's main under the name that it gets beneath one, or a prelude.
bool isVaisProgram(const Profile &profile);

/// Returns whether the program runs on a host runtime, which no program in another language has.
bool hasVaisHost(const Profile &profile);

/// Returns the name of the closure with a number of its own that has this symbol, such as
/// "{closure 0}", or "" for all others.
std::string vaisClosure(const std::string &symbol);

/// Returns what `function` was called in its source, if that differs from its symbol, otherwise "".
/// Symbols like base$i64_i64 are possible in other languages, and left alone unless the program has
/// a host runtime:
///
///     vais_user_main                main
///     base$i64_i64                  base<i64, i64>
///     __vais_inline_closure0__apply {closure 0}
///     main, of the host runtime     main [host runtime]
///
/// Where the source has been read (Function::sourceName), it is asked first.
std::string vaisName(const Function &function, bool hasHost);

} // namespace vais::profiler

#endif
