/// Runs clang over a header.

#ifndef VAIS_PROFILER_BINDGEN_CLANGRUN_H
#define VAIS_PROFILER_BINDGEN_CLANGRUN_H

#include "utils/vais-profiler-bindgen/HeaderSource.h"

#include "clang/Basic/Diagnostic.h"
#include "clang/Frontend/FrontendAction.h"

#include <memory>
#include <string>

namespace vais::profiler {

/// Lets `action` have a C file that includes the header in line 1 and goes on with `more` in
/// line 2. Only clang's own headers are on the system's path. Returns whether there was no error;
/// `diagnostics` gets them, or else standard error.
bool runClang(const HeaderSource &header, const std::string &more,
              std::unique_ptr<clang::FrontendAction> action,
              clang::DiagnosticConsumer *diagnostics = nullptr);

} // namespace vais::profiler

#endif
