// Decides which functions are left alone: those in which no hook can be placed, those that run
// before or beneath the runtime, those whose author opted out, and all functions of modules for
// targets that have no runtime.

#include "pass/choice/SkipReasons.h"

#include "pass/hooks/Hooks.h"
#include "pass/plan/SymbolName.h"

#include "contracts/Targets.h"

#include "llvm/IR/InstIterator.h"
#include "llvm/IR/IntrinsicInst.h"
#include "llvm/IR/Module.h"

#include <array>
#include <vector>

using namespace llvm;

namespace vais_profiler {
namespace {

/// A function attribute that is an enum attribute in some versions of LLVM and a string in others.
struct NamedAttribute {
  explicit NamedAttribute(const char *text)
      : name(text), kind(Attribute::getAttrKindFromName(text)) {}

  bool isOn(const Function &function) const {
    return (kind != Attribute::None && function.hasFnAttribute(kind)) ||
           function.hasFnAttribute(name);
  }

  StringRef name;
  Attribute::AttrKind kind;
};

/// The attributes by which an author opts a function out.
const std::array<NamedAttribute, 4> &refusals() {
  static const std::array kRefusals = {NamedAttribute("noprofile"), NamedAttribute("skipprofile"),
                                       NamedAttribute("no_instrument_function"),
                                       NamedAttribute("disable_sanitizer_instrumentation")};
  return kRefusals;
}

bool isInterruptHandler(const Function &function) {
  switch (function.getCallingConv()) {
  case CallingConv::X86_INTR:
  case CallingConv::AVR_INTR:
  case CallingConv::AVR_SIGNAL:
  case CallingConv::MSP430_INTR:
    return true;
  default:
    return function.hasFnAttribute("interrupt");
  }
}

/// Before LLVM 15 the attribute is a string that is added late, whereas the intrinsic is always
/// present.
bool isUnsplitCoroutine(const Function &function) {
  static const NamedAttribute kPresplit("presplitcoroutine");
  if (kPresplit.isOn(function) || function.hasFnAttribute("coroutine.presplit"))
    return true;
  for (const Instruction &instruction : instructions(function))
    if (const auto *intrinsic = dyn_cast<IntrinsicInst>(&instruction))
      if (intrinsic->getIntrinsicID() == Intrinsic::coro_begin)
        return true;
  return false;
}

const Function *functionBehind(const Value &value) {
  return dyn_cast<Function>(value.stripPointerCastsAndAliases());
}

/// Returns why the whole module is left alone: no runtime exists for its target, so that the hooks
/// would be undefined. IR without a triple is compiled for the host.
std::string whyModuleLeftAlone(const Module &module) {
  const std::string triple = module.getTargetTriple();
  if (triple.empty() || vais::profiler::machineOf(triple) != vais::profiler::Machine::None)
    return "";
  return "no runtime for " + triple;
}

/// In a function with funclets, each call inserted into a funclet would need an operand bundle that
/// names it.
bool hasFunclets(const Function &function) {
  for (const BasicBlock &block : function)
    if (block.isEHPad() && !block.isLandingPad())
      return true;
  return false;
}

} // namespace

SkipReasons::SkipReasons(const Module &module) : ofModule_(whyModuleLeftAlone(module)) {
  for (const GlobalIFunc &ifunc : module.ifuncs())
    if (const Function *resolver = functionBehind(*ifunc.getResolver()))
      ifuncResolvers_.insert(resolver);
  std::vector<const Function *> pending(ifuncResolvers_.begin(), ifuncResolvers_.end());
  while (!pending.empty()) {
    const Function *caller = pending.back();
    pending.pop_back();
    for (const Instruction &instruction : instructions(*caller))
      if (const auto *call = dyn_cast<CallBase>(&instruction))
        if (const Function *callee = functionBehind(*call->getCalledOperand());
            callee && !ifuncResolvers_.count(callee) && calledByResolvers_.insert(callee).second)
          pending.push_back(callee);
  }
}

std::string SkipReasons::find(const Function &function) const {
  if (function.getFnAttribute(kInstrumentedAttribute).getValueAsString() == kInstrumentedValue)
    return "already instrumented";
  if (!ofModule_.empty())
    return ofModule_;
  if (isProfilerSymbol(symbolName(function)))
    return "part of the profiler";
  if (function.hasAvailableExternallyLinkage())
    return "available_externally";
  if (function.hasFnAttribute(Attribute::Naked))
    return "naked";
  if (ifuncResolvers_.count(&function))
    return "ifunc resolver";
  if (calledByResolvers_.count(&function))
    return "called by an ifunc resolver";
  if (isInterruptHandler(function))
    return "interrupt handler";
  for (const NamedAttribute &refusal : refusals())
    if (refusal.isOn(function))
      return ("attribute " + refusal.name).str();
  if (hasFunclets(function))
    return "funclets";
  if (isUnsplitCoroutine(function))
    return "unsplit coroutine";
  return "";
}

} // namespace vais_profiler
