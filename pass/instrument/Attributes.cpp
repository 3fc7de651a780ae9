// Drops attributes that instrumentation makes false. An instrumented function writes to the
// profile, and so does every function that calls it:
//
//   define i64 @square(i64 %n) readnone      define i64 @square(i64 %n)
//   %s = call i64 @square(i64 3) readnone    %s = call i64 @square(i64 3)
//
// If such an attribute stayed in place, later passes could move, merge or drop the hooks.

#include "pass/instrument/Attributes.h"

#include "llvm/ADT/SmallVector.h"
#include "llvm/IR/InstIterator.h"
#include "llvm/IR/InstrTypes.h"
#include "llvm/IR/Module.h"

using namespace llvm;

namespace vais_profiler {
namespace {

using Attributes = SmallVector<Attribute::AttrKind, 16>;

/// Looked up by name because the set of attributes depends on the version of LLVM.
Attributes untrueAttributes() {
  Attributes kinds;
  for (const char *name :
       {"readnone", "readonly", "writeonly", "argmemonly", "inaccessiblememonly",
        "inaccessiblemem_or_argmemonly", "memory", "speculatable", "nosync", "nofree"}) {
    const Attribute::AttrKind kind = Attribute::getAttrKindFromName(name);
    if (kind != Attribute::None)
      kinds.push_back(kind);
  }
  return kinds;
}

bool callsDefinition(const CallBase &call) {
  const auto *callee = dyn_cast<Function>(call.getCalledOperand()->stripPointerCastsAndAliases());
  return callee && !callee->isDeclaration();
}

template <typename Holder> void drop(Holder &holder, const Attributes &kinds) {
  for (Attribute::AttrKind kind : kinds)
    holder.removeFnAttr(kind);
}

} // namespace

void dropUntrueAttributes(Module &module) {
  const Attributes kinds = untrueAttributes();
  for (Function &function : module) {
    if (function.isDeclaration())
      continue;
    drop(function, kinds);
    for (Instruction &instruction : instructions(function))
      if (auto *call = dyn_cast<CallBase>(&instruction); call && callsDefinition(*call))
        drop(*call, kinds);
  }
}

} // namespace vais_profiler
