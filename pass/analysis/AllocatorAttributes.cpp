// Recognises allocators by their attributes:
//
//   declare noalias ptr @take(i64, i64) allockind("alloc,uninitialized") allocsize(0)
//   declare void @give(ptr allocptr, i64) allockind("free")
//
// `allockind` and `allocptr` are looked up by name because LLVM 14 does not have them.

#include "pass/analysis/AllocatorAttributes.h"

#include "pass/plan/SymbolName.h"

#include <algorithm>

using namespace llvm;

namespace vais_profiler {
namespace {

/// The bits of `allockind`.
enum AllocationKind : uint64_t { Allocates = 1, Reallocates = 2, Frees = 4 };

uint64_t allocationKind(const Function &function) {
  const Attribute::AttrKind kind = Attribute::getAttrKindFromName("allockind");
  if (kind == Attribute::None || !function.hasFnAttribute(kind))
    return 0;
  return function.getFnAttribute(kind).getValueAsInt();
}

int blockOperand(const Function &function) {
  const Attribute::AttrKind kind = Attribute::getAttrKindFromName("allocptr");
  if (kind != Attribute::None)
    for (const Argument &argument : function.args())
      if (argument.hasAttribute(kind))
        return static_cast<int>(argument.getArgNo());
  return Allocator::kNone;
}

/// Makes an allocator whose size operands are those that `allocsize` names, if it is present.
Allocator sized(const Function &function, Hook hook) {
  Allocator allocator{symbolName(function).str(), Operands::AtLeast, 0, hook, Allocator::kNone,
                      Allocator::kNone,           Allocator::kNone};
  if (!function.hasFnAttribute(Attribute::AllocSize))
    return allocator;
  const auto [size, count] = function.getFnAttribute(Attribute::AllocSize).getAllocSizeArgs();
  allocator.size = static_cast<int>(size);
  if (count)
    allocator.count = static_cast<int>(*count);
  return allocator;
}

Allocator withBlock(Allocator allocator, int block) {
  allocator.block = block;
  return allocator;
}

bool isComplete(const Allocator &allocator) {
  const bool needsBlock = allocator.hook != Hook::malloc;
  const bool needsSize = allocator.hook != Hook::free;
  return (!needsBlock || allocator.block != Allocator::kNone) &&
         (!needsSize || allocator.size != Allocator::kNone);
}

std::optional<Allocator> completed(Allocator allocator) {
  if (!isComplete(allocator))
    return std::nullopt;
  allocator.operands = 1 + std::max({allocator.block, allocator.size, allocator.count});
  return allocator;
}

} // namespace

std::optional<Allocator> allocatorByAttributes(const Function &function, Wrappers wrappers) {
  const uint64_t kind = allocationKind(function);
  if (kind & Frees)
    return completed({symbolName(function).str(), Operands::AtLeast, 0, Hook::free,
                      blockOperand(function), Allocator::kNone, Allocator::kNone});
  if (kind & Reallocates)
    return completed(withBlock(sized(function, Hook::realloc), blockOperand(function)));
  if ((kind & Allocates) || (wrappers == Wrappers::On && function.returnDoesNotAlias()))
    return completed(sized(function, Hook::malloc));
  return std::nullopt;
}

} // namespace vais_profiler
