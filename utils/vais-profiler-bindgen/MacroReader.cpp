#include "MacroReader.h"

#include "TypeReader.h"

#include "clang/AST/ASTContext.h"
#include "clang/Basic/SourceManager.h"
#include "clang/Lex/MacroInfo.h"
#include "clang/Lex/Preprocessor.h"

#include <algorithm>
#include <cctype>
#include <fstream>

namespace vais::profiler {

void Refusals::add(const std::string &place, const std::string &name, const std::string &what) {
  lines_.push_back(place + ": " + name + ": " + what + " cannot be bound");
}

void Refusals::throwIfAny() const {
  std::string text;
  for (const std::string &line : lines_)
    text += (text.empty() ? "" : "\n") + line;
  if (!text.empty())
    throw HeaderError(text);
}

std::string placeOf(const clang::SourceManager &sources, clang::SourceLocation location) {
  const clang::PresumedLoc place = sources.getPresumedLoc(sources.getExpansionLoc(location));
  llvm::StringRef file = place.getFilename();
  file.consume_front("./"); // clang's, before a relative path
  return file.str() + ":" + std::to_string(place.getLine());
}

bool isOnlyInC(const std::string &doc) { return doc.find("C and C++ only") != std::string::npos; }

/// A line of a comment without its slashes; false where it is none.
static bool takeCommentLine(llvm::StringRef line, std::string &text) {
  if (!line.consume_front("///"))
    return false;
  line.consume_front(" ");
  text = line.rtrim().str();
  return true;
}

/// The text of the `///` lines that stand right above the line with this offset.
static std::string docAbove(llvm::StringRef file, size_t offset) {
  std::string doc;
  llvm::StringRef before = file.take_front(offset);
  before = before.take_front(before.rfind('\n') + 1); // the whole lines above
  std::string text;
  while (!before.empty()) {
    before = before.drop_back(1);
    const size_t begin = before.rfind('\n') + 1;
    if (!takeCommentLine(before.drop_front(begin), text))
      break;
    doc = doc.empty() ? text : text + "\n" + doc;
    before = before.take_front(begin);
  }
  return doc;
}

std::string docAtTheTop(const std::string &path) {
  std::ifstream file(path);
  std::string doc;
  std::string line;
  std::string text;
  while (std::getline(file, line) && takeCommentLine(line, text))
    doc += doc.empty() ? text : "\n" + text;
  return doc;
}

/// "VaisConfig" as "VAIS_CONFIG".
static std::string upperSnake(const std::string &camelCase) {
  std::string result;
  for (const char letter : camelCase) {
    if (std::isupper(static_cast<unsigned char>(letter)) && !result.empty())
      result += '_';
    result += static_cast<char>(std::toupper(static_cast<unsigned char>(letter)));
  }
  return result;
}

/// The struct that `VAIS_CONFIG_DEFAULTS` initializes.
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
    const auto [file, offset] = sources.getDecomposedLoc(info->getDefinitionLoc());
    Macro macro;
    macro.name = name;
    macro.doc = docAbove(sources.getBufferData(file), offset);
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
