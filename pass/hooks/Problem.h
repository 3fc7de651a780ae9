/// Problems that are reported through LLVM, and so through clang or opt.

#ifndef VAIS_PROFILER_PASS_PROBLEM_H
#define VAIS_PROFILER_PASS_PROBLEM_H

#include "llvm/IR/DiagnosticInfo.h"
#include "llvm/IR/DiagnosticPrinter.h"

#include <string>
#include <utility>

namespace vais_profiler {

class Problem : public llvm::DiagnosticInfo {
public:
  Problem(llvm::DiagnosticSeverity severity, std::string text)
      : DiagnosticInfo(kind(), severity), text_(std::move(text)) {}

  void print(llvm::DiagnosticPrinter &printer) const override {
    printer << "vais-profiler: " << text_;
  }

private:
  static int kind() {
    static const int kKind = llvm::getNextAvailablePluginDiagnosticKind();
    return kKind;
  }

  std::string text_;
};

} // namespace vais_profiler

#endif
