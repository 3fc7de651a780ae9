// Builds the descriptors:
//
//   @vais_profiler_strings = private constant [14 x i8] c"\00fib.vais\00fib\00"
//   @vais_profiler_module = internal constant { ptr, ptr, ptr, i32, i32 }
//       { ptr @vais_profiler_hooks_5, ptr @vais_profiler_strings, ptr @__ehdr_start,
//         i32 <source>, i32 <flags> }
//   @vais_profiler_function.fib = private global { i64, ptr, i32, i32, i32, i32, i32, i32, i32, i32
//   }
//       { i64 1, ptr @vais_profiler_module, i32 <name>, i32 <file>, i32 <line>,
//         i32 <line of its only site>, i32 <distance of the body>,
//         i32 <call sites, and from bit 16 on, how many of them are calls by pointer>,
//         i32 <bytes of arguments on the stack>, i32 <lines of the call sites> }
//   @vais_profiler_site.fib = private global { i64, ptr, i32, … } { … }
//
// Descriptors are kept as small and as few as possible, because each relocation, symbol and global
// costs compile time. The descriptor of a function that the linker folds is folded with it.

#include "pass/instrument/Descriptors.h"

#include "pass/hooks/Hooks.h"
#include "pass/instrument/PassedContexts.h"
#include "pass/plan/SourcePath.h"
#include "pass/plan/SymbolName.h"

#include "contracts/Hooks.h"
#include "contracts/VaisSymbols.h"

#include "llvm/IR/Constants.h"
#include "llvm/IR/DebugInfoMetadata.h"
#include "llvm/IR/Module.h"

using namespace llvm;

namespace vais_profiler {
namespace {

constexpr unsigned kDescriptorAlignment = 8;

/// The index of the first descriptor field that describes the function's body.
constexpr unsigned kBodyField = 6;

/// Inlined copies of such a function remain in use even if the linker drops the function itself, so
/// that its descriptor must be reachable from every object file.
bool isFoldedByLinker(const Function &function) {
  return !function.hasLocalLinkage() &&
         (function.hasLinkOnceLinkage() || function.hasWeakODRLinkage() || function.hasComdat());
}

} // namespace

/// Returns whether a type of `size` bytes is a vector for an SSE register.
static bool isVectorOfFloats(const Type *type, uint64_t size) {
  constexpr uint64_t kRegister = 16;
  return isa<FixedVectorType>(type) && size <= kRegister &&
         (type->getScalarType()->isFloatTy() || type->getScalarType()->isDoubleTy());
}

unsigned stackArgumentBytes(const Function &body) {
  constexpr unsigned kIntegers = 6, kFloats = 8;
  unsigned integers = 0, floats = 0;
  uint64_t bytes = 0;
  bool isOnStack = false;
  const DataLayout &layout = body.getParent()->getDataLayout();
  for (const Argument &argument : body.args()) {
    Type *type = argument.getType();
    if (argument.hasNestAttr())
      continue;
    if (argument.hasByValAttr()) {
      isOnStack = true;
      bytes += alignTo(layout.getTypeAllocSize(argument.getParamByValType()), 64) + 64;
      continue;
    }
    const uint64_t size = layout.getTypeAllocSize(type);
    bytes += alignTo(size, 16) + 16;
    if (type->isFloatTy() || type->isDoubleTy() || type->isHalfTy() || isVectorOfFloats(type, size))
      ++floats;
    else if (type->isPointerTy() || (type->isIntegerTy() && size <= 8))
      ++integers;
    else if (type->isIntegerTy() && size <= 16)
      integers += 2;
    else
      isOnStack = true; // or in registers that this function does not count
  }
  return isOnStack || integers > kIntegers || floats > kFloats
             ? static_cast<unsigned>(alignTo(bytes, 16))
             : 0;
}

/// Asks before anything is instrumented: a callee that gets a context is declared under another
/// name.
static uint32_t flagsOf(const Module &module) {
  const Function *main = module.getFunction("main");
  const Function *user = module.getFunction(vais::profiler::kVaisUserMain);
  const bool isHostRuntime = main && !main->isDeclaration() && user && user->isDeclaration();
  return isHostRuntime ? VAIS_PROFILER_MODULE_HOST_RUNTIME : 0;
}

Descriptors::Descriptors(Module &module)
    : module_(module), pointer_(pointerType(module.getContext())),
      word_(Type::getInt64Ty(module.getContext())), int_(Type::getInt32Ty(module.getContext())),
      moduleFlags_(flagsOf(module)) {
  string("");
}

Descriptors::~Descriptors() {
  if (!moduleDescriptor_)
    return;
  Constant *characters =
      ConstantDataArray::getString(module_.getContext(), text_, /*AddNull=*/false);
  auto *strings = new GlobalVariable(module_, characters->getType(), /*isConstant=*/true,
                                     GlobalValue::PrivateLinkage, characters);
  strings->setUnnamedAddr(GlobalValue::UnnamedAddr::Global);
  strings->setAlignment(Align(1));
  strings->takeName(strings_);
  strings_->replaceAllUsesWith(ConstantExpr::getPointerCast(strings, strings_->getType()));
  strings_->eraseFromParent();
}

Constant *Descriptors::of(Function &function, unsigned allocationLine, const SplitFunction *split) {
  const std::string name = ("vais_profiler_function." + symbolName(function)).str();
  // A module that was linked from instrumented modules may contain it already.
  if (isFoldedByLinker(function) && !split)
    if (GlobalVariable *known = module_.getNamedGlobal(name))
      return asPointer(known);
  const Function &code = split ? *split->body : function;
  GlobalVariable *descriptor =
      makeFunctionDescriptor(function, allocationLine, code.getSubprogram(), name);
  if (isFoldedByLinker(function)) {
    descriptor->setLinkage(GlobalValue::LinkOnceODRLinkage);
    descriptor->setVisibility(GlobalValue::HiddenVisibility);
    descriptor->setComdat(module_.getOrInsertComdat(descriptor->getName()));
  }
  if (split)
    describeBody(*descriptor, *split);
  return asPointer(descriptor);
}

/// A body and its descriptor refer to each other and must therefore come from the same object file;
/// a shared comdat keeps or drops them together.
void Descriptors::describeBody(GlobalVariable &descriptor, const SplitFunction &split) {
  Function &body = *split.body;
  if (descriptor.hasComdat()) {
    body.setLinkage(GlobalValue::LinkOnceODRLinkage);
    body.setVisibility(GlobalValue::HiddenVisibility);
    body.setComdat(descriptor.getComdat());
  }
  Constant *distance =
      ConstantExpr::getTrunc(ConstantExpr::getSub(ConstantExpr::getPtrToInt(&body, word_),
                                                  ConstantExpr::getPtrToInt(&descriptor, word_)),
                             int_);
  SmallVector<Constant *, 10> fields;
  for (unsigned i = 0; i < kBodyField; ++i)
    fields.push_back(descriptor.getInitializer()->getAggregateElement(i));
  fields.push_back(distance);
  fields.push_back(number(split.lines.size() | split.pointerCalls.size() << 16));
  fields.push_back(number(stackArgumentBytes(body)));
  fields.push_back(numbers(split.lines));
  descriptor.setInitializer(ConstantStruct::getAnon(fields));
}

Constant *Descriptors::ofSite(const Function &function, const DILocation &location) {
  const std::string file = sourcePath(*location.getScope());
  return asPointer(makeDescriptor(initializer(function, file, location.getLine(), 0),
                                  "vais_profiler_site." + symbolName(function)));
}

GlobalVariable *Descriptors::makeDescriptor(Constant *initializer, const Twine &name) {
  auto *descriptor = new GlobalVariable(module_, initializer->getType(), /*isConstant=*/false,
                                        GlobalValue::PrivateLinkage, initializer, name);
  descriptor->setAlignment(Align(kDescriptorAlignment));
  return descriptor;
}

GlobalVariable *Descriptors::makeFunctionDescriptor(Function &function, unsigned allocationLine,
                                                    const DISubprogram *subprogram,
                                                    const Twine &name) {
  std::string file;
  unsigned line = 0;
  if (subprogram) {
    if (!subprogram->getFilename().empty())
      file = sourcePath(*subprogram);
    line = subprogram->getLine();
  }
  return makeDescriptor(initializer(function, file, line, allocationLine), name);
}

Constant *Descriptors::initializer(const Function &function, StringRef file, unsigned line,
                                   unsigned allocationLine) {
  Constant *module = moduleDescriptor();
  Constant *filePlace = string(file);
  Constant *none = number(0);
  return ConstantStruct::getAnon({ConstantInt::get(word_, VAIS_PROFILER_UNREGISTERED), module,
                                  string(symbolName(function)), filePlace, number(line),
                                  number(allocationLine), none, none, none, none});
}

Constant *Descriptors::moduleDescriptor() {
  if (moduleDescriptor_)
    return moduleDescriptor_;
  Constant *hooks =
      module_.getOrInsertGlobal(VAIS_PROFILER_HOOKS_SYMBOL, Type::getInt8Ty(module_.getContext()));
  strings_ = new GlobalVariable(module_, Type::getInt8Ty(module_.getContext()), /*isConstant=*/true,
                                GlobalValue::ExternalLinkage, /*Initializer=*/nullptr,
                                "vais_profiler_strings");
  Constant *const source = string(module_.getSourceFileName());
  // NOLINTBEGIN(clang-analyzer-cplusplus.NewDeleteLeaks): the module owns the global variables
  Constant *initializer =
      ConstantStruct::getAnon({asPointer(hooks), asPointer(strings_), asPointer(elfHeader()),
                               source, number(moduleFlags_)});
  // NOLINTEND(clang-analyzer-cplusplus.NewDeleteLeaks)
  auto *descriptor =
      new GlobalVariable(module_, initializer->getType(), /*isConstant=*/true,
                         GlobalValue::InternalLinkage, initializer, "vais_profiler_module");
  descriptor->setAlignment(Align(kDescriptorAlignment));
  return moduleDescriptor_ = asPointer(descriptor);
}

/// The linker defines this symbol only within each object that it links, hence hidden and weak.
Constant *Descriptors::elfHeader() {
  constexpr const char *name = "__ehdr_start";
  if (GlobalValue *known = module_.getNamedValue(name))
    return known;
  auto *header = new GlobalVariable(module_, Type::getInt8Ty(module_.getContext()),
                                    /*isConstant=*/false, GlobalValue::ExternalWeakLinkage,
                                    /*Initializer=*/nullptr, name);
  header->setVisibility(GlobalValue::HiddenVisibility);
  return header;
}

Constant *Descriptors::string(StringRef text) {
  const auto [known, isNew] = places_.try_emplace(text, static_cast<uint32_t>(text_.size()));
  if (isNew)
    text_.append(text.begin(), text.end()).push_back('\0');
  return number(known->second);
}

Constant *Descriptors::numbers(ArrayRef<unsigned> values) {
  const auto place = static_cast<uint32_t>(text_.size());
  for (const uint32_t value : values)
    text_.append(reinterpret_cast<const char *>(&value), sizeof value);
  return number(place);
}

Constant *Descriptors::number(uint32_t value) const { return ConstantInt::get(int_, value); }

Constant *Descriptors::asPointer(Constant *constant) const {
  return ConstantExpr::getPointerCast(constant, pointer_);
}

} // namespace vais_profiler
