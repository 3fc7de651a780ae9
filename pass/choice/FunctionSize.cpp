// Counts instructions and looks for loops, without an analysis that the pass would have to
// invalidate.

#include "pass/choice/FunctionSize.h"

#include "llvm/ADT/SmallVector.h"
#include "llvm/Analysis/CFG.h"
#include "llvm/IR/Function.h"
#include "llvm/IR/InstIterator.h"

#include <utility>

using namespace llvm;

namespace vais_profiler {

unsigned countInstructions(const Function &function) {
  unsigned count = 0;
  for (const Instruction &instruction : instructions(function))
    count += instruction.isDebugOrPseudoInst() ? 0 : 1;
  return count;
}

bool hasLoop(const Function &function) {
  SmallVector<std::pair<const BasicBlock *, const BasicBlock *>, 8> backEdges;
  FindFunctionBackedges(function, backEdges);
  return !backEdges.empty();
}

} // namespace vais_profiler
