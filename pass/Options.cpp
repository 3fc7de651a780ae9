// Parses the options of the pass from one table of all valid words.

#include "Options.h"

#include "llvm/ADT/SmallVector.h"

#include <algorithm>
#include <cstdlib>
#include <iterator>

using namespace llvm;

namespace vais_profiler {
namespace {

struct Word {
  const char *spelling;
  void (*apply)(Options &);
};

const Word kWords[] = {
    {"point=late", [](Options &options) { options.point = InsertionPoint::Late; }},
    {"point=early", [](Options &options) { options.point = InsertionPoint::Early; }},
    {"memory=on", [](Options &options) { options.memory = AllocationSites::On; }},
    {"memory=off", [](Options &options) { options.memory = AllocationSites::Off; }},
    {"optnone=keep", [](Options &options) { options.optnone = Optnone::Keep; }},
    {"optnone=drop", [](Options &options) { options.optnone = Optnone::Drop; }},
    {"print-plan", [](Options &options) { options.action = Action::PrintPlan; }},
};

const Word &nearestWord(StringRef text) {
  return *std::min_element(std::begin(kWords), std::end(kWords), [&](const Word &a, const Word &b) {
    return text.edit_distance(a.spelling) < text.edit_distance(b.spelling);
  });
}

} // namespace

std::vector<std::string> parseOptions(StringRef text, Options &options) {
  std::vector<std::string> problems;
  SmallVector<StringRef, 8> words;
  text.split(words, ';', /*MaxSplit=*/-1, /*KeepEmpty=*/false);
  for (StringRef word : words) {
    word = word.trim();
    const Word &nearest = nearestWord(word);
    if (word == nearest.spelling)
      nearest.apply(options);
    else
      problems.push_back("unknown option '" + word.str() + "': did you mean '" + nearest.spelling +
                         "'?");
  }
  return problems;
}

EnvironmentOptions optionsFromEnvironment() {
  EnvironmentOptions result;
  if (const char *text = std::getenv(kOptionsVariable))
    result.problems = parseOptions(text, result.options);
  return result;
}

} // namespace vais_profiler
