// Parses the options of the pass from three tables: the complete words, and the keys whose value is
// a list or a number.

#include "pass/plan/Options.h"

#include "llvm/ADT/SmallPtrSet.h"
#include "llvm/ADT/SmallVector.h"
#include "llvm/Support/Error.h"
#include "llvm/Support/GlobPattern.h"

#include <cstdlib>

using namespace llvm;

namespace vais_profiler {
namespace {

/// An option that consists of one word.
struct OptionWord {
  const char *spelling;
  void (*apply)(Options &);
};

const OptionWord kWords[] = {
    {"point=late", [](Options &options) { options.point = InsertionPoint::Late; }},
    {"point=early", [](Options &options) { options.point = InsertionPoint::Early; }},
    {"memory=on", [](Options &options) { options.memory = AllocationSites::On; }},
    {"memory=off", [](Options &options) { options.memory = AllocationSites::Off; }},
    {"optnone=keep", [](Options &options) { options.optnone = Optnone::Keep; }},
    {"optnone=drop", [](Options &options) { options.optnone = Optnone::Drop; }},
    {"prelude=keep", [](Options &options) { options.prelude = Prelude::Keep; }},
    {"prelude=drop", [](Options &options) { options.prelude = Prelude::Drop; }},
    {"exits=normal", [](Options &options) { options.exits = Exits::Normal; }},
    {"exits=unwind", [](Options &options) { options.exits = Exits::Unwind; }},
    {"wrappers=off", [](Options &options) { options.wrappers = Wrappers::Off; }},
    {"wrappers=on", [](Options &options) { options.wrappers = Wrappers::On; }},
    {"inline=auto", [](Options &options) { options.inlining = Inline::Auto; }},
    {"inline=on", [](Options &options) { options.inlining = Inline::On; }},
    {"inline=off", [](Options &options) { options.inlining = Inline::Off; }},
    {"calls=auto", [](Options &options) { options.calls = CallStyle::Auto; }},
    {"calls=hooks", [](Options &options) { options.calls = CallStyle::Hooks; }},
    {"calls=passed", [](Options &options) { options.calls = CallStyle::Passed; }},
    {"count=calls", [](Options &options) { options.count = Count::Calls; }},
    {"count=edges", [](Options &options) { options.count = Count::Edges; }},
    {"use-profile", [](Options &options) { options.action = Action::UseProfile; }},
    {"print-plan", [](Options &options) { options.action = Action::PrintPlan; }},
};

/// An option whose value is a list with `|` between the elements.
struct ListKey {
  const char *spelling; ///< including the '='
  std::vector<std::string> Options::*list;
  std::string (*problem)(StringRef element); ///< returns what is wrong with an element, or ""
};

std::string problemOfGlob(StringRef glob) {
  Expected<GlobPattern> pattern = GlobPattern::create(glob);
  return pattern ? "" : toString(pattern.takeError());
}

/// Files are read, and errors in them reported, when the pass runs.
std::string noProblem(StringRef) { return ""; }

const ListKey kListKeys[] = {
    {"functions=", &Options::functions, problemOfGlob},
    {"exclude=", &Options::exclude, problemOfGlob},
    {"list=", &Options::lists, noProblem},
    {"allocators=", &Options::allocators, noProblem},
};

struct NumberKey {
  const char *spelling; ///< including the '='
  unsigned Options::*number;
};

const NumberKey kNumberKeys[] = {
    {"min_instructions=", &Options::minInstructions},
};

/// Returns the valid spelling nearest to `text`, which is not an option.
std::string nearestSpelling(StringRef text) {
  const StringRef key = text.take_until([](char c) { return c == '='; });
  std::string nearest;
  unsigned smallest = ~0U;
  const auto consider = [&](StringRef candidate, unsigned distance) {
    if (distance < smallest) {
      smallest = distance;
      nearest = candidate.str();
    }
  };
  for (const OptionWord &word : kWords)
    consider(word.spelling, text.edit_distance(word.spelling));
  const auto considerKey = [&](StringRef candidate) {
    consider(candidate, key.edit_distance(candidate.drop_back()));
  };
  for (const ListKey &list : kListKeys)
    considerKey(list.spelling);
  for (const NumberKey &number : kNumberKeys)
    considerKey(number.spelling);
  return nearest;
}

/// The state of one call of parseOptions.
class Parser {
public:
  explicit Parser(Options &options) : options_(options) {}

  void parse(StringRef word) {
    if (!parseWord(word) && !parseList(word) && !parseNumber(word))
      problems_.push_back("unknown option '" + word.str() + "': did you mean '" +
                          nearestSpelling(word) + "'?");
  }

  std::vector<std::string> takeProblems() { return std::move(problems_); }

private:
  bool parseWord(StringRef text) {
    for (const OptionWord &word : kWords)
      if (text == word.spelling) {
        word.apply(options_);
        return true;
      }
    return false;
  }

  bool parseList(StringRef text) {
    for (const ListKey &key : kListKeys)
      if (text.consume_front(key.spelling)) {
        addElements(key, text);
        return true;
      }
    return false;
  }

  bool parseNumber(StringRef text) {
    for (const NumberKey &key : kNumberKeys)
      if (text.consume_front(key.spelling)) {
        if (text.getAsInteger(10, options_.*key.number))
          problems_.push_back(key.spelling + text.str() + ": expected a number, found '" +
                              text.str() + "'");
        return true;
      }
    return false;
  }

  void addElements(const ListKey &key, StringRef text) {
    std::vector<std::string> &list = options_.*key.list;
    if (mentioned_.insert(&key).second)
      list.clear();
    SmallVector<StringRef, 8> elements;
    text.split(elements, '|', /*MaxSplit=*/-1, /*KeepEmpty=*/false);
    for (StringRef element : elements) {
      const std::string problem = key.problem(element);
      if (problem.empty())
        list.push_back(element.str());
      else
        problems_.push_back(key.spelling + element.str() + ": " + problem);
    }
  }

  Options &options_;
  SmallPtrSet<const ListKey *, 4> mentioned_;
  std::vector<std::string> problems_;
};

} // namespace

std::vector<std::string> parseOptions(StringRef text, Options &options) {
  Parser parser(options);
  SmallVector<StringRef, 8> words;
  text.split(words, ';', /*MaxSplit=*/-1, /*KeepEmpty=*/false);
  for (StringRef word : words)
    parser.parse(word.trim());
  return parser.takeProblems();
}

EnvironmentOptions optionsFromEnvironment() {
  EnvironmentOptions result;
  if (const char *text = std::getenv(kOptionsVariable))
    result.problems = parseOptions(text, result.options);
  return result;
}

} // namespace vais_profiler
