#include "utils/vais-profiler-bindgen/read/Refusals.h"

#include "utils/vais-profiler-bindgen/interface/Interface.h"

#include "clang/Basic/SourceManager.h"

namespace vais::profiler {

std::string placeOf(const clang::SourceManager &sources, clang::SourceLocation location) {
  const clang::PresumedLoc place = sources.getPresumedLoc(sources.getExpansionLoc(location));
  llvm::StringRef file = place.getFilename();
  file.consume_front("./"); // clang adds it to a relative path
  return file.str() + ":" + std::to_string(place.getLine());
}

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

} // namespace vais::profiler
