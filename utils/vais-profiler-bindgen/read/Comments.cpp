#include "utils/vais-profiler-bindgen/read/Comments.h"

#include "clang/AST/ASTContext.h"
#include "clang/AST/RawCommentList.h"
#include "clang/Basic/SourceManager.h"

#include <fstream>

namespace vais::profiler {

/// Appends a comment line without its slashes to `text`. Returns false if the line is not a
/// comment.
static bool takeCommentLine(llvm::StringRef line, std::string &text) {
  if (!line.consume_front("///"))
    return false;
  line.consume_front(" ");
  text = line.rtrim().str();
  return true;
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

std::string docOf(const clang::ASTContext &context, const clang::Decl &declaration) {
  const clang::RawComment *comment = context.getRawCommentForDeclNoCache(&declaration);
  if (!comment)
    return {};
  const std::string text =
      comment->getFormattedText(context.getSourceManager(), context.getDiagnostics());
  return llvm::StringRef(text).trim('\n').rtrim().str();
}

std::string docAbove(const clang::SourceManager &sources, clang::SourceLocation place) {
  const auto [file, offset] = sources.getDecomposedLoc(place);
  llvm::StringRef before = sources.getBufferData(file).take_front(offset);
  before = before.take_front(before.rfind('\n') + 1); // the complete lines above
  std::string doc;
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

bool isOnlyInC(const std::string &doc) { return doc.find("C and C++ only") != std::string::npos; }

} // namespace vais::profiler
