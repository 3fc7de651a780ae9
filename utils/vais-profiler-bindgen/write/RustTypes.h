/// Names of types and identifiers in Rust.

#ifndef VAIS_PROFILER_BINDGEN_RUSTTYPES_H
#define VAIS_PROFILER_BINDGEN_RUSTTYPES_H

#include "utils/vais-profiler-bindgen/interface/Interface.h"

#include <string>

namespace vais::profiler {

std::string rustType(const Type &type);

/// Returns a C identifier in Rust, such as `r#type` if it is a keyword of Rust.
std::string rustName(const std::string &name);

} // namespace vais::profiler

#endif
