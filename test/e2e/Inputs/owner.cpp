// A compiler that owns a PassBuilder, as a Vais compiler that links LLVM would: it reads a module, runs the
// pipeline of -O1 over it, with the profiler's passes in it, and writes it.
//
//   owner PLUGIN IN.ll OUT.ll

#include "llvm/IR/LLVMContext.h"
#include "llvm/IR/Module.h"
#include "llvm/IRReader/IRReader.h"
#include "llvm/Passes/PassBuilder.h"
#include "llvm/Support/FileSystem.h"
#include "llvm/Support/SourceMgr.h"
#include "llvm/Support/raw_ostream.h"

#include <dlfcn.h>

using namespace llvm;

int main(int, char **argv) {
  void *plugin = dlopen(argv[1], RTLD_NOW);
  auto registerPasses = reinterpret_cast<int (*)(void *)>(
      plugin ? dlsym(plugin, "vais_profiler_register_passes") : nullptr);
  if (!registerPasses) {
    errs() << dlerror() << '\n';
    return 1;
  }
  LLVMContext context;
  SMDiagnostic error;
  const std::unique_ptr<Module> module = parseIRFile(argv[2], error, context);
  if (!module) {
    error.print(argv[0], errs());
    return 1;
  }
  LoopAnalysisManager loops;
  FunctionAnalysisManager functions;
  CGSCCAnalysisManager components;
  ModuleAnalysisManager modules;
  PassBuilder builder;
  if (registerPasses(&builder) != 0)
    return 1;
  builder.registerModuleAnalyses(modules);
  builder.registerCGSCCAnalyses(components);
  builder.registerFunctionAnalyses(functions);
  builder.registerLoopAnalyses(loops);
  builder.crossRegisterProxies(loops, functions, components, modules);
  builder.buildPerModuleDefaultPipeline(OptimizationLevel::O1).run(*module, modules);
  std::error_code failure;
  raw_fd_ostream out(argv[3], failure, sys::fs::OF_Text);
  out << *module;
  return failure ? 1 : 0;
}
