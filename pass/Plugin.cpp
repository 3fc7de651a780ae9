// What opt and clang see of the plugin: the pass by its name, and where clang inserts it by itself.

#include "Hooks.h"
#include "OptnoneRemoval.h"
#include "VaisProfilerPass.h"

#include "llvm/Passes/PassBuilder.h"
#include "llvm/Passes/PassPlugin.h"
#include "llvm/Support/raw_ostream.h"

using namespace llvm;
using namespace vais_profiler;

namespace {

constexpr const char *kPassName = "vais-profiler";

/// The parameters of `vais-profiler<…>`; empty for plain `vais-profiler`, false for other passes.
bool matchPassName(StringRef name, StringRef &parameters) {
  if (!name.consume_front(kPassName))
    return false;
  parameters = name;
  return name.empty() || (parameters.consume_front("<") && parameters.consume_back(">"));
}

/// Adds the pass when `name` is its name; what the parameters leave open the environment decides.
bool addByName(StringRef name, ModulePassManager &passes, const EnvironmentOptions &environment) {
  StringRef parameters;
  if (!matchPassName(name, parameters))
    return false;
  Options options = environment.options;
  const std::vector<std::string> problems = parseOptions(parameters, options);
  for (const std::string &problem : problems)
    errs() << kPassName << ": " << problem << '\n';
  if (!problems.empty())
    return false;
  passes.addPass(VaisProfilerPass(options, environment.problems));
  return true;
}

void registerCallbacks(PassBuilder &builder) {
  const EnvironmentOptions environment = optionsFromEnvironment();

  builder.registerPipelineParsingCallback([environment](StringRef name, ModulePassManager &passes,
                                                        ArrayRef<PassBuilder::PipelineElement>) {
    return addByName(name, passes, environment);
  });
  builder.registerPipelineStartEPCallback(
      [environment](ModulePassManager &passes, OptimizationLevel level) {
        const Options &options = environment.options;
        if (options.optnone == Optnone::Drop && level != OptimizationLevel::O0)
          passes.addPass(OptnoneRemoval());
        if (options.point == InsertionPoint::Early)
          passes.addPass(VaisProfilerPass(options, environment.problems));
      });
  builder.registerOptimizerLastEPCallback(
      [environment](ModulePassManager &passes, OptimizationLevel) {
        if (environment.options.point == InsertionPoint::Late)
          passes.addPass(VaisProfilerPass(environment.options, environment.problems));
      });
}

} // namespace

extern "C" __attribute__((visibility("default"))) PassPluginLibraryInfo llvmGetPassPluginInfo() {
  return {LLVM_PLUGIN_API_VERSION, kPassName, VAIS_PROFILER_VERSION, registerCallbacks};
}
