/// Names of types and identifiers in Rust.

#ifndef VAIS_PROFILER_BINDGEN_RUSTTYPES_H
#define VAIS_PROFILER_BINDGEN_RUSTTYPES_H

#include "utils/vais-profiler-bindgen/Interface.h"

#include <string>

namespace vais::profiler {

std::string rustType(const Type &type);

/// An identifier of C, `r#type` where Rust has the word for itself.
std::string rustName(const std::string &name);

} // namespace vais::profiler

#endif
