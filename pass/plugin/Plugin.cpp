// Registers the plugin with opt and clang: the pass by its name, and the places at which clang
// inserts it.

#include "pass/edges/EdgeCounters.h"
#include "pass/edges/ProfileUse.h"
#include "pass/hooks/Hooks.h"
#include "pass/inline/HookInlining.h"
#include "pass/plugin/LoaderVersion.h"
#include "pass/plugin/OptnoneRemoval.h"
#include "pass/plugin/VaisProfilerPass.h"

#include "llvm/Config/llvm-config.h"
#include "llvm/Passes/PassBuilder.h"
#include "llvm/Passes/PassPlugin.h"
#include "llvm/Support/raw_ostream.h"

#include <cstdint>
#include <cstdio>
#include <memory>
#include <utility>

using namespace llvm;
using namespace vais_profiler;

namespace {

constexpr const char *kPassName = "vais-profiler";

/// Extracts the parameters of `vais-profiler<…>`, which are empty for plain `vais-profiler`.
/// Returns false for other passes.
bool matchPassName(StringRef name, StringRef &parameters) {
  if (!name.consume_front(kPassName))
    return false;
  parameters = name;
  return name.empty() || (parameters.consume_front("<") && parameters.consume_back(">"));
}

/// Adds what counts the control flow, if that is wanted. `generate` may be null.
void addEdgeCounters(ModulePassManager &passes, const Options &options,
                     std::shared_ptr<ModulePassManager> generate) {
  if (options.count == Count::Edges && options.action == Action::Instrument)
    passes.addPass(EdgeCounters(std::move(generate)));
}

/// Adds `vais-profiler-use<profile=FILE>` if that is the name.
bool addUseByName(StringRef name, ModulePassManager &passes) {
  if (!name.consume_front("vais-profiler-use<profile=") || !name.consume_back(">"))
    return false;
  passes.addPass(ProfileUse(name.str()));
  return true;
}

/// An inlined hook takes as long to compile as many a whole function. By default, hooks are
/// therefore inlined only where calls would cost most, in functions that call nothing else.
void addInlining(ModulePassManager &passes, const Options &options, OptimizationLevel level) {
  if (options.action == Action::PrintPlan)
    return;
  if (options.inlining == Inline::On)
    passes.addPass(HookInlining(HookInlining::Scope::All));
  else if (options.inlining == Inline::Auto && level != OptimizationLevel::O0)
    passes.addPass(HookInlining(HookInlining::Scope::Leaves));
}

/// Adds the pass if `name` is its name. The environment decides what the parameters leave open.
bool addByName(StringRef name, ModulePassManager &passes, const EnvironmentOptions &environment,
               PassBuilder &builder) {
  if (addUseByName(name, passes))
    return true;
  StringRef parameters;
  if (!matchPassName(name, parameters))
    return false;
  Options options = environment.options;
  const std::vector<std::string> problems = parseOptions(parameters, options);
  for (const std::string &problem : problems)
    errs() << kPassName << ": " << problem << '\n';
  if (!problems.empty())
    return false;
  auto generate = std::make_shared<ModulePassManager>();
  if (options.count == Count::Edges)
    cantFail(builder.parsePassPipeline(*generate, "pgo-instr-gen,instrprof"));
  addEdgeCounters(passes, options, std::move(generate));
  passes.addPass(VaisProfilerPass(options, environment.problems));
  addInlining(passes, options, OptimizationLevel::O0);
  return true;
}

/// Decides for clang's pipelines what the options leave open. Bodies can be neither inlined nor
/// have their arguments changed, so that contexts are passed on only if no optimisation follows.
/// Hooks must not change the control flow before it is counted.
Options inPipeline(Options options) {
  if (options.count == Count::Edges)
    options.point = InsertionPoint::Late;
  if (options.calls == CallStyle::Auto)
    options.calls = options.inlining == Inline::Off || options.point == InsertionPoint::Early
                        ? CallStyle::Hooks
                        : CallStyle::Passed;
  return options;
}

void registerCallbacks(PassBuilder &builder) {
  const EnvironmentOptions environment = optionsFromEnvironment();
  const Options pipeline = inPipeline(environment.options);

  builder.registerPipelineParsingCallback(
      [environment, &builder](StringRef name, ModulePassManager &passes,
                              ArrayRef<PassBuilder::PipelineElement>) {
        return addByName(name, passes, environment, builder);
      });
  builder.registerPipelineStartEPCallback(
      [environment, options = pipeline](ModulePassManager &passes, OptimizationLevel level) {
        if (options.optnone == Optnone::Drop && level != OptimizationLevel::O0)
          passes.addPass(OptnoneRemoval());
        if (options.point == InsertionPoint::Early && options.action != Action::UseProfile)
          passes.addPass(VaisProfilerPass(options, environment.problems));
      });
  builder.registerOptimizerLastEPCallback(
      [environment, options = pipeline](ModulePassManager &passes, OptimizationLevel level) {
        if (options.action == Action::UseProfile) {
          passes.addPass(ProfileUseReport());
          return;
        }
        addEdgeCounters(passes, options, nullptr);
        if (options.point == InsertionPoint::Late)
          passes.addPass(VaisProfilerPass(options, environment.problems));
        addInlining(passes, options, level);
      });
}

/// A version that LLVM refuses to load with a message. Otherwise loading into another version would
/// fail at the first symbol that it lacks.
constexpr uint32_t kNoApiVersion = 0;

uint32_t apiVersion() {
  const int loader = loaderVersion();
  if (loader == 0 || loader == LLVM_VERSION_MAJOR)
    return LLVM_PLUGIN_API_VERSION;
  std::fprintf(stderr, "%s: expected LLVM %d, found LLVM %d: load %s-pass-%d.so\n", kPassName,
               LLVM_VERSION_MAJOR, loader, kPassName, loader);
  return kNoApiVersion;
}

} // namespace

extern "C" __attribute__((visibility("default"))) PassPluginLibraryInfo llvmGetPassPluginInfo() {
  return {apiVersion(), kPassName, VAIS_PROFILER_VERSION, registerCallbacks};
}

/// For a process that has a PassBuilder and loads the plugin by dlopen: registers everything that
/// clang gets. `builder` is a llvm::PassBuilder of the same LLVM, which must be in one library that
/// the process and the plugin share. Returns 0, or 1 without registering anything if it is another.
extern "C" __attribute__((visibility("default"))) int vais_profiler_register_passes(void *builder) {
  if (apiVersion() == kNoApiVersion)
    return 1;
  registerCallbacks(*static_cast<PassBuilder *>(builder));
  return 0;
}
