/// Names are made one by one, then completed by places, then made distinct.

#include "runtime/report/names/FunctionNames.h"

#include "runtime/report/names/Demangling.h"
#include "runtime/report/names/OnlyCallers.h"
#include "runtime/report/names/SymbolSuffix.h"
#include "runtime/report/names/VaisNames.h"
#include "runtime/report/text/PrintableText.h"

#include <map>
#include <set>
#include <unordered_map>

namespace vais::profiler {
namespace {

constexpr const char *kLambda = "{lambda#";
constexpr const char *kCallOperator = "::operator()";

std::string placeOf(const Function &function) {
  return function.file.substr(function.file.rfind('/') + 1) + ':' + std::to_string(function.line);
}

bool endsWith(const std::string &text, const std::string &end) {
  return text.size() >= end.size() && text.compare(text.size() - end.size(), end.size(), end) == 0;
}

class ShortNames {
public:
  explicit ShortNames(const Profile &profile)
      : profile_(profile), hasVaisHost_(hasVaisHost(profile)), callers_(onlyCallers(profile)) {}

  std::vector<std::string> make();

private:
  std::string nameOf(Index function);
  std::string vaisNameOf(Index function);
  std::string regionOf(const std::string &parent, const Function &function) const;
  void findLambdas(const std::vector<std::string> &names);
  std::string withPlaces(const std::string &name) const;

  const Profile &profile_;
  bool hasVaisHost_;
  std::vector<Index> callers_;
  std::unordered_map<std::string, std::string> lambdas_; ///< by their names with numbers
};

/// Returns a name like "main [omp region app.c:12]".
std::string ShortNames::regionOf(const std::string &parent, const Function &function) const {
  return parent + " [" + kOpenMpRegion + (function.line ? ' ' + placeOf(function) : "") + ']';
}

/// Returns what the function is called in Vais, a closure below the function that contains it, or
/// "". Closures with a number are called where they are written, and nowhere else.
std::string ShortNames::vaisNameOf(Index index) {
  const Function &function = profile_.functions[index];
  const std::string name = vaisName(function, hasVaisHost_);
  const bool isClosure = function.sourceName.empty() && !vaisClosure(function.name).empty();
  const Index caller = isClosure ? callers_[index] : kNone;
  return caller == kNone || !vaisClosure(profile_.functions[caller].name).empty()
             ? name
             : nameOf(caller) + '.' + name;
}

std::string ShortNames::nameOf(Index index) {
  const Function &function = profile_.functions[index];
  if (function.isRegion)
    return function.name;
  if (std::string name = vaisNameOf(index); !name.empty())
    return name;
  if (const std::string parent = offloadedParent(function.name); !parent.empty())
    return regionOf(demangle(parent, NameDetail::Name), function);
  if (isOrphanedRegion(function.name)) {
    Index parent = callers_[index];
    for (size_t depth = 0; parent != kNone && isOrphanedRegion(profile_.functions[parent].name);
         ++depth)
      parent = depth < callers_.size() ? callers_[parent] : kNone;
    if (parent == kNone)
      return function.line ? regionOf("", function).substr(1) : function.name;
    return regionOf(demangle(profile_.functions[parent].name, NameDetail::Name), function);
  }
  const std::string name = demangle(function.name, NameDetail::Name);
  const size_t region = name.rfind(std::string(" [") + kOpenMpRegion);
  return region != std::string::npos && function.line ? regionOf(name.substr(0, region), function)
                                                      : name;
}

/// Finds the lambdas whose bodies were recorded with their lines.
void ShortNames::findLambdas(const std::vector<std::string> &names) {
  for (size_t i = 0; i < names.size(); ++i) {
    const Function &function = profile_.functions[i];
    const size_t start = names[i].rfind(kLambda);
    if (start == std::string::npos || function.line == 0 || !endsWith(names[i], kCallOperator))
      continue;
    const std::string lambda =
        names[i].substr(0, names[i].size() - std::string(kCallOperator).size());
    if (lambda.find('}', start) == lambda.size() - 1)
      lambdas_[lambda] = lambda.substr(0, start) + "{lambda " + placeOf(function) + '}';
  }
}

/// Returns the start of the qualified name that ends before `end`.
size_t startOfName(const std::string &text, size_t end) {
  size_t depth = 0;
  for (size_t i = end; i-- > 0;) {
    const char byte = text[i];
    if (byte == '>' || byte == ')' || byte == '}')
      ++depth;
    else if (depth > 0 && (byte == '<' || byte == '(' || byte == '{'))
      --depth;
    else if (depth == 0 && std::string(" ,<(&*").find(byte) != std::string::npos)
      return i + 1;
  }
  return 0;
}

/// Replaces lambdas, also in template arguments, by file and line, and drops their call operator,
/// which is all of their code.
std::string ShortNames::withPlaces(const std::string &name) const {
  std::string text = name;
  for (size_t at = text.find(kLambda); at != std::string::npos; at = text.find(kLambda, at + 1)) {
    const size_t end = text.find('}', at) + 1;
    const size_t start = startOfName(text, at);
    const auto known = lambdas_.find(text.substr(start, end - start));
    if (end != 0 && known != lambdas_.end())
      text.replace(start, end - start, known->second);
  }
  const size_t bodyEnd = text.size() - std::min(text.size(), std::string(kCallOperator).size());
  return bodyEnd > 0 && text[bodyEnd - 1] == '}' && endsWith(text, kCallOperator) &&
                 text.rfind("{lambda") != std::string::npos
             ? text.substr(0, bodyEnd)
             : text;
}

std::vector<std::string> ShortNames::make() {
  std::vector<std::string> names;
  for (Index i = 0; i < profile_.functions.size(); ++i)
    names.push_back(nameOf(i));
  findLambdas(names);
  for (std::string &name : names)
    name = withPlaces(name);
  return names;
}

/// Returns names of `functions`, whose short names are equal, in the least detail that
/// distinguishes as many of them as possible. (Two constructors of a class have the same name in
/// any detail.)
std::vector<std::string> toldApart(const std::vector<const Function *> &functions,
                                   const std::string &alike) {
  std::vector<std::string> best(functions.size(), alike);
  size_t most = 1;
  for (const NameDetail detail : {NameDetail::Parameters, NameDetail::Full}) {
    std::vector<std::string> names;
    for (const Function *function : functions)
      names.push_back(isOrphanedRegion(function->name) ? alike + ' ' + function->name
                                                       : demangle(function->name, detail));
    const size_t count = std::set<std::string>(names.begin(), names.end()).size();
    if (count > most) {
      most = count;
      best = std::move(names);
    }
  }
  return best;
}

void tellApart(const Profile &profile, std::vector<std::string> &names) {
  std::map<std::string, std::vector<Index>> alike;
  for (Index i = 0; i < names.size(); ++i)
    if (!profile.functions[i].isRegion)
      alike[names[i]].push_back(i);
  for (const auto &[name, group] : alike) {
    std::vector<const Function *> functions;
    std::set<std::string> symbols;
    for (const Index i : group) {
      functions.push_back(&profile.functions[i]);
      symbols.insert(profile.functions[i].name);
    }
    if (symbols.size() < 2)
      continue;
    const std::vector<std::string> apart = toldApart(functions, name);
    for (size_t k = 0; k < group.size(); ++k)
      names[group[k]] = apart[k];
  }
}

} // namespace

void nameFunctions(Profile &profile, NameStyle style) {
  std::vector<std::string> names;
  if (style == NameStyle::Short) {
    names = ShortNames(profile).make();
    tellApart(profile, names);
  } else {
    const bool isVais = style == NameStyle::Full && isVaisProgram(profile);
    const bool hasHost = hasVaisHost(profile);
    for (const Function &function : profile.functions) {
      const std::string name = isVais ? vaisName(function, hasHost) : "";
      names.push_back(name.empty() ? nameOf(function, style) : name);
    }
  }
  for (size_t i = 0; i < names.size(); ++i)
    profile.functions[i].shownName = printable(names[i]);
}

std::string nameOf(const Function &function, NameStyle style) {
  if (style == NameStyle::Raw || function.isRegion)
    return printable(function.name);
  constexpr bool kHasVaisHost = false; // as far as is known
  if (const std::string name = vaisName(function, kHasVaisHost); !name.empty())
    return printable(name);
  return printable(
      demangle(function.name, style == NameStyle::Full ? NameDetail::Full : NameDetail::Name));
}

std::string displayName(const Function &function) {
  if (!function.shownName.empty())
    return function.shownName;
  return nameOf(function, NameStyle::Short);
}

std::vector<std::string> displayNames(const Profile &profile) {
  std::vector<std::string> names;
  names.reserve(profile.functions.size());
  for (const Function &function : profile.functions)
    names.push_back(displayName(function));
  return names;
}

} // namespace vais::profiler
