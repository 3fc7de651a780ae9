/// Converts linker symbols to the names that programmers wrote.

#ifndef VAIS_PROFILER_REPORT_DEMANGLING_H
#define VAIS_PROFILER_REPORT_DEMANGLING_H

#include <string>

namespace vais::profiler {

/// How much of a name is shown.
enum class NameDetail {
  Name,       ///< without return type, parameters, default template arguments and inline namespaces
  Parameters, ///< the same with parameters
  Full        ///< everything that the symbol encodes
};

/// Returns the C++ name (Itanium C++ ABI) or Rust name (v0 or legacy) that `symbol` encodes,
/// otherwise `symbol` itself. A symbol whose name would become unreasonably long is not decoded. A
/// suffix that a compiler has appended is shown in brackets if it says which part of the function
/// this is, as in "parse [cold]"; if it merely makes the symbol unique, NameDetail::Name omits it.
///
/// Takes time and memory proportional to the result, which is at most 64 KiB long, whatever the
/// symbol.
std::string demangle(const std::string &symbol, NameDetail detail = NameDetail::Full);

} // namespace vais::profiler

#endif
