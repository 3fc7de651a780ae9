/// Shows code that is not instrumented below the functions that called it.

#ifndef VAIS_PROFILER_REPORT_SAMPLEDCODE_H
#define VAIS_PROFILER_REPORT_SAMPLEDCODE_H

#include "runtime/report/names/FunctionNames.h"

#include <functional>
#include <string>
#include <vector>

namespace vais::profiler {

/// Returns the symbol of the function at each of the addresses, which are virtual ones of the
/// object; "" where there is none.
using FindSymbols =
    std::function<std::vector<std::string>(const MappedObject &, const std::vector<uint64_t> &)>;

/// Adds a function like "memcpy [libc.so.6]" (if there is no symbol, "[libc.so.6]") for all code
/// that samples found outside of instrumented functions, called by the context that they found. Its
/// self time is a share of the context's, which is taken off that one:
///
///     self time of the code = self time of the context * samples in the code / samples of the
///     context
///
/// with the error of both factors. Its calls are unknown. `symbols` may be null, for names of
/// objects alone. To be called after nameFunctions() and before anything is left out or rearranged.
void showSampledCode(Profile &profile, const FindSymbols &symbols,
                     NameStyle style = NameStyle::Short);

/// Returns the function that stands for all code of an object, or for code of which the object is
/// not known: "[libc.so.6]", "[vdso]".
Function sampledFunction(const Profile &profile, Index object);

} // namespace vais::profiler

#endif
