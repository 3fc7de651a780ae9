/// Suffixes are words that are preceded by dots; a number belongs to the preceding word.

#include "runtime/report/names/SymbolSuffix.h"

#include <algorithm>
#include <vector>

namespace vais::profiler {
namespace {

/// A word by which a suffix is recognised, and the part of the function that it denotes; null for
/// copies.
struct SuffixWord {
  const char *word;
  const char *part;
};

constexpr SuffixWord kWords[] = {
    {"cold", "cold"},
    {"warm", "warm"},
    {"resume", "resume"},
    {"actor", "resume"},
    {"destroy", "destroy"},
    {"cleanup", "cleanup"},
    {"omp_outlined", kOpenMpRegion},
    {"omp_outlined_debug__", kOpenMpRegion},
    {"_omp_fn", kOpenMpRegion},
    {"omp_par", kOpenMpRegion},
    {"omp_task_entry", kOpenMpRegion},
    {"llvm", nullptr},
    {"isra", nullptr},
    {"part", nullptr},
    {"constprop", nullptr},
    {"lto_priv", nullptr},
    {"specialized", nullptr},
    {"argprom", nullptr},
    {"argelim", nullptr},
    {"__uniq", nullptr},
};

const SuffixWord *findWord(const std::string &word) {
  const auto *found = std::find_if(std::begin(kWords), std::end(kWords),
                                   [&](const SuffixWord &known) { return word == known.word; });
  return found == std::end(kWords) ? nullptr : found;
}

bool isNumber(const std::string &word) {
  return !word.empty() && word.find_first_not_of("0123456789") == std::string::npos;
}

std::vector<std::string> wordsOf(const std::string &suffix) {
  std::vector<std::string> words;
  for (size_t start = 1; start <= suffix.size();) {
    const size_t end = std::min(suffix.find('.', start), suffix.size());
    if (end > start)
      words.push_back(suffix.substr(start, end - start));
    start = end + 1;
  }
  return words;
}

/// Returns the dot at which a suffix of known words begins, in a symbol that may contain other
/// dots.
size_t knownSuffix(const std::string &symbol) {
  for (size_t dot = symbol.find('.', 1); dot != std::string::npos;
       dot = symbol.find('.', dot + 1)) {
    const std::vector<std::string> words = wordsOf(symbol.substr(dot));
    if (!words.empty() && findWord(words[0]))
      return dot;
  }
  return symbol.size();
}

constexpr size_t kHashDigits = 16;

/// Returns the start of the hash with which every legacy Rust symbol ends. These symbols are C++
/// names, and the only ones that contain dots.
size_t hashOfLegacyRust(const std::string &symbol) {
  const size_t hash = symbol.rfind("17h");
  if (hash == std::string::npos)
    return hash;
  const size_t end = symbol.find_first_not_of("0123456789abcdef", hash + 3);
  return end == hash + 3 + kHashDigits && symbol[end] == 'E' ? hash : std::string::npos;
}

size_t endOfLegacyRust(const std::string &symbol) {
  const size_t hash = hashOfLegacyRust(symbol);
  return hash == std::string::npos ? hash : hash + 3 + kHashDigits + 1;
}

size_t suffixStart(const std::string &symbol) {
  if (symbol.compare(0, 2, "_Z") != 0 && symbol.compare(0, 2, "_R") != 0)
    return knownSuffix(symbol);
  const size_t end = endOfLegacyRust(symbol);
  return std::min(end == std::string::npos ? symbol.find('.') : end, symbol.size());
}

} // namespace

SymbolParts splitSymbol(const std::string &symbol) {
  const size_t start = suffixStart(symbol);
  return {symbol.substr(0, start), symbol.substr(start)};
}

std::string withLengthOfLastPart(const std::string &symbol) {
  constexpr size_t kFirst = 3; // after "_ZN"
  const size_t hash = hashOfLegacyRust(symbol);
  if (hash == std::string::npos || symbol.compare(0, kFirst, "_ZN") != 0)
    return symbol;
  for (size_t start = kFirst; start < hash;) {
    const size_t name = symbol.find_first_not_of("0123456789", start);
    if (name == start || name - start > 4)
      return symbol;
    const size_t length = std::stoul(symbol.substr(start, name - start));
    if (name + length > hash && name < hash)
      return symbol.substr(0, start) + std::to_string(hash - name) + symbol.substr(name);
    start = name + length;
  }
  return symbol;
}

std::string partName(const std::string &suffix) {
  std::string name;
  bool isNumbered = false; // there may be several parts of the same kind
  for (const std::string &word : wordsOf(suffix)) {
    const SuffixWord *known = findWord(word);
    if (isNumber(word)) {
      name += isNumbered ? ' ' + word : "";
    } else if (!known) {
      return suffix;
    } else if (known->part && name != known->part) {
      name += (name.empty() ? "" : " ") + std::string(known->part);
    }
    isNumbered = known && known->part;
  }
  return name;
}

bool isOrphanedRegion(const std::string &symbol) {
  for (const char *prefix : {".omp_outlined.", ".omp_task_entry.", "__omp_outlined__"})
    if (symbol.rfind(prefix, 0) == 0)
      return true;
  return false;
}

std::string offloadedParent(const std::string &symbol) {
  constexpr const char *kPrefix = "__omp_offloading_"; // followed by device, file, parent and line
  if (symbol.rfind(kPrefix, 0) != 0)
    return "";
  size_t start = std::string(kPrefix).size();
  for (int i = 0; i < 2 && start != 0; ++i)
    start = symbol.find('_', start) + 1;
  const size_t end = symbol.rfind("_l");
  return start == 0 || end == std::string::npos || end <= start ? ""
                                                                : symbol.substr(start, end - start);
}

} // namespace vais::profiler
