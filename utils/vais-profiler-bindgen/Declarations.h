/// Reads what a header declares.

#ifndef VAIS_PROFILER_BINDGEN_DECLARATIONS_H
#define VAIS_PROFILER_BINDGEN_DECLARATIONS_H

#include "utils/vais-profiler-bindgen/Interface.h"

#include <string>
#include <vector>

namespace vais::profiler {

struct HeaderSource;

/// A macro without parameters whose value is to be found out.
struct Macro {
  std::string name;
  std::string doc;
  std::string place;           ///< FILE:LINE
  std::string initializedType; ///< the struct that it initializes: `{ 1, true }`; empty for others
};

struct Declarations {
  Interface interface; ///< without the values of macros, and functions are not lowered
  std::vector<Macro> macros;
};

/// Reads the header and those that it includes, the system's apart.
///
/// Throws HeaderError with a line for each declaration that cannot be bound and whose comment does
/// not say "C and C++ only".
Declarations readDeclarations(const HeaderSource &header);

/// Adds the values of the macros to the interface's constants. Throws HeaderError for those that
/// are not constant.
void readConstants(const HeaderSource &header, const std::vector<Macro> &macros,
                   Interface &interface);

/// Lets clang decide how each function of the interface takes its parameters and returns its
/// result.
void lowerFunctions(const HeaderSource &header, Interface &interface);

} // namespace vais::profiler

#endif
