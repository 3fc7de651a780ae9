/// Reads the files whose lines have costs.

#include "utils/vais-profiler/profiles/SourceFiles.h"

#include "runtime/report/text/PrintableText.h"
#include "runtime/report/text/Units.h"
#include "utils/vais-profiler/profiles/LineCosts.h"

#include <map>
#include <sstream>

namespace vais::profiler {
namespace {

constexpr uint32_t kAround = 12;        ///< lines shown around each that is of interest
constexpr size_t kMostShown = 4u << 20; ///< bytes of source in a page

/// What is known of the lines of a file.
struct KnownFile {
  std::string name;
  FileCosts lines; ///< those where functions begin included
};

/// Returns whether the function is in the program's own source.
bool isOfProgram(const Function &function) {
  return !function.isSampled || (function.isInlined && function.object == kNone);
}

std::map<std::string, KnownFile> knownFiles(const Profile &profile,
                                            const std::vector<const Value *> &values) {
  std::vector<bool> isShown;
  for (const Function &function : profile.functions)
    isShown.push_back(isOfProgram(function));
  std::map<std::string, KnownFile> files;
  for (auto &[name, lines] : lineCosts(profile, values, isShown, MissingLines::Ignored))
    files[name] = {name, std::move(lines)};
  for (const Function &function : profile.functions) {
    if (function.file.empty() || function.line == 0 || !isOfProgram(function))
      continue;
    KnownFile &file = files[comparablePath(function.file)];
    file.name = function.file; // as the page knows it
    file.lines[function.line];
  }
  return files;
}

SourceLine lineWith(uint32_t number, const LineCost &cost) {
  SourceLine line;
  line.number = number;
  line.calls = cost.calls;
  for (const double own : cost.own)
    line.own.push_back(toInteger(own));
  return line;
}

/// Returns the lines near those that are known, as long as `left` bytes of source suffice.
SourceText textOf(const KnownFile &file, const std::string &directory, size_t &left) {
  SourceText text;
  text.path = file.name;
  const RegularFile opened = openSource(file.name, directory);
  if (!opened || left == 0) {
    for (const auto &[number, cost] : file.lines)
      text.lines.push_back(lineWith(number, cost));
    return text;
  }
  text.isFound = true;
  std::istringstream source(opened.readAll(kMostSourceBytes));
  uint32_t number = 0;
  for (std::string line; std::getline(source, line);) {
    const auto near = file.lines.lower_bound(++number - std::min(number, kAround));
    if (near == file.lines.end() || near->first > number + kAround)
      continue;
    const auto known = file.lines.find(number);
    text.lines.push_back(lineWith(number, known == file.lines.end() ? LineCost() : known->second));
    text.lines.back().text = printableSource(line);
    left -= std::min(left, text.lines.back().text.size());
  }
  return text;
}

} // namespace

RegularFile openSource(const std::string &file, const std::string &directory) {
  for (size_t at = 0; !directory.empty() && at != std::string::npos;) {
    RegularFile source(directory + '/' + file.substr(at));
    if (source)
      return source;
    at = file.find('/', at);
    at = at == std::string::npos ? at : at + 1;
  }
  return RegularFile(file);
}

std::string printableSource(const std::string &line) {
  constexpr size_t kTab = 8;
  std::string text;
  for (size_t start = 0; start <= line.size();) {
    const size_t end = std::min(line.find('\t', start), line.size());
    text += printable(line.substr(start, end - start));
    if (end < line.size())
      text.append(kTab - displayWidth(text) % kTab, ' ');
    start = end + 1;
  }
  return text;
}

SourceLines sourceLines(const Profile &profile, const std::string &directory) {
  SourceLines source;
  for (const Value *value : knownValues(profile))
    if (value->isEvent() || value->unit == Unit::Bytes || std::string(value->name) == "time" ||
        std::string(value->name) == "allocations")
      source.values.push_back(value);
  size_t left = kMostShown;
  for (const auto &[path, file] : knownFiles(profile, source.values))
    source.files.push_back(textOf(file, directory, left));
  return source;
}

} // namespace vais::profiler
