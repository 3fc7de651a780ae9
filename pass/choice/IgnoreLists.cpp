// Reads the lists with LLVM's own parser, so that patterns mean what they mean to the same version
// of clang.

#include "pass/choice/IgnoreLists.h"

#include "pass/plan/SourcePath.h"
#include "pass/plan/SymbolName.h"

#include "llvm/IR/DebugInfoMetadata.h"
#include "llvm/IR/Module.h"
#include "llvm/Support/VirtualFileSystem.h"

using namespace llvm;

namespace vais_profiler {
namespace {

constexpr const char *kSection = "vais-profiler";

/// Returns the paths that `src:` lines are matched against: the path as the compiler was given it,
/// and the full path.
std::vector<std::string> sourcesOf(const Function &function) {
  const DISubprogram *subprogram = function.getSubprogram();
  if (!subprogram || subprogram->getFilename().empty())
    return {function.getParent()->getSourceFileName()};
  return {subprogram->getFilename().str(), sourcePath(*subprogram)};
}

unsigned lineOf(const SpecialCaseList &entries, const Function &function) {
  if (const unsigned line = entries.inSectionBlame(kSection, "fun", symbolName(function)))
    return line;
  for (const std::string &source : sourcesOf(function))
    if (const unsigned line = entries.inSectionBlame(kSection, "src", source))
      return line;
  return 0;
}

} // namespace

IgnoreLists::IgnoreLists(const std::vector<std::string> &paths,
                         std::vector<std::string> &problems) {
  for (const std::string &path : paths) {
    std::string problem;
    std::unique_ptr<SpecialCaseList> entries =
        SpecialCaseList::create({path}, *vfs::getRealFileSystem(), problem);
    if (entries)
      lists_.push_back({path, std::move(entries)});
    else
      problems.push_back("list=" + path + ": " + problem);
  }
}

std::string IgnoreLists::find(const Function &function) const {
  for (const List &list : lists_)
    if (const unsigned line = lineOf(*list.entries, function))
      return list.path + ":" + std::to_string(line);
  return "";
}

} // namespace vais_profiler
