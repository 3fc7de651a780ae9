// The linker decides which calls between modules pass contexts on. A module offers the bodies of
// its functions under a second symbol:
//
//   @half.passed = hidden alias i64 (i64, ptr), ptr @half.body
//
// A module that calls a function of another one calls that symbol, and defines it, too, but weakly,
// for the case that no module offers it, be it that the function is not instrumented, is in a
// shared library, or has no body:
//
//   define weak hidden i64 @half.passed(i64, ptr nest) naked {
//     call void asm "…; jmp half@PLT", ""()
//     unreachable
//   }
//
// A call of a body costs no more than in its own module, and any other call a few instructions,
// which make the caller's context current for what looks for it there. The symbols are hidden: what
// may be replaced when the program is loaded is called by name.

#include "pass/instrument/OtherModules.h"

#include "contracts/Hooks.h"

#include "pass/choice/SkipReasons.h"
#include "pass/hooks/Hooks.h"
#include "pass/instrument/BodyEntry.h"

#include "llvm/ADT/StringExtras.h"
#include "llvm/Analysis/TargetLibraryInfo.h"
#include "llvm/IR/GlobalAlias.h"
#include "llvm/IR/IRBuilder.h"
#include "llvm/IR/InlineAsm.h"
#include "llvm/IR/Instructions.h"
#include "llvm/IR/Module.h"

using namespace llvm;

namespace vais_profiler {
namespace {

std::string passedName(const GlobalValue &function) {
  return (function.getName() + VAIS_PROFILER_PASSED_SUFFIX).str();
}

/// Returns whether the name can stand in assembly as it is.
bool isPlain(StringRef name) {
  return !name.empty() && !isDigit(name.front()) &&
         all_of(name, [](char c) { return isAlnum(c) || c == '_' || c == '.' || c == '$'; });
}

bool startsWith(StringRef name, StringRef start) { return name.consume_front(start); }

/// Returns whether the name is that of a function of the compiler's or the language's library,
/// which is not instrumented.
bool isOfLibrary(StringRef name) {
  static const TargetLibraryInfoImpl library; // the default knows the functions of all targets
  LibFunc known;
  if (startsWith(name, "__"))
    return !startsWith(name, "__vais_");
  return startsWith(name, "_ZSt") || startsWith(name, "_ZNSt") || startsWith(name, "_ZNKSt") ||
         library.getLibFunc(name, known);
}

/// Returns instructions that go on to the function by name. r10 holds the address of the slot,
/// whose last word is the address of its context plus 1, because no body has ever been entered from
/// it; or 0 in contexts that have no slots, as in a trace, where the current one always is the
/// same.
std::string wayByName(StringRef name) {
  std::string way = "movq 24(%r10), %r10\n"
                    "testq %r10, %r10\n"
                    "je 1f\n"
                    "decq %r10\n"
                    "movq vais_profiler_thread_state@GOTTPOFF(%rip), %r11\n"
                    "movq %r10, %fs:(%r11)\n"
                    "1: jmp ";
  for (const char c : name)
    way.append(c == '$' ? 2 : 1, c);
  return way + "@PLT";
}

} // namespace

bool staysInObject(const GlobalValue &function) {
  const Module &module = *function.getParent();
  return module.getPICLevel() == PICLevel::NotPIC || module.getPIELevel() != PIELevel::Default ||
         !function.hasDefaultVisibility() || function.isDSOLocal();
}

void offerBody(Function &body, const Function &function) {
  const auto offer = [&body](const GlobalValue &name) {
    if (!name.hasExternalLinkage() || name.hasComdat() || !staysInObject(name) ||
        body.getParent()->getNamedValue(passedName(name)))
      return;
    GlobalAlias *alias = GlobalAlias::create(body.getFunctionType(), body.getAddressSpace(),
                                             GlobalValue::ExternalLinkage, passedName(name), &body);
    alias->setVisibility(GlobalValue::HiddenVisibility);
  };
  offer(function);
  for (const GlobalAlias &alias : body.getParent()->aliases())
    if (alias.getAliaseeObject() == &function)
      offer(alias);
}

bool mayHaveBodyElsewhere(const CallBase &call) {
  const Function *callee = call.getCalledFunction();
  return callee && callee->isDeclarationForLinker() && !callee->isIntrinsic() &&
         callee->getFunctionType() == call.getFunctionType() && !callee->isVarArg() &&
         !call.hasFnAttr(Attribute::ReturnsTwice) && !call.doesNotReturn() &&
         !callee->hasExternalWeakLinkage() && callee->getCallingConv() == CallingConv::C &&
         call.getCallingConv() == CallingConv::C && isPlain(callee->getName()) &&
         !isProfilerSymbol(callee->getName()) && !isOfLibrary(callee->getName()) &&
         staysInObject(*callee);
}

Function &bodyElsewhere(Function &function) {
  Module &module = *function.getParent();
  if (Function *known = module.getFunction(passedName(function)))
    return *known;
  Function &way = withContext(function, GlobalValue::WeakAnyLinkage, VAIS_PROFILER_PASSED_SUFFIX);
  way.setVisibility(GlobalValue::HiddenVisibility);
  way.removeFnAttr(Attribute::OptimizeNone); // cannot be combined
  way.addFnAttr(Attribute::Naked);
  way.addFnAttr(kInstrumentedAttribute, "left alone");
  IRBuilder<> builder(BasicBlock::Create(module.getContext(), "", &way));
  builder.CreateCall(InlineAsm::get(FunctionType::get(builder.getVoidTy(), /*isVarArg=*/false),
                                    wayByName(function.getName()), "", /*hasSideEffects=*/true));
  builder.CreateUnreachable();
  return way;
}

} // namespace vais_profiler
