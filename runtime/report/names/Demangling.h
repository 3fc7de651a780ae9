/// From the symbols of linkers to the names that programmers wrote.

#ifndef VAIS_PROFILER_REPORT_DEMANGLING_H
#define VAIS_PROFILER_REPORT_DEMANGLING_H

#include <string>

namespace vais::profiler {

/// How much of a name is shown.
enum class NameDetail {
  Name,       ///< no return type, parameters, default template arguments or inline namespaces
  Parameters, ///< the same with parameters
  Full        ///< everything that the symbol encodes
};

/// The C++ name (Itanium C++ ABI) or Rust name (v0 or legacy) that `symbol` encodes, otherwise
/// `symbol` itself. A name that would become unreasonably long stays a symbol. What compilers
/// append to symbols is shown in brackets where it says which part of the function this is, as in
/// "parse [cold]", and left out of NameDetail::Name where it only makes the symbol unique.
///
/// Takes time and memory proportional to the result, which is at most 64 KiB long, whatever the
/// symbol is.
std::string demangle(const std::string &symbol, NameDetail detail = NameDetail::Full);

} // namespace vais::profiler

#endif
