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
//   name:     lea  descriptor(%rip), %r11      prologue data of a function that is otherwise empty
//             jmp  vais_profiler_by_name
//
// It is data because a compiler reads a line of assembly about as fast as it compiles a function of
// ten lines: names used to take a third of all that the profiler adds to a compilation at -O0.

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

#include <string>

using namespace llvm;

namespace vais_profiler {
namespace {

/// Gives the function the code that assembly says, of which no pass may conclude anything. Without
/// a text there is none but prologue data.
void setCode(Function &function, const std::string &assembly) {
  FunctionType *type = FunctionType::get(Type::getVoidTy(function.getContext()), false);
  function.addFnAttr(Attribute::Naked);
  function.addFnAttr(Attribute::NoInline);
  IRBuilder<> builder(BasicBlock::Create(function.getContext(), "", &function));
  builder.CreateCall(InlineAsm::get(type, assembly, "", /*hasSideEffects=*/true), {});
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
  setCode(*path, ("jmpq *vais_profiler_record_" + name + "@GOTPCREL(%rip)").str());
  return *path;
}

constexpr uint8_t kIndirectTarget[] = {0xf3, 0x0f, 0x1e, 0xfa}; // endbr64
constexpr uint8_t kLea[] = {0x4c, 0x8d, 0x1d};                  // of %r11, before a distance
constexpr uint8_t kJump[] = {0xe9};
constexpr uint8_t kCall[] = {0xe8};
constexpr int64_t kLeaSize = 7, kJumpSize = 5, kCallSize = 5; // with distances

constexpr uint8_t kEntry[] = {0x49, 0xff, 0x0a, 0x78, 0xdb, 0x4d, 0x8b, 0x52, 0x08};
static_assert(sizeof kEntry == VAIS_PROFILER_BODY_ENTRY_SIZE);

Constant *bytes(LLVMContext &context, ArrayRef<uint8_t> values) {
  return ConstantDataArray::get(context, values);
}

/// Returns the distance from the place `offset` bytes after the symbol of `function` to `target`.
Constant *distance(Constant *target, Function &function, int64_t offset) {
  LLVMContext &context = function.getContext();
  Type *word = Type::getInt64Ty(context);
  Constant *difference = ConstantExpr::getSub(ConstantExpr::getPtrToInt(target, word),
                                              ConstantExpr::getPtrToInt(&function, word));
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
  constexpr int64_t kPrefix = 32;
  body.setPrefixData(ConstantStruct::getAnon(
      {bytes(context, kLea), distance(descriptor, body, kLeaSize - kPrefix), bytes(context, kJump),
       distance(&wayTo("site_slowly", module), body, kLeaSize + kJumpSize - kPrefix),
       bytes(context, kCall),
       distance(&wayTo("site_stamp", module), body, kLeaSize + kJumpSize + kCallSize - kPrefix),
       bytes(context, {0xeb, 0x16, 0xcc, 0xcc, 0xcc, 0xcc, 0xcc, 0xcc, 0xcc, 0xcc, 0xcc}),
       name ? distance(name, body, 0) : ConstantInt::get(Type::getInt32Ty(context), 0)},
      /*Packed=*/true));
  body.setPrologueData(bytes(context, kEntry));
}

void addNameEntry(Function &name, Constant *descriptor) {
  Module &module = *name.getParent();
  LLVMContext &context = name.getContext();
  // Where indirect branches have to find a mark, it comes first; the compiler would set it after
  // prologue data.
  const bool marksTargets =
      module.getModuleFlag("cf-protection-branch") && !name.hasFnAttribute(Attribute::NoCfCheck);
  const ArrayRef<uint8_t> mark(kIndirectTarget, marksTargets ? sizeof kIndirectTarget : 0);
  const int64_t end = static_cast<int64_t>(mark.size());
  if (marksTargets)
    name.addFnAttr(Attribute::NoCfCheck);
  name.setPrologueData(ConstantStruct::getAnon(
      {bytes(context, mark), bytes(context, kLea), distance(descriptor, name, end + kLeaSize),
       bytes(context, kJump),
       distance(&wayTo("by_name", module), name, end + kLeaSize + kJumpSize)},
      /*Packed=*/true));
  setCode(name, "");
}

} // namespace vais_profiler
