/// Reads what a header declares.

#ifndef VAIS_PROFILER_BINDGEN_DECLARATIONS_H
#define VAIS_PROFILER_BINDGEN_DECLARATIONS_H

#include "utils/vais-profiler-bindgen/interface/Interface.h"

#include <string>
#include <vector>

namespace vais::profiler {

struct HeaderSource;

/// A macro without parameters whose value is to be determined.
struct Macro {
  std::string name;
  std::string doc;
  std::string place;           ///< FILE:LINE
  std::string initializedType; ///< the struct that it initialises, `{ 1, true }`; else empty
};

struct Declarations {
  Interface interface; ///< without the values of macros and the lowering of functions
  std::vector<Macro> macros;
};

/// Reads the header and those that it includes, except for system headers.
///
/// Throws HeaderError with a line for each declaration that cannot be bound, unless its comment
/// says "C and C++ only".
Declarations readDeclarations(const HeaderSource &header);

/// Adds the values of the macros to the interface's constants. Throws HeaderError for those that
/// are not constant.
void readConstants(const HeaderSource &header, const std::vector<Macro> &macros,
                   Interface &interface);

/// Lets clang determine how each function of the interface takes its parameters and returns its
/// result.
void lowerFunctions(const HeaderSource &header, Interface &interface);

} // namespace vais::profiler

#endif
