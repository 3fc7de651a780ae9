// Decides from the operands and the result of a call whether it can be recorded. Hooks take
// pointers, integers that hold a pointer, and sizes; a function that has an allocator's name but
// other types is not that allocator.

#include "pass/analysis/AllocationSites.h"

#include "llvm/IR/DataLayout.h"
#include "llvm/IR/Instructions.h"
#include "llvm/IR/Module.h"
#include "llvm/Support/raw_ostream.h"

using namespace llvm;

namespace vais_profiler {
namespace {

std::string mismatch(const Twine &subject, const char *expected, const Type *found) {
  std::string text;
  raw_string_ostream stream(text);
  stream << subject << ": expected " << expected << ", found " << *found;
  return stream.str();
}

bool holdsPointer(const Type *type, const DataLayout &layout) {
  if (type->isPointerTy())
    return type->getPointerAddressSpace() == 0;
  return type->isIntegerTy() && type->getIntegerBitWidth() >= layout.getPointerSizeInBits();
}

std::string checkNumberOfOperands(const CallBase &call, const Allocator &allocator) {
  const unsigned found = call.arg_size();
  const bool atLeast = allocator.rule == Operands::AtLeast;
  if (atLeast ? found >= allocator.operands : found == allocator.operands)
    return "";
  return ("operands: expected " + Twine(atLeast ? "at least " : "") + Twine(allocator.operands) +
          ", found " + Twine(found))
      .str();
}

/// Returns what keeps `hook` from using the call's result, or "" if nothing does.
std::string checkResult(const CallBase &call, Hook hook, const DataLayout &layout) {
  const Type *type = call.getType();
  if (hook == Hook::posix_memalign || hook == Hook::asprintf)
    return type->isIntegerTy() ? "" : mismatch("result", "an integer", type);
  if (hook != Hook::free && hook != Hook::getline && !holdsPointer(type, layout))
    return mismatch("result", "a pointer", type);
  return "";
}

} // namespace

std::string whyLeftOut(const CallBase &call, const Allocator &allocator) {
  if (std::string reason = checkNumberOfOperands(call, allocator); !reason.empty())
    return reason;

  const DataLayout &layout = call.getModule()->getDataLayout();
  const bool hasSize = allocator.hook != Hook::getline;
  for (int operand : {hasSize ? allocator.size : Allocator::kNone, allocator.count})
    if (operand != Allocator::kNone && !call.getArgOperand(operand)->getType()->isIntegerTy())
      return mismatch("operand " + Twine(operand), "an integer",
                      call.getArgOperand(operand)->getType());
  for (int operand : {allocator.block, hasSize ? Allocator::kNone : allocator.size}) {
    if (operand == Allocator::kNone)
      continue;
    const Type *type = call.getArgOperand(operand)->getType();
    if (!holdsPointer(type, layout))
      return mismatch("operand " + Twine(operand), "a pointer", type);
  }
  if (std::string reason = checkResult(call, allocator.hook, layout); !reason.empty())
    return reason;
  if (allocator.hook != Hook::free && call.isMustTailCall())
    return "musttail: nothing can stand after it";
  return "";
}

} // namespace vais_profiler
