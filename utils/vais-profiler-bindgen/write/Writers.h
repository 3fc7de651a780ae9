/// The writers of all output formats. The same interface always gives the same text.

#ifndef VAIS_PROFILER_BINDGEN_WRITERS_H
#define VAIS_PROFILER_BINDGEN_WRITERS_H

#include "utils/vais-profiler-bindgen/interface/Interface.h"

#include <nlohmann/json_fwd.hpp>
#include <string>

namespace vais::profiler {

/// Writes a Rust module for edition 2021, rustc 1.63 and later.
std::string writeRust(const Interface &interface);

/// Part of writeRust: keeps the module from compiling if rustc lays out a struct differently.
std::string writeRustLayout(const Interface &interface);

enum class Pointers { Opaque, Typed };

/// Writes declarations in LLVM IR with opaque pointers (LLVM 15 and later) or typed ones (14 to
/// 16).
std::string writeLlvmIr(const Interface &interface, Pointers pointers);

/// Writes a Python module that uses ctypes.
std::string writePython(const Interface &interface);

/// Returns the ABI: everything on which a program that was compiled with the header relies.
nlohmann::ordered_json abiOf(const Interface &interface);

} // namespace vais::profiler

#endif
