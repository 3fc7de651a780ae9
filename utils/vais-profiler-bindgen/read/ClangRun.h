/// Runs clang over a header.

#ifndef VAIS_PROFILER_BINDGEN_CLANGRUN_H
#define VAIS_PROFILER_BINDGEN_CLANGRUN_H

#include "utils/vais-profiler-bindgen/read/HeaderSource.h"

#include "clang/Basic/Diagnostic.h"
#include "clang/Frontend/FrontendAction.h"

#include <memory>
#include <string>

namespace vais::profiler {

/// Runs `action` on a C file that includes the header in line 1 and continues with `more` in line
/// 2. The system include path contains only clang's own headers. Returns whether there were no
/// errors; these go to `diagnostics`, or to standard error if it is null.
bool runClang(const HeaderSource &header, const std::string &more,
              std::unique_ptr<clang::FrontendAction> action,
              clang::DiagnosticConsumer *diagnostics = nullptr);

} // namespace vais::profiler

#endif
