/// Readable names of C++ functions.

#ifndef VAIS_PROFILER_CPP_DEMANGLE_HPP
#define VAIS_PROFILER_CPP_DEMANGLE_HPP

#include "Namespace.hpp"

#include <cstdlib>
#include <cxxabi.h>
#include <memory>
#include <string>

VAIS_PROFILER_CPP_BEGIN

/// Returns the C++ name that `symbol` encodes, or `symbol` itself. The functions of a snapshot have
/// the names that the linker uses.
inline std::string demangled(const std::string &symbol) {
  if (symbol.compare(0, 2, "_Z") != 0)
    return symbol;
  int status = 0;
  const std::unique_ptr<char, void (*)(void *)> name(
      abi::__cxa_demangle(symbol.c_str(), nullptr, nullptr, &status), std::free);
  return name ? name.get() : symbol;
}

VAIS_PROFILER_CPP_END

#endif
