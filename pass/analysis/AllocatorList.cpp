// Parses the user's lists of allocators.

#include "pass/analysis/AllocatorList.h"

#include "llvm/ADT/STLExtras.h"
#include "llvm/ADT/SmallVector.h"
#include "llvm/ADT/StringExtras.h"
#include "llvm/Support/LineIterator.h"
#include "llvm/Support/MemoryBuffer.h"

#include <algorithm>

using namespace llvm;

namespace vais_profiler {
namespace {

/// A keyword for an operand, and the member that receives its number.
struct OperandKey {
  const char *word;
  int Allocator::*number;
};

constexpr OperandKey kBlock{"block", &Allocator::block};
constexpr OperandKey kSize{"size", &Allocator::size};
constexpr OperandKey kCount{"count", &Allocator::count};

struct Kind {
  const char *word;
  Hook hook;
  std::vector<OperandKey> required;
  std::vector<OperandKey> optional;
};

const std::vector<Kind> &kinds() {
  static const std::vector<Kind> kinds = {
      {"malloc", Hook::malloc, {kSize}, {kCount}},
      {"calloc", Hook::malloc, {kSize, kCount}, {}},
      {"realloc", Hook::realloc, {kBlock, kSize}, {kCount}},
      {"strdup", Hook::strdup, {}, {}},
      {"posix_memalign", Hook::posix_memalign, {kBlock, kSize}, {}},
      {"free", Hook::free, {kBlock}, {}},
  };
  return kinds;
}

/// expected <what>, found '<found>'
std::string mismatch(const Twine &expected, StringRef found) {
  return ("expected " + expected + ", found '" + found + "'").str();
}

std::string allKinds() {
  return join(map_range(kinds(), [](const Kind &kind) { return std::string(kind.word); }), ", ");
}

const Kind *findKind(StringRef word) {
  for (const Kind &kind : kinds())
    if (word == kind.word)
      return &kind;
  return nullptr;
}

const OperandKey *findKey(const Kind &kind, StringRef word) {
  for (const std::vector<OperandKey> *keys : {&kind.required, &kind.optional})
    for (const OperandKey &key : *keys)
      if (word == key.word)
        return &key;
  return nullptr;
}

/// Parses `word` as `key=number`. Returns what is wrong with it, or "".
std::string setOperand(Allocator &allocator, const Kind &kind, StringRef word) {
  const auto [name, number] = word.split('=');
  const OperandKey *key = findKey(kind, name);
  unsigned value = 0;
  if (!key)
    return mismatch(Twine("an operand of ") + kind.word, word);
  constexpr unsigned kLimit = 1U << 16;
  if (number.getAsInteger(10, value) || value >= kLimit)
    return mismatch(Twine(key->word) + "=NUMBER", word);
  allocator.*key->number = static_cast<int>(value);
  allocator.operands = std::max(allocator.operands, value + 1);
  return "";
}

/// Sets `allocator` from a line of the file. Returns what is wrong with the line, or "".
std::string parseLine(StringRef line, Allocator &allocator) {
  SmallVector<StringRef, 5> words;
  SplitString(line, words);
  if (words.size() < 2)
    return mismatch("NAME KIND OPERANDS", line);
  const Kind *kind = findKind(words[1]);
  if (!kind)
    return mismatch("one of " + allKinds(), words[1]);

  allocator = {words[0].str(),   Operands::AtLeast, 0, kind->hook, Allocator::kNone,
               Allocator::kNone, Allocator::kNone};
  for (StringRef word : drop_begin(words, 2))
    if (std::string problem = setOperand(allocator, *kind, word); !problem.empty())
      return problem;
  for (const OperandKey &key : kind->required)
    if (allocator.*key.number == Allocator::kNone)
      return mismatch(Twine(key.word) + "=NUMBER", line);
  return "";
}

void readFile(const std::string &path, std::vector<Allocator> &allocators,
              std::vector<std::string> &problems) {
  const ErrorOr<std::unique_ptr<MemoryBuffer>> buffer = MemoryBuffer::getFile(path);
  if (!buffer) {
    problems.push_back("allocators=" + path + ": " + buffer.getError().message());
    return;
  }
  for (line_iterator line(**buffer, /*SkipBlanks=*/true, '#'); !line.is_at_end(); ++line) {
    if (line->trim().empty())
      continue;
    Allocator allocator;
    const std::string problem = parseLine(line->trim(), allocator);
    if (problem.empty())
      allocators.push_back(allocator);
    else
      problems.push_back("allocators=" + path + ":" + std::to_string(line.line_number()) + ": " +
                         problem);
  }
}

} // namespace

std::vector<Allocator> readAllocatorLists(const std::vector<std::string> &paths,
                                          std::vector<std::string> &problems) {
  std::vector<Allocator> allocators;
  for (const std::string &path : paths)
    readFile(path, allocators, problems);
  return allocators;
}

} // namespace vais_profiler
