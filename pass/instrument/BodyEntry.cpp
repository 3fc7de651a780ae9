// The entry is machine code rather than IR. It runs before the function has set up a frame, so that
// it costs the function neither a register nor a spill, and the runtime's slow path finds all
// arguments where the caller put them.
//
//             lea  descriptor(%rip), %r11      prefix data: 32 bytes in front of the symbol
//             jmp  vais_profiler_site_slowly
//             call vais_profiler_site_stamp    the runtime comes here to enter the body of a call
//             jmp  body + 9                    that it times
//             int3 × 9
//             .long name - body                VAIS_PROFILER_NAME_DISTANCE_SIZE
//   body:     decq (%r10)                      prologue data: the slot's calls until the next look
//             js   body - 32
//             mov  8(%r10), %r10               the slot's target: the context of this call
//             …
//
// The name of a function consists of two instructions, after which the runtime finds the context:
//
//   name:     lea  descriptor(%rip), %r11
//             jmp  *vais_profiler_record_by_name@GOTPCREL(%rip)

#include "pass/instrument/BodyEntry.h"

#include "pass/choice/SkipReasons.h"
#include "pass/hooks/Hooks.h"

#include "contracts/Hooks.h"

#include "llvm/ADT/SmallVector.h"
#include "llvm/ADT/Twine.h"
#include "llvm/IR/Constants.h"
#include "llvm/IR/IRBuilder.h"
#include "llvm/IR/InlineAsm.h"
#include "llvm/IR/Module.h"

#include <initializer_list>
#include <string>

using namespace llvm;

namespace vais_profiler {
namespace {

/// Gives the function code of its own, of which no pass may conclude anything.
void setCode(Function &function, InlineAsm *code, ArrayRef<Value *> operands) {
  function.addFnAttr(Attribute::Naked);
  function.addFnAttr(Attribute::NoInline);
  IRBuilder<> builder(BasicBlock::Create(function.getContext(), "", &function));
  builder.CreateCall(code, operands);
  builder.CreateUnreachable();
}

/// Returns a stub that jumps to the runtime. Each linked object has one of its own, because code
/// cannot contain the distance to a symbol of another object. `name` is what follows vais_profiler_
/// in the stub's symbol and vais_profiler_record_ in that of the runtime.
Function &wayTo(StringRef name, Module &module) {
  const std::string symbol = (kSymbolPrefix + name).str();
  if (Function *known = module.getFunction(symbol))
    return *known;
  LLVMContext &context = module.getContext();
  FunctionType *type = FunctionType::get(Type::getVoidTy(context), /*isVarArg=*/false);
  Function *path = Function::Create(type, GlobalValue::LinkOnceODRLinkage, symbol, module);
  path->setVisibility(GlobalValue::HiddenVisibility);
  path->setDSOLocal(true);
  path->setComdat(module.getOrInsertComdat(symbol));
  path->addFnAttr(Attribute::NoUnwind);
  path->addFnAttr(kInstrumentedAttribute, "left alone");
  const std::string jump = ("jmpq *vais_profiler_record_" + name + "@GOTPCREL(%rip)").str();
  setCode(*path, InlineAsm::get(type, jump, "", /*hasSideEffects=*/true), {});
  return *path;
}

constexpr uint8_t kEntry[] = {0x49, 0xff, 0x0a, 0x78, 0xdb, 0x4d, 0x8b, 0x52, 0x08};
static_assert(sizeof kEntry == VAIS_PROFILER_BODY_ENTRY_SIZE);

Constant *bytes(LLVMContext &context, std::initializer_list<uint8_t> values) {
  return ConstantDataArray::get(context, ArrayRef<uint8_t>(values.begin(), values.size()));
}

/// Returns the distance from the place `offset` bytes after the symbol of `body` to `target`.
Constant *distance(Constant *target, Function &body, int64_t offset) {
  LLVMContext &context = body.getContext();
  Type *word = Type::getInt64Ty(context);
  Constant *difference = ConstantExpr::getSub(ConstantExpr::getPtrToInt(target, word),
                                              ConstantExpr::getPtrToInt(&body, word));
  Constant *shifted =
      ConstantExpr::getAdd(difference, ConstantInt::get(word, static_cast<uint64_t>(-offset)));
  return ConstantExpr::getTrunc(shifted, Type::getInt32Ty(context));
}

} // namespace

Function &withContext(Function &function, GlobalValue::LinkageTypes linkage, const char *suffix) {
  const ArrayRef<Type *> parameters = function.getFunctionType()->params();
  SmallVector<Type *, 8> types(parameters.begin(), parameters.end());
  types.push_back(pointerType(function.getContext()));
  FunctionType *type = FunctionType::get(function.getReturnType(), types, /*isVarArg=*/false);
  Function *made =
      Function::Create(type, linkage, function.getAddressSpace(), function.getName() + suffix);
  function.getParent()->getFunctionList().insert(function.getIterator(), made);
  made->copyAttributesFrom(&function);
  made->setComdat(nullptr);
  made->setDLLStorageClass(GlobalValue::DefaultStorageClass);
  made->setDSOLocal(true);
  made->addParamAttr(types.size() - 1, Attribute::Nest);
  // The value that callers pass differs from the value that the function's code receives, so that
  // no pass may propagate values across the call.
  made->removeFnAttr(Attribute::AlwaysInline);
  made->addFnAttr(Attribute::NoInline);
  return *made;
}

void addBodyEntry(Function &body, Constant *descriptor, Constant *name) {
  Module &module = *body.getParent();
  LLVMContext &context = body.getContext();
  constexpr int64_t kPrefix = 32, kLea = 7, kJump = 5, kCall = 5;
  body.setPrefixData(ConstantStruct::getAnon(
      {bytes(context, {0x4c, 0x8d, 0x1d}), distance(descriptor, body, kLea - kPrefix),
       bytes(context, {0xe9}),
       distance(&wayTo("site_slowly", module), body, kLea + kJump - kPrefix),
       bytes(context, {0xe8}),
       distance(&wayTo("site_stamp", module), body, kLea + kJump + kCall - kPrefix),
       bytes(context, {0xeb, 0x16, 0xcc, 0xcc, 0xcc, 0xcc, 0xcc, 0xcc, 0xcc, 0xcc, 0xcc}),
       name ? distance(name, body, 0) : ConstantInt::get(Type::getInt32Ty(context), 0)},
      /*Packed=*/true));
  body.setPrologueData(ConstantDataArray::get(context, ArrayRef<uint8_t>(kEntry)));
}

void addNameEntry(Function &name, Constant *descriptor) {
  FunctionType *type = FunctionType::get(Type::getVoidTy(name.getContext()),
                                         {descriptor->getType()}, /*isVarArg=*/false);
  setCode(name,
          InlineAsm::get(type,
                         "leaq ${0:c}(%rip), %r11\n\t"
                         "jmpq *vais_profiler_record_by_name@GOTPCREL(%rip)",
                         "i", /*hasSideEffects=*/true),
          {descriptor});
}

} // namespace vais_profiler
