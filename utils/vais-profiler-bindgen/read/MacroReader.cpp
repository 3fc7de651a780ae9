#include "utils/vais-profiler-bindgen/read/MacroReader.h"

#include "utils/vais-profiler-bindgen/read/Comments.h"
#include "utils/vais-profiler-bindgen/read/Refusals.h"
#include "utils/vais-profiler-bindgen/read/TypeReader.h"

#include "clang/AST/ASTContext.h"
#include "clang/Basic/SourceManager.h"
#include "clang/Lex/MacroInfo.h"
#include "clang/Lex/Preprocessor.h"

#include <algorithm>
#include <cctype>

namespace vais::profiler {

/// Converts "VaisConfig" to "VAIS_CONFIG".
static std::string upperSnake(const std::string &camelCase) {
  std::string result;
  for (const char letter : camelCase) {
    if (std::isupper(static_cast<unsigned char>(letter)) && !result.empty())
      result += '_';
    result += static_cast<char>(std::toupper(static_cast<unsigned char>(letter)));
  }
  return result;
}

/// Returns the struct that `VAIS_CONFIG_DEFAULTS` initialises.
static std::string initializedBy(const std::string &macro, const Interface &interface) {
  for (const Struct &candidate : interface.structs)
    if (macro == upperSnake(candidate.name) + "_DEFAULTS")
      return candidate.name;
  return {};
}

static std::vector<std::pair<std::string, const clang::MacroInfo *>>
macrosOfHeader(const clang::ASTContext &context, clang::Preprocessor &preprocessor) {
  std::vector<std::pair<std::string, const clang::MacroInfo *>> result;
  for (const auto &entry : preprocessor.macros()) {
    const clang::MacroInfo *macro = preprocessor.getMacroInfo(entry.first);
    if (macro && isOfHeader(context, macro->getDefinitionLoc()) && !macro->isUsedForHeaderGuard())
      result.emplace_back(entry.first->getName().str(), macro);
  }
  const clang::SourceManager &sources = context.getSourceManager();
  std::sort(result.begin(), result.end(), [&](const auto &left, const auto &right) {
    return sources.isBeforeInTranslationUnit(left.second->getDefinitionLoc(),
                                             right.second->getDefinitionLoc());
  });
  return result;
}

std::vector<Macro> readMacros(const clang::ASTContext &context, clang::Preprocessor &preprocessor,
                              Interface &interface, Refusals &refusals) {
  const clang::SourceManager &sources = context.getSourceManager();
  std::vector<Macro> result;
  for (const auto &[name, info] : macrosOfHeader(context, preprocessor)) {
    Macro macro;
    macro.name = name;
    macro.doc = docAbove(sources, info->getDefinitionLoc());
    macro.place = placeOf(sources, info->getDefinitionLoc());
    if (isOnlyInC(macro.doc)) {
      interface.onlyInC.push_back(name);
      continue;
    }
    if (info->isFunctionLike() || info->getNumTokens() == 0) {
      refusals.add(macro.place, name,
                   info->isFunctionLike() ? "a macro with parameters" : "an empty macro");
      continue;
    }
    if (info->getReplacementToken(0).is(clang::tok::l_brace)) {
      macro.initializedType = initializedBy(name, interface);
      if (macro.initializedType.empty()) {
        refusals.add(macro.place, name, "an initializer that is not named STRUCT_DEFAULTS");
        continue;
      }
    }
    result.push_back(std::move(macro));
  }
  return result;
}

} // namespace vais::profiler
