// Splits functions into a name and a body, and lets call sites enter the body directly:
//
//   define i64 @twice(i64 %n) {                 define i64 @twice(i64 %n) naked {  ; the name
//     %a = call i64 @half(i64 %n)                 … enters the body by way of the runtime
//     …                                         }
//   }
//                                               define internal i64 @twice.body(i64 %n,
//                                                   ptr nest %self) prefix … prologue … {
//                                                 %site = getelementptr i8, ptr %self, i64 -64
//                                                 %a = call i64 @half.body(i64 %n, ptr nest %site)
//                                                 …
//                                               }
//
// A call by pointer calls the body, too, if the pointer is to one of the functions that it called
// first. Two slots belong to it: the second one holds the very first function's name and body, once
// the runtime has written them there, and leads to the others.
//
//   %a = call i64 %f(i64 %n)                      %g, %slot = asm … (ptr %f, ptr %site)
//                                                 %a = call i64 %g(i64 %n, ptr nest %slot)
//
// The context argument is in a register that no other argument uses (r10). It arrives as the
// address of the caller's slot for this call site. The first instructions of the body (BodyEntry.h)
// count the call in that slot and replace the argument by the callee's context, which the slot
// holds. Nothing remains to be done when a body returns, because each body has its own context in
// its frame.
//
// The name finds the context, as a function does that is not split, and leaves it once the body has
// returned (BodyEntry.h). If arguments may be on the stack, if the name has to align the stack, or
// to notice that the body was left by an exception, it does so by hooks:
//
//   define i64 @twice(i64 %n) {
//     %token = call ptr @vais_profiler_record_enter(…)
//     %slot = call ptr @vais_profiler_record_passed(…)
//     %r = call i64 @twice.body(i64 %n, ptr nest %slot)
//     call void @vais_profiler_record_exit(ptr %token)
//     ret i64 %r
//   }
//
// A called name has a frame until its body returns. Therefore a function is not split if it may end
// in a tail call of something that is called by name, or in a tail call of a function that is not
// split for this reason. A loop made of tail calls then needs no more stack than without the
// profiler.
//
// Code that does not pass contexts on relies on the thread's current context. It is set at the
// beginning of each body, and again before calls of such code once another body may have run.

#include "pass/instrument/PassedContexts.h"

#include "pass/analysis/Unwinds.h"
#include "pass/choice/SkipReasons.h"
#include "pass/hooks/HookBuilder.h"
#include "pass/hooks/Hooks.h"
#include "pass/instrument/BodyEntry.h"
#include "pass/instrument/Descriptors.h"
#include "pass/instrument/OtherModules.h"
#include "pass/instrument/OwnContext.h"

#include "contracts/Hooks.h"
#include "contracts/Targets.h"

#include "llvm/ADT/DenseSet.h"
#include "llvm/ADT/DepthFirstIterator.h"
#include "llvm/ADT/STLExtras.h"
#include "llvm/ADT/SmallPtrSet.h"
#include "llvm/ADT/SmallVector.h"
#include "llvm/ADT/StringSwitch.h"
#include "llvm/Analysis/TargetLibraryInfo.h"
#include "llvm/IR/CFG.h"
#include "llvm/IR/DebugInfoMetadata.h"
#include "llvm/IR/GlobalAlias.h"
#include "llvm/IR/IRBuilder.h"
#include "llvm/IR/InlineAsm.h"
#include "llvm/IR/InstIterator.h"
#include "llvm/IR/Instructions.h"
#include "llvm/IR/IntrinsicInst.h"
#include "llvm/IR/Module.h"
#include "llvm/Transforms/Utils/ModuleUtils.h"

using namespace llvm;

namespace vais_profiler {
namespace {

/// A function with more call sites than this has one slot per callee instead of one per call site.
constexpr unsigned kMostSites = 64;

/// Further calls by pointer in a function are left as they are.
constexpr unsigned kMostPointerCalls = 32;

/// Returns the offset of a slot from its context.
int64_t slotOffset(unsigned number) {
  return -VAIS_PROFILER_SITE_SIZE * (static_cast<int64_t>(number) + 2);
}

constexpr Attribute::AttrKind kOddKinds[] = {Attribute::Nest, Attribute::SwiftSelf,
                                             Attribute::SwiftError, Attribute::InAlloca,
                                             Attribute::Preallocated};

bool hasOddParameter(const Function &function) {
  for (const Argument &argument : function.args())
    for (Attribute::AttrKind kind : kOddKinds)
      if (argument.hasAttribute(kind))
        return true;
  return false;
}

/// Returns whether code generation places other code at the beginning of the function or in front
/// of it: calls that use r10, or space for them.
bool hasOtherEntryCode(const Function &function) {
  for (const char *name :
       {"fentry-call", "function-instrument", "patchable-function-entry",
        "patchable-function-prefix", "split-stack", "xray-instruction-threshold"})
    if (function.hasFnAttribute(name))
      return true;
  return false;
}

bool isSimple(CallingConv::ID convention) {
  return convention == CallingConv::C || convention == CallingConv::Fast;
}

/// Returns whether a call of the function may change the registers by which contexts are passed on.
bool hasSimpleConvention(const Function &function) {
  return isSimple(function.getCallingConv()) &&
         !function.hasFnAttribute("no_caller_saved_registers");
}

const Function *calledFunction(const CallBase &call) {
  return dyn_cast<Function>(call.getCalledOperand()->stripPointerCasts());
}

/// Returns whether a context can be passed on to whatever the pointer leads to: the register in
/// which it is passed means nothing to others.
bool canPassByPointer(const CallBase &call) {
  if (isa<Constant>(call.getCalledOperand()->stripPointerCasts()) || call.isInlineAsm() ||
      call.isMustTailCall() || isa<CallBrInst>(call) || call.hasOperandBundles() ||
      !isSimple(call.getCallingConv()) || call.getFunctionType()->isVarArg() ||
      call.hasFnAttr(Attribute::ReturnsTwice) || call.hasFnAttr("no_caller_saved_registers"))
    return false;
  for (unsigned i = 0; i < call.arg_size(); ++i)
    for (Attribute::AttrKind kind : kOddKinds)
      if (call.paramHasAttr(i, kind))
        return false;
  return true;
}

/// Returns the profiler's own functions that the module calls, and those functions of the module
/// that call them on behalf of others and are themselves left alone. The program opens regions
/// through them. A region becomes the current context, and code that runs in it must find it there.
DenseSet<const Function *> markersOf(const Module &module, const ModulePlan &plan) {
  DenseSet<const Function *> markers;
  SmallVector<const Function *, 8> left;
  for (const Function &function : module)
    if (function.isDeclaration() && isProfilerSymbol(function.getName()))
      left.push_back(&function);
  DenseSet<const Function *> leftAlone;
  for (const FunctionPlan &function : plan.functions)
    if (!function.leftAlone.empty())
      leftAlone.insert(function.function);
  while (!left.empty()) {
    const Function *marker = left.pop_back_val();
    if (!markers.insert(marker).second)
      continue;
    for (const User *user : marker->users())
      if (const auto *call = dyn_cast<CallBase>(user); call && leftAlone.count(call->getFunction()))
        left.push_back(call->getFunction());
  }
  return markers;
}

/// Returns whether the function's blocks can be moved into a body.
bool canMove(const Function &function, const DenseSet<const Function *> &markers) {
  for (const Instruction &instruction : instructions(function))
    if (const auto *call = dyn_cast<CallBase>(&instruction))
      if (call->isMustTailCall() || isa<CallBrInst>(call) || markers.count(calledFunction(*call)))
        return false;
  return true;
}

bool canSplit(const Function &function, const DenseSet<const Function *> &markers) {
  return !function.isVarArg() && !function.hasPrefixData() && !function.hasPrologueData() &&
         hasSimpleConvention(function) && !hasOddParameter(function) && !isSanitized(function) &&
         !function.hasFnAttribute(Attribute::ReturnsTwice) &&
         !function.hasFnAttribute(Attribute::Naked) && !hasOtherEntryCode(function) &&
         !function.hasFnAttribute("presplitcoroutine") &&
         !function.hasFnAttribute("no-builtins") /* freestanding: no thread-local storage */ &&
         canMove(function, markers);
}

/// Returns whether bodies can be made for the module. They begin with x86-64 instructions that
/// assume the small code model. Without a triple the module is compiled for the host.
bool canPassContexts(const Module &module) {
  const std::string &triple = module.getTargetTriple();
  using vais::profiler::Machine;
  const Machine machine =
      triple.empty() ? vais::profiler::kThisMachine : vais::profiler::machineOf(triple);
  const auto model = module.getCodeModel();
  return machine == Machine::X86_64 && (!model || *model == CodeModel::Small);
}

// The attribute got a value with LLVM 15.
template <class AnyFunction>
auto addUnwindTable(AnyFunction &function, int) -> decltype(function.setHasUWTable()) {
  function.setHasUWTable();
}
template <class AnyFunction> void addUnwindTable(AnyFunction &function, long) {
  function.setUWTableKind(decltype(function.getUWTableKind())::Default);
}

Function *makeBody(Function &function) {
  Function *body = &withContext(function, GlobalValue::InternalLinkage, ".body");
  body->setVisibility(GlobalValue::DefaultVisibility);
  if (!body->hasUWTable())
    addUnwindTable(*body, 0); // tells where the body ends (runtime/collect/functions/CodeExtent.h)
  return body;
}

/// Moves the first block of a function. Its address, if that is taken, moves with it.
void moveBlock(Function &from, Function &to) {
  BasicBlock &block = from.front();
  BlockAddress *address = BlockAddress::lookup(&block);
  block.removeFromParent();
  block.insertInto(&to);
  if (!address)
    return;
  address->replaceAllUsesWith(BlockAddress::get(&to, &block));
  address->destroyConstant();
}

void moveBlocks(Function &from, Function &to) {
  while (!from.empty())
    moveBlock(from, to);
  for (Argument &argument : from.args()) {
    Argument *moved = to.getArg(argument.getArgNo());
    argument.replaceAllUsesWith(moved);
    moved->takeName(&argument);
  }
  to.setSubprogram(from.getSubprogram());
  from.setSubprogram(nullptr);
  from.setPersonalityFn(nullptr);
}

/// Returns the line of the function in which the call is, also of one that was inlined there.
unsigned lineOf(const CallBase &call) {
  const DILocation *location = call.getDebugLoc();
  while (location && location->getInlinedAt())
    location = location->getInlinedAt();
  return location ? location->getLine() : 0;
}

Value &contextArgument(Function &body) { return *body.getArg(body.arg_size() - 1); }

AttributeList withNest(const CallBase &call, unsigned number) {
  return call.getAttributes().addParamAttribute(call.getContext(), number, Attribute::Nest);
}

/// Returns the type of functions that are called like `call`, with a context in addition.
FunctionType *typeWithContext(const CallBase &call) {
  const ArrayRef<Type *> parameters = call.getFunctionType()->params();
  SmallVector<Type *, 8> types(parameters.begin(), parameters.end());
  types.push_back(pointerType(call.getContext()));
  return FunctionType::get(call.getType(), types, /*isVarArg=*/false);
}

/// Replaces `call` by a call of `body` to which `slot` is passed.
void redirect(CallBase &call, FunctionCallee body, Value *slot) {
  SmallVector<Value *, 8> arguments(call.arg_begin(), call.arg_end());
  arguments.push_back(slot);
  SmallVector<OperandBundleDef, 1> bundles;
  call.getOperandBundlesAsDefs(bundles);
  CallBase *direct;
  if (auto *invoke = dyn_cast<InvokeInst>(&call)) {
    direct = InvokeInst::Create(body, invoke->getNormalDest(), invoke->getUnwindDest(), arguments,
                                bundles, "", &call);
  } else {
    auto *made = CallInst::Create(body, arguments, bundles, "", &call);
    made->setTailCallKind(cast<CallInst>(call).getTailCallKind());
    direct = made;
  }
  direct->setCallingConv(call.getCallingConv());
  direct->setAttributes(withNest(call, arguments.size() - 1));
  direct->removeFnAttr(Attribute::AlwaysInline); // precedes what the callee says
  direct->copyMetadata(call);
  direct->setDebugLoc(call.getDebugLoc());
  direct->takeName(&call);
  call.replaceAllUsesWith(direct);
  call.eraseFromParent();
}

/// Redirects a call by pointer to the body of the function, if that is known at `slot` or to the
/// runtime, and passes its slot on. The code has no blocks of its own, which would cost code that
/// is not optimised a store and a load for each argument.
void redirectByPointer(CallBase &call, Value &slot) {
  static constexpr const char *kChoose = "cmpq -32($1), $0\n\t"
                                         "je 1f\n\t"
                                         "callq *vais_profiler_record_choose@GOTPCREL(%rip)\n\t"
                                         "jmp 2f\n"
                                         "1:\n\t"
                                         "movq -24($1), $0\n"
                                         "2:";
  static_assert(VAIS_PROFILER_SITE_SIZE == 32);
  Type *pointer = pointerType(call.getContext());
  FunctionType *type = FunctionType::get(StructType::get(pointer, pointer), {pointer, pointer},
                                         /*isVarArg=*/false);
  InlineAsm *choose = InlineAsm::get(
      type, kChoose, "={rax},={r10},0,1,~{r11},~{memory},~{dirflag},~{fpsr},~{flags}",
      /*hasSideEffects=*/true);
  IRBuilder<> builder(&call);
  Value *called = builder.CreatePointerCast(call.getCalledOperand(), pointer);
  Value *chosen = builder.CreateCall(choose, {called, &slot});
  FunctionType *bodyType = typeWithContext(call);
  Value *callee =
      builder.CreatePointerCast(builder.CreateExtractValue(chosen, 0), bodyType->getPointerTo());
  redirect(call, {bodyType, callee}, builder.CreateExtractValue(chosen, 1));
}

/// Returns whether the callee may call functions of the program, which may in turn call the caller
/// again.
bool mayComeBack(const CallBase &call, const TargetLibraryInfoImpl &library) {
  const Function *callee = calledFunction(call);
  LibFunc known;
  return !callee || !callee->isDeclaration() || !library.getLibFunc(callee->getName(), known) ||
         known == LibFunc_qsort;
}

/// Returns whether the call creates, or may create, a process without libc's fork handlers.
bool mayFork(const CallBase &call) {
  const Function *callee = calledFunction(call);
  return callee && callee->isDeclaration() &&
         StringSwitch<bool>(callee->getName())
             .Cases("syscall", "_Fork", "clone", true)
             .Default(false);
}

/// Returns the address of the function in this module. Returns null if the linker may take another
/// module's or the loader another object's, and if the function need not be in this module at all.
/// A function that the module does not declare to stay in the object gets a symbol that does.
Constant *addressOf(Function &name) {
  if (name.isDiscardableIfUnused() && name.use_empty())
    return nullptr;
  if (name.hasLocalLinkage() || name.isDSOLocal())
    return &name;
  if (name.hasComdat() || !staysInObject(name))
    return nullptr;
  return GlobalAlias::create(name.getFunctionType(), name.getAddressSpace(),
                             GlobalValue::PrivateLinkage, name.getName() + ".name", &name);
}

void recordForks(Function &body) {
  SmallVector<CallBase *, 2> forks;
  for (Instruction &instruction : instructions(body))
    if (auto *call = dyn_cast<CallBase>(&instruction); call && mayFork(*call))
      forks.push_back(call);
  for (CallBase *call : forks)
    HookBuilder::after(*call).record(Hook::forked, {});
}

} // namespace

PassedContexts::PassedContexts(Module &module, const ModulePlan &plan, const Options &options)
    : module_(module), exits_(options.exits) {
  if (options.calls != CallStyle::Passed || !canPassContexts(module))
    return;
  const DenseSet<const Function *> markers = markersOf(module, plan);
  for (const FunctionPlan &function : plan.functions)
    if (function.leftAlone.empty() && canSplit(*function.function, markers)) {
      places_[function.function] = functions_.size();
      functions_.push_back({&function, nullptr, {}, {}, {}, nullptr});
    }
  leaveTailCallersWhole();
  for (SplitFunction &function : functions_)
    function.body = makeBody(*function.plan->function);
  for (SplitFunction &function : functions_) {
    offerBody(*function.body, *function.plan->function);
    findSites(function);
    moveBlocks(*function.plan->function, *function.body);
  }
}

void PassedContexts::leaveTailCallersWhole() {
  const TargetLibraryInfoImpl library; // the default knows the functions of all targets
  DenseMap<const Function *, SmallVector<const Function *, 2>> tailCallers;
  SmallVector<const Function *, 16> left;
  for (const SplitFunction &function : functions_)
    for (const Instruction *exit : function.plan->exits) {
      const auto *call = dyn_cast<CallInst>(exit);
      if (!call)
        continue;
      if (const SplitFunction *callee = calleeOf(*call))
        tailCallers[callee->plan->function].push_back(function.plan->function);
      else if (mayComeBack(*call, library))
        left.push_back(function.plan->function);
    }
  DenseSet<const Function *> whole;
  while (!left.empty()) {
    const Function *function = left.pop_back_val();
    if (!whole.insert(function).second)
      continue;
    const auto callers = tailCallers.find(function);
    if (callers != tailCallers.end())
      left.append(callers->second.begin(), callers->second.end());
  }
  if (whole.empty())
    return;
  llvm::erase_if(functions_, [&whole](const SplitFunction &function) {
    return whole.count(function.plan->function) != 0;
  });
  places_.clear();
  for (size_t i = 0; i < functions_.size(); ++i)
    places_[functions_[i].plan->function] = i;
}

const SplitFunction *PassedContexts::calleeOf(const CallBase &call) const {
  const Function *callee = call.getCalledFunction();
  if (!callee || callee->isInterposable() || callee->getFunctionType() != call.getFunctionType() ||
      callee->getCallingConv() != call.getCallingConv())
    return nullptr;
  const auto known = places_.find(callee);
  return known == places_.end() ? nullptr : &functions_[known->second];
}

bool PassedContexts::passesOn(const CallBase &call) const {
  if (calleeOf(call))
    return true;
  return mayHaveBodyElsewhere(call) && hasSimpleConvention(*call.getCalledFunction()) &&
         !hasOddParameter(*call.getCalledFunction());
}

/// Leaves out blocks that cannot be reached, of which no code is made: the program may lack what
/// they call.
void PassedContexts::findSites(SplitFunction &function) const {
  const Function &whole = *function.plan->function;
  df_iterator_default_set<const BasicBlock *> reachable;
  for (const BasicBlock *block : depth_first_ext(&whole, reachable))
    (void)block;
  std::vector<CallBase *> calls, byPointer;
  for (Instruction &instruction : instructions(*function.plan->function)) {
    auto *call = dyn_cast<CallBase>(&instruction);
    if (!call || !reachable.count(call->getParent()))
      continue;
    if (passesOn(*call))
      calls.push_back(call);
    else if (canPassByPointer(*call) && byPointer.size() < kMostPointerCalls)
      byPointer.push_back(call);
  }
  addSites(function, calls);
  for (CallBase *call : byPointer) {
    const unsigned number = function.lines.size();
    function.lines.push_back(lineOf(*call));
    function.lines.push_back(0);
    function.pointerCalls.push_back({call, number});
  }
}

/// Gives the calls their slots.
void PassedContexts::addSites(SplitFunction &function, const std::vector<CallBase *> &calls) const {
  constexpr unsigned kMost = VAIS_PROFILER_MOST_SITES - 2 * kMostPointerCalls;
  const bool sharesSlots = calls.size() > kMostSites;
  DenseMap<const Function *, unsigned> slots;
  for (CallBase *call : calls) {
    const unsigned next = function.lines.size();
    const auto [known, isNew] = slots.try_emplace(call->getCalledFunction(), next);
    const unsigned number = sharesSlots ? known->second : next;
    if (number >= kMost)
      continue; // each slot enlarges every context: this call is made by name instead
    if (number == next)
      function.lines.push_back(sharesSlots ? 0 : lineOf(*call));
    function.sites.push_back({call, number});
  }
}

void PassedContexts::connect(SplitFunction &function, Constant *descriptor) {
  function.descriptor = descriptor;
  for (Instruction *resume : function.plan->resumes)
    HookBuilder::after(*resume).record(Hook::resumed, {&contextArgument(*function.body)});
  recordForks(*function.body);
  passContexts(function);
}

void PassedContexts::passContexts(const SplitFunction &function) {
  Function &body = *function.body;
  SmallPtrSet<const Instruction *, 16> passing, maybePassing;
  for (const CallSite &site : function.sites)
    passing.insert(site.call);
  for (const CallSite &site : function.pointerCalls)
    maybePassing.insert(site.call);
  const OwnContext own(body);
  own.setCurrent(passing, maybePassing);
  const auto slotOf = [&own](const CallSite &site) {
    IRBuilder<> builder(site.call);
    return builder.CreateGEP(builder.getInt8Ty(), &own.at(*site.call),
                             builder.getInt64(static_cast<uint64_t>(slotOffset(site.number))));
  };
  for (const CallSite &site : function.sites) {
    const SplitFunction *known = calleeOf(*site.call);
    Function &callee = known ? *known->body : bodyElsewhere(*site.call->getCalledFunction());
    if (!known)
      elsewhere_.insert(&callee);
    redirect(*site.call, &callee, slotOf(site));
  }
  for (const CallSite &site : function.pointerCalls)
    redirectByPointer(*site.call, *slotOf(site));
}

void PassedContexts::fillEntry(const SplitFunction &function) {
  Function &entry = *function.plan->function;
  entry.removeFnAttr(Attribute::AlwaysInline);
  for (const char *name : // calls at the beginning and the end of the code, which is the body's
       {"instrument-function-entry", "instrument-function-entry-inlined",
        "instrument-function-exit", "instrument-function-exit-inlined"})
    entry.removeFnAttr(name);
  const bool alignsStack =
      entry.hasFnAttribute("stackrealign") || entry.hasFnAttribute(Attribute::StackAlignment);
  if (exits_ == Exits::Unwind || alignsStack || stackArgumentBytes(*function.body))
    return fillEntryWithHooks(function);
  addNameEntry(entry, function.descriptor);
}

/// Makes the function's name find the context and pass it to the body.
void PassedContexts::fillEntryWithHooks(const SplitFunction &function) {
  Function &entry = *function.plan->function;
  Function &body = *function.body;
  BasicBlock *block = BasicBlock::Create(entry.getContext(), "", &entry);
  Instruction *end = IRBuilder<>(block).CreateUnreachable();
  HookBuilder hooks = HookBuilder::before(*end);
  Value *token = hooks.record(Hook::enter, {function.descriptor});
  Value *slot = hooks.record(Hook::passed, {function.descriptor});
  SmallVector<Value *, 8> arguments;
  for (Argument &argument : entry.args())
    arguments.push_back(&argument);
  arguments.push_back(slot);
  IRBuilder<> builder(end);
  CallInst *call = builder.CreateCall(&body, arguments);
  call->setCallingConv(body.getCallingConv());
  for (unsigned i = 0; i < body.arg_size(); ++i)
    for (Attribute attribute : body.getAttributes().getParamAttrs(i))
      call->addParamAttr(i, attribute);
  call->setTailCallKind(CallInst::TCK_NoTail);
  hooks.record(Hook::exit, {token});
  if (entry.getReturnType()->isVoidTy())
    builder.CreateRetVoid();
  else
    builder.CreateRet(call);
  end->eraseFromParent();
  entry.addFnAttr(Attribute::NoInline); // samples in its code are the profiler's cost
  if (!entry.hasUWTable())
    addUnwindTable(entry, 0);
  if (exits_ == Exits::Unwind) {
    FunctionPlan plan;
    plan.function = &entry;
    findUnwinds(plan);
    recordUnwinds(plan, token);
  }
}

void PassedContexts::finish() {
  for (SplitFunction &function : functions_) {
    Function &entry = *function.plan->function;
    Constant *address = addressOf(entry);
    addBodyEntry(*function.body, function.descriptor, address);
    if (!entry.hasLocalLinkage() || address) {
      fillEntry(function);
      continue;
    }
    function.body->takeName(&entry);
    entry.eraseFromParent();
  }
  if (functions_.empty())
    return;
  // Keeps later passes from changing the arguments of bodies as well.
  SmallVector<GlobalValue *, 16> bodies(elsewhere_.begin(), elsewhere_.end());
  for (const SplitFunction &function : functions_)
    bodies.push_back(function.body);
  appendToCompilerUsed(module_, bodies);
}

} // namespace vais_profiler
