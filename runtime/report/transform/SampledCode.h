/// Shows code that samples found and that is no function of the profile: below the functions that
/// called it, or that it was inlined into.

#ifndef VAIS_PROFILER_REPORT_SAMPLEDCODE_H
#define VAIS_PROFILER_REPORT_SAMPLEDCODE_H

#include "runtime/report/model/ResolvedCode.h"
#include "runtime/report/names/FunctionNames.h"

#include <functional>
#include <vector>

namespace vais::profiler {

/// Finds out what addresses, which are virtual ones of the object, stand for; nothing that tells
/// more than the last argument is needed.
using ResolveCode = std::function<ResolvedCode(const MappedObject &, const std::vector<uint64_t> &,
                                               CodeDetail wanted)>;

/// What becomes of code that is not instrumented, such as that of libraries.
enum class Libraries {
  Show, ///< it is a callee of the function that called it
  Fold  ///< it is a part of that function
};

/// What becomes of functions that the compiler inlined, into functions of either kind.
enum class Inlines {
  Show, ///< they are callees of the function that they were inlined into
  Fold  ///< they are a part of that function
};

/// What becomes of the helpers of Vais programs: the prelude and the host runtime (VaisNames.h).
enum class Helpers {
  Show, ///< they are functions like others
  Fold  ///< they are a part of the functions that call them
};

struct ShownCode {
  Libraries libraries = Libraries::Show;
  Inlines inlines = Inlines::Show;
  Helpers helpers = Helpers::Show; ///< showSampledCode() leaves this to foldHelpers()
};

/// Adds functions for code that samples found, called by the context that they found:
///
/// - "memcpy [libc.so.6]", or "[libc.so.6]" without a symbol, for code outside of instrumented
///   functions;
/// - "step [inlined]", or "step [inlined] [libc.so.6]", for code that was inlined, called by what
///   it was inlined into. It is never the same function as an instrumented one of that name.
///
/// Their calls are unknown. Their self time is a share of the context's, which is taken off that
/// one, so that all sums stay the same:
///
///     self time of code in a library = self time of the context * samples there / samples of the
///     context
///     self time of inlined code = what remains * samples there / samples in the function's own
///     code
///
/// with the error of all factors. Events are those that samples found there. Elements of
/// Profile::code get the new contexts and their lines. Without `resolve` there are names of objects
/// alone, and nothing of what is inlined. To be called after nameFunctions() and before anything is
/// left out or rearranged.
void showSampledCode(Profile &profile, const ResolveCode &resolve, ShownCode shown = {},
                     NameStyle style = NameStyle::Short);

/// Names code of the program that is not instrumented as if the program were a file called like
/// that of `other`, so that the same code of two builds has the same name.
void nameProgramLikeThatOf(const Profile &other, Profile &profile);

} // namespace vais::profiler

#endif
