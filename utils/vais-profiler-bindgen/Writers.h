/// The files that an interface is written as; each is the same text for the same interface.

#ifndef VAIS_PROFILER_BINDGEN_WRITERS_H
#define VAIS_PROFILER_BINDGEN_WRITERS_H

#include "utils/vais-profiler-bindgen/Interface.h"

#include <nlohmann/json_fwd.hpp>
#include <string>

namespace vais::profiler {

/// A Rust module for edition 2021, rustc 1.63 and later.
std::string writeRust(const Interface &interface);

/// Part of writeRust: what keeps the module from compiling where rustc lays a struct out otherwise.
std::string writeRustLayout(const Interface &interface);

enum class Pointers { Opaque, Typed };

/// Declarations in LLVM IR with opaque pointers (LLVM 15 and later) or typed ones (14 to 16).
std::string writeLlvmIr(const Interface &interface, Pointers pointers);

/// A Python module that uses ctypes.
std::string writePython(const Interface &interface);

/// The ABI: what a program that was compiled against the header relies on.
nlohmann::ordered_json abiOf(const Interface &interface);

} // namespace vais::profiler

#endif
