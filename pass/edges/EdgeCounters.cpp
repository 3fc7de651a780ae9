// Rewrites what LLVM's passes have made:
//
//   %count = load i64, ptr @__profc_fib             the counter of an edge
//   call void @__llvm_profile_instrument_target(i64 %to, ptr @__profd_fib, i32 0)
//
// becomes
//
//   %bias = load i64, ptr @vais_profiler_counter_bias      once, at the entry of the function
//   %at = getelementptr i8, ptr @__profc_fib, i64 %bias
//   %count = load i64, ptr %at
//   call void @vais_profiler_record_target(i64 %to, ptr @__profd_fib + <its values>, i32 0)
//
// The bias, one for each linked object, is 0 until the object's counters are registered, which a
// constructor does. LLVM's own relocation of counters (-runtime-counter-relocation) is not used:
// with it, LLVM 14 promotes counters to registers wrongly and crashes, and it begins before the
// optimiser instead of behind it.

#include "pass/edges/EdgeCounters.h"

#include "pass/hooks/Hooks.h"
#include "pass/hooks/Problem.h"

#include "contracts/Hooks.h"

#include "llvm/ADT/STLExtras.h"
#include "llvm/ADT/SmallVector.h"
#include "llvm/Config/llvm-config.h"
#include "llvm/IR/Constants.h"
#include "llvm/IR/DiagnosticInfo.h"
#include "llvm/IR/IRBuilder.h"
#include "llvm/IR/InstIterator.h"
#include "llvm/IR/Instructions.h"
#include "llvm/IR/IntrinsicInst.h"
#include "llvm/IR/Module.h"
#include "llvm/ProfileData/InstrProf.h"
#include "llvm/Transforms/Utils/ModuleUtils.h"

using namespace llvm;

namespace vais_profiler {
namespace {

/// What LLVM describes a function's counters by.
using FunctionData = RawInstrProf::ProfileData<uint64_t>;

constexpr const char *kCounterSection = "__llvm_prf_cnts";
constexpr const char *kFunctionSection = "__llvm_prf_data";
constexpr const char *kNameSection = "__llvm_prf_names";
constexpr const char *kVersionVariable = "__llvm_profile_raw_version";
constexpr const char *kBiasName = "vais_profiler_counter_bias";
constexpr const char *kRegistrationName = "vais_profiler_register_counters";

/// Before all other constructors, so that what these call is counted.
constexpr int kConstructorPriority = 0;

bool isCounters(const Value *value) {
  const auto *global = dyn_cast<GlobalVariable>(value);
  return global && global->hasSection() && global->getSection() == kCounterSection;
}

bool hasCounters(const Module &module) {
  for (const GlobalVariable &global : module.globals())
    if (isCounters(&global))
      return true;
  return false;
}

/// Returns whether the constant is an address within counters, or such an address as a number.
bool isCounterAddress(const Constant *constant) {
  for (;;) {
    if (isCounters(constant))
      return true;
    const auto *expression = dyn_cast<ConstantExpr>(constant);
    if (!expression ||
        !(expression->isCast() || expression->getOpcode() == Instruction::GetElementPtr ||
          expression->getOpcode() == Instruction::Add))
      return false;
    constant = expression->getOperand(0);
  }
}

/// Returns whether the constant contains the address of a counter anywhere.
bool mentionsCounters(const Constant &constant) {
  if (isCounters(&constant))
    return true;
  if (isa<GlobalValue>(constant))
    return false;
  return any_of(constant.operands(), [](const Use &operand) {
    const auto *part = dyn_cast<Constant>(operand.get());
    return part && mentionsCounters(*part);
  });
}

/// A variable of the linked object, which the first of its modules defines.
GlobalVariable *makeOncePerObject(Module &module, Type *type, bool isConstant, Constant *value,
                                  const Twine &name) {
  auto *variable =
      new GlobalVariable(module, type, isConstant, GlobalValue::LinkOnceODRLinkage, value, name);
  variable->setVisibility(GlobalValue::HiddenVisibility);
  variable->setComdat(module.getOrInsertComdat(variable->getName()));
  variable->setAlignment(Align(8));
  return variable;
}

/// Returns a bound of a section, which the linker defines.
Constant *sectionBound(Module &module, const char *which, const char *section) {
  const std::string name = std::string(which) + section;
  GlobalVariable *bound = module.getGlobalVariable(name);
  if (!bound) {
    bound = new GlobalVariable(module, Type::getInt8Ty(module.getContext()), false,
                               GlobalValue::ExternalLinkage, nullptr, name);
    bound->setVisibility(GlobalValue::HiddenVisibility);
  }
  return bound;
}

/// Moves the counters that a function's instructions refer to.
class Relocation {
public:
  Relocation(Function &function, GlobalVariable &bias) : function_(function), bias_(bias) {}

  void run() {
    SmallVector<std::pair<Use *, Constant *>, 32> uses;
    for (Instruction &instruction : instructions(function_))
      for (Use &use : instruction.operands()) {
        auto *constant = dyn_cast<Constant>(use.get());
        if (constant && isCounterAddress(constant))
          uses.push_back({&use, constant});
        else if (constant && mentionsCounters(*constant))
          ++unknown_;
      }
    if (uses.empty())
      return;
    IRBuilder<> atEntry(&*function_.getEntryBlock().getFirstInsertionPt());
    Value *bias = atEntry.CreateLoad(atEntry.getInt64Ty(), &bias_, "counter.bias");
    for (const auto &[use, constant] : uses)
      use->set(moved(*use, *constant, *bias));
  }

  /// Uses that are of no known form, and so are not moved.
  unsigned unknown() const { return unknown_; }

private:
  /// Returns the address `constant`, moved by `bias`, as the user of `use` can take it.
  static Value *moved(const Use &use, Constant &constant, Value &bias) {
    auto *user = cast<Instruction>(use.getUser());
    if (auto *phi = dyn_cast<PHINode>(user)) {
      // All entries of a phi for the same block must be the same value.
      BasicBlock *block = phi->getIncomingBlock(use);
      for (unsigned i = 0; &phi->getOperandUse(i) != &use; ++i)
        if (phi->getIncomingBlock(i) == block)
          return phi->getIncomingValue(i);
      user = block->getTerminator();
    } else if (user->getParent()->isEntryBlock() && user->comesBefore(cast<Instruction>(&bias))) {
      cast<Instruction>(bias).moveBefore(user);
    }
    IRBuilder<> builder(user);
    if (!constant.getType()->isPointerTy())
      return builder.CreateAdd(&constant, &bias);
    Value *bytes = builder.CreatePointerCast(&constant, builder.getInt8Ty()->getPointerTo());
    return builder.CreatePointerCast(builder.CreateGEP(builder.getInt8Ty(), bytes, &bias),
                                     constant.getType());
  }

  Function &function_;
  GlobalVariable &bias_;
  unsigned unknown_ = 0;
};

/// Has the calls by which LLVM counts values call a hook instead, which gets the address of the
/// address of the function's values: only LLVM's headers say where that is.
void takeOverValues(Module &module, const char *llvmName, Hook hook) {
  Function *counting = module.getFunction(llvmName);
  if (!counting)
    return;
  const FunctionCallee callee = declareHook(module, hook);
  Type *byte = Type::getInt8Ty(module.getContext());
  for (Use &use : make_early_inc_range(counting->uses())) {
    auto *call = dyn_cast<CallBase>(use.getUser());
    if (!call || !call->isCallee(&use))
      continue;
    IRBuilder<> builder(call);
    Value *data = builder.CreatePointerCast(call->getArgOperand(1), byte->getPointerTo());
    call->setArgOperand(
        1, builder.CreateConstInBoundsGEP1_64(byte, data, offsetof(FunctionData, Values)));
    call->setCalledFunction(callee);
  }
  if (counting->use_empty())
    counting->eraseFromParent();
}

uint64_t versionOf(const Module &module) {
  const GlobalVariable *variable = module.getGlobalVariable(kVersionVariable);
  const auto *value = variable && variable->hasInitializer()
                          ? dyn_cast<ConstantInt>(variable->getInitializer())
                          : nullptr;
  return value ? value->getZExtValue() : 0;
}

/// What a table has addresses of counters for: instructions that take a pointer from it.
struct TableReads {
  SmallVector<Instruction *, 4> reads;
  unsigned unknown = 0; ///< other uses
};

void findReads(Value &table, TableReads &found) {
  for (User *user : table.users()) {
    if (isa<ConstantExpr>(user) || isa<GetElementPtrInst>(user) || isa<CastInst>(user)) {
      findReads(*user, found);
      continue;
    }
    const auto *call = dyn_cast<IntrinsicInst>(user);
    const bool isRead =
        isa<LoadInst>(user) || (call && call->getIntrinsicID() == Intrinsic::load_relative);
    if (isRead && user->getType()->isPointerTy())
      found.reads.push_back(cast<Instruction>(user));
    else if (!isa<Constant>(user))
      ++found.unknown;
  }
}

/// Moves the address that `read` found in a table if it is that of a counter. Other addresses may
/// be in the same table, because code that counts and code of the program may look alike.
void moveRead(Instruction &read, GlobalVariable &bias) {
  Module &module = *read.getModule();
  IRBuilder<> builder(read.getNextNode());
  Type *word = builder.getInt64Ty();
  const auto toWord = [&](Constant *bound) { return ConstantExpr::getPtrToInt(bound, word); };
  Constant *start = toWord(sectionBound(module, "__start_", kCounterSection));
  Constant *stop = toWord(sectionBound(module, "__stop_", kCounterSection));
  Value *address = builder.CreatePtrToInt(&read, word);
  Value *isCounter = builder.CreateICmpULT(builder.CreateSub(address, start),
                                           builder.CreateSub(stop, start), "is.counter");
  Value *distance =
      builder.CreateSelect(isCounter, builder.CreateLoad(word, &bias), builder.getInt64(0));
  Value *bytes = builder.CreatePointerCast(&read, builder.getInt8Ty()->getPointerTo());
  Value *at = builder.CreateGEP(builder.getInt8Ty(), bytes, distance);
  Value *moved = builder.CreatePointerCast(at, read.getType());
  read.replaceUsesWithIf(moved, [&](Use &use) {
    const User *user = use.getUser();
    return user != address && user != bytes && user != at;
  });
}

/// Moves the counters whose addresses the optimiser put into tables, as it does with those of a
/// switch. Returns the number of uses of such tables that are of no known form.
unsigned moveTables(Module &module, GlobalVariable &bias) {
  TableReads found;
  SmallVector<GlobalVariable *, 4> tables;
  for (GlobalVariable &global : module.globals())
    if (global.hasInitializer() && global.getName().take_front(5) != "llvm." &&
        (!global.hasSection() || global.getSection() != kFunctionSection) &&
        mentionsCounters(*global.getInitializer()))
      tables.push_back(&global);
  for (GlobalVariable *table : tables)
    findReads(*table, found);
  for (Instruction *read : found.reads)
    moveRead(*read, bias);
  return found.unknown;
}

/// Describes the counters of the linked object: a VaisProfilerCounters.
GlobalVariable *describe(Module &module, GlobalVariable &bias) {
  LLVMContext &context = module.getContext();
  PointerType *pointer = pointerType(context);
  const auto number = [&](unsigned bits, uint64_t value) -> Constant * {
    return ConstantInt::get(Type::getIntNTy(context, bits), value);
  };
  SmallVector<Constant *, 24> fields;
  for (const char *section : {kCounterSection, kFunctionSection, kNameSection})
    for (const char *which : {"__start_", "__stop_"})
      fields.push_back(ConstantExpr::getPointerCast(sectionBound(module, which, section), pointer));
  fields.push_back(ConstantExpr::getPointerCast(&bias, pointer));
  fields.push_back(number(64, versionOf(module)));
  for (uint64_t value :
       {uint64_t(LLVM_VERSION_MAJOR), uint64_t(sizeof(FunctionData)),
        uint64_t(offsetof(FunctionData, NameRef)), uint64_t(offsetof(FunctionData, FuncHash)),
        uint64_t(offsetof(FunctionData, CounterPtr)),
        uint64_t(offsetof(FunctionData, FunctionPointer)), uint64_t(offsetof(FunctionData, Values)),
        uint64_t(offsetof(FunctionData, NumCounters)),
        uint64_t(offsetof(FunctionData, NumValueSites)), uint64_t(IPVK_Last + 1)})
    fields.push_back(number(16, value));
  fields.push_back(number(32, 0));
  Constant *value = ConstantStruct::getAnon(context, fields);
  return makeOncePerObject(module, value->getType(), false, value,
                           Twine("vais_profiler_counters_") + Twine(LLVM_VERSION_MAJOR));
}

/// Adds the constructor that registers the counters of the linked object.
void addRegistration(Module &module, GlobalVariable &bias) {
  LLVMContext &context = module.getContext();
  GlobalVariable *description = describe(module, bias);
  Function *registration = Function::Create(
      FunctionType::get(Type::getVoidTy(context), false), GlobalValue::LinkOnceODRLinkage,
      Twine(kRegistrationName) + "_" + Twine(LLVM_VERSION_MAJOR), module);
  registration->setVisibility(GlobalValue::HiddenVisibility);
  registration->setComdat(module.getOrInsertComdat(registration->getName()));
  registration->addFnAttr(Attribute::NoUnwind);
  registration->addFnAttr(Attribute::NoInline);
  IRBuilder<> builder(BasicBlock::Create(context, "", registration));
  builder.CreateCall(declareHook(module, Hook::counters),
                     {ConstantExpr::getPointerCast(description, pointerType(context))});
  builder.CreateRetVoid();
  appendToGlobalCtors(module, registration, kConstructorPriority, registration);
}

} // namespace

PreservedAnalyses EdgeCounters::run(Module &module, ModuleAnalysisManager &analyses) {
  if (module.getNamedValue(kBiasName))
    return PreservedAnalyses::all(); // its counters have been moved already
  if (generate_ && !hasCounters(module)) {
    // For an unknown system, LLVM would register the counters with its own runtime.
    const std::string triple = module.getTargetTriple();
    if (triple.empty())
      module.setTargetTriple("x86_64-unknown-linux-gnu");
    generate_->run(module, analyses);
    module.setTargetTriple(triple);
  }
  if (!module.getNamedValue(kVersionVariable)) {
    module.getContext().diagnose(Problem(DS_Error, "count=edges: expected counters in the module, "
                                                   "found none: pass -Xclang "
                                                   "-fprofile-instrument=llvm to clang"));
    return PreservedAnalyses::all();
  }
  if (!hasCounters(module))
    return PreservedAnalyses::none();
  GlobalVariable *bias =
      makeOncePerObject(module, Type::getInt64Ty(module.getContext()), false,
                        ConstantInt::get(Type::getInt64Ty(module.getContext()), 0), kBiasName);
  unsigned unknown = moveTables(module, *bias);
  for (Function &function : module) {
    if (function.isDeclaration())
      continue;
    Relocation relocation(function, *bias);
    relocation.run();
    unknown += relocation.unknown();
  }
  if (unknown)
    module.getContext().diagnose(
        Problem(DS_Warning, "count=edges: " + std::to_string(unknown) +
                                " uses of counters cannot be moved: their counts are missing"));
  takeOverValues(module, "__llvm_profile_instrument_target", Hook::target);
  takeOverValues(module, "__llvm_profile_instrument_memop", Hook::size);
  addRegistration(module, *bias);
  return PreservedAnalyses::none();
}

} // namespace vais_profiler
