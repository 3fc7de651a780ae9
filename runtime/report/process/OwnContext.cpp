/// Reads the path from the inside outwards, then follows it in the snapshot from the root.

#include "runtime/report/process/OwnContext.h"

#include "runtime/report/read/ThreadReader.h"

#include "contracts/OwnProfile.h"

#include <algorithm>

namespace vais::profiler {
namespace {

bool isSame(const Function &a, const Function &b) {
  return a.name == b.name && a.file == b.file && a.line == b.line;
}

/// The functions on the path to the calling thread's context, the outermost first.
struct OwnPath {
  std::vector<Function> functions;
  bool isFlat = false; ///< whether the path to the first one is unknown
};

OwnPath readPath(const format::Header &own) {
  OwnPath path;
  ProfileImage image(own);
  Profile names;
  ProfileAssembler builder(names);
  FunctionReader functions(image, builder);
  format::Address<format::Context> address = {
      reinterpret_cast<uint64_t>(vais_profiler_own_context())};
  while (address.value != 0) {
    const auto context = image.take(address);
    if (!context || context->function.value == 0)
      break;
    if (!(context->flags & format::kContextIsStandIn)) // a stand-in's parent is what it stands for
      path.functions.push_back(names.functions[functions.find(context->function)]);
    path.isFlat = context->flags & format::kContextIsFlat;
    address = context->parent;
  }
  std::reverse(path.functions.begin(), path.functions.end());
  return path;
}

/// Returns the child of `parent` (kNone: the flat context) with this function, or kNone if there is
/// none.
Index childOf(const Profile &snapshot, Index parent, const Function &function) {
  for (size_t i = 1; i < snapshot.contexts.size(); ++i)
    if (snapshot.contexts[i].parent == parent &&
        isSame(snapshot.functions[snapshot.contexts[i].function], function))
      return static_cast<Index>(i);
  return kNone;
}

} // namespace

Index ownContextIn(const Profile &snapshot, const format::Header &own) {
  const OwnPath path = readPath(own);
  Index context = path.isFlat ? kNone : 0;
  for (const Function &function : path.functions) {
    const Index child = childOf(snapshot, context, function);
    if (child == kNone)
      break;
    context = child;
  }
  return context == kNone ? 0 : context;
}

} // namespace vais::profiler
