// An intrinsic function counts as a call unless it is listed here: memory intrinsics, for example,
// may become calls of memcpy, and mathematical ones calls of the mathematical library.

#include "pass/analysis/Leaves.h"

#include "llvm/ADT/SmallVector.h"
#include "llvm/Analysis/CFG.h"
#include "llvm/IR/Function.h"
#include "llvm/IR/InstIterator.h"
#include "llvm/IR/Instructions.h"
#include "llvm/IR/IntrinsicInst.h"

using namespace llvm;

namespace vais_profiler {
namespace {

constexpr unsigned kRegisterBits = 64;

/// Returns whether the intrinsic function becomes a few instructions, or none.
bool isInstruction(Intrinsic::ID intrinsic) {
  switch (intrinsic) {
  case Intrinsic::abs:
  case Intrinsic::annotation:
  case Intrinsic::assume:
  case Intrinsic::bitreverse:
  case Intrinsic::bswap:
  case Intrinsic::copysign:
  case Intrinsic::ctlz:
  case Intrinsic::ctpop:
  case Intrinsic::cttz:
  case Intrinsic::dbg_declare:
  case Intrinsic::dbg_label:
  case Intrinsic::dbg_value:
  case Intrinsic::debugtrap:
  case Intrinsic::expect:
  case Intrinsic::experimental_noalias_scope_decl:
  case Intrinsic::fabs:
  case Intrinsic::fshl:
  case Intrinsic::fshr:
  case Intrinsic::invariant_end:
  case Intrinsic::invariant_start:
  case Intrinsic::is_constant:
  case Intrinsic::launder_invariant_group:
  case Intrinsic::lifetime_end:
  case Intrinsic::lifetime_start:
  case Intrinsic::objectsize:
  case Intrinsic::prefetch:
  case Intrinsic::ptr_annotation:
  case Intrinsic::sadd_sat:
  case Intrinsic::sadd_with_overflow:
  case Intrinsic::smax:
  case Intrinsic::smin:
  case Intrinsic::ssub_sat:
  case Intrinsic::ssub_with_overflow:
  case Intrinsic::strip_invariant_group:
  case Intrinsic::trap:
  case Intrinsic::uadd_sat:
  case Intrinsic::uadd_with_overflow:
  case Intrinsic::umax:
  case Intrinsic::umin:
  case Intrinsic::usub_sat:
  case Intrinsic::usub_with_overflow:
  case Intrinsic::var_annotation:
    return true;
  default:
    return false;
  }
}

/// Returns whether the instruction is a call, or becomes one of the compiler's library: a remainder
/// of fractions, a wide division or multiplication, or anything with numbers wider than the
/// machine's.
bool mayCall(const Instruction &instruction) {
  if (const auto *intrinsic = dyn_cast<IntrinsicInst>(&instruction))
    return !isInstruction(intrinsic->getIntrinsicID()) ||
           intrinsic->getType()->getScalarSizeInBits() > kRegisterBits;
  if (isa<CallBase>(instruction) || isa<AtomicRMWInst>(instruction) ||
      isa<AtomicCmpXchgInst>(instruction))
    return true;
  if (instruction.getOpcode() == Instruction::FRem)
    return true;
  const bool isArithmetic = instruction.isBinaryOp() || isa<CastInst>(instruction) ||
                            isa<CmpInst>(instruction);
  return isArithmetic && instruction.getOperand(0)->getType()->getScalarSizeInBits() > kRegisterBits;
}

} // namespace

bool isLeaf(const Function &function) {
  for (const Instruction &instruction : instructions(function))
    if (mayCall(instruction))
      return false;
  SmallVector<std::pair<const BasicBlock *, const BasicBlock *>, 4> loops;
  FindFunctionBackedges(function, loops);
  return loops.empty();
}

} // namespace vais_profiler
