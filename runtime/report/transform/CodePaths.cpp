/// Each object is asked once for all of its addresses; then functions are added, and named at the
/// end, when all of them are known.

#include "runtime/report/transform/CodePaths.h"

#include "contracts/Hooks.h"

#include "runtime/report/names/SymbolSuffix.h"
#include "runtime/report/text/PrintableText.h"

#include <algorithm>
#include <map>
#include <tuple>

namespace vais::profiler {
namespace {

constexpr const char *kUnknownCode = "[unknown code]";
constexpr const char *kGenerated = "[generated code]";
constexpr const char *kInlined = " [inlined]";

/// What a function is to the context that samples found.
enum class Role : size_t { Called, InlinedIntoContext, InlinedIntoCalled, Count };

class PathFinder {
public:
  PathFinder(Profile &profile, ShownCode shown)
      : profile_(profile), shown_(shown), paths_(profile.code.size()),
        firstMade_(profile.functions.size()) {}

  void find(const ResolveCode &resolve);
  void nameFunctionsMade(NameStyle style);
  std::vector<CodePath> paths() { return std::move(paths_); }

private:
  bool isShown(const CodeSamples &code, const ResolveCode &resolve) const;
  CodePath pathOf(const CodeSamples &code, const ResolvedCode &known, const CodeAddress &place);
  Index functionOf(uint32_t function, Role role, Index object, const ResolvedCode &known);
  bool isOfContext(const CodeSamples &code, const ResolvedCode &known,
                   const CodeAddress &place) const;
  Index called(Index object, const std::string &symbol);
  Index inlined(Role role, Index object, const CodeFunction &function);
  Index add(const std::string &symbol, const std::string &suffix, Function function);

  Profile &profile_;
  ShownCode shown_;
  std::vector<CodePath> paths_; ///< by element of Profile::code
  size_t firstMade_;
  std::vector<std::string> symbols_, suffixes_; ///< of functions made here
  std::map<std::tuple<std::string, std::string, uint32_t>, Index> known_; ///< name, file, line
  /// By role, the functions for those of the object that is looked at, kNone for none yet.
  std::vector<Index> ofObject_[static_cast<size_t>(Role::Count)];
};

bool PathFinder::isShown(const CodeSamples &code, const ResolveCode &resolve) const {
  return code.isOwn ? shown_.inlines == Inlines::Show && code.object != kNone && resolve != nullptr
                    : shown_.libraries == Libraries::Show;
}

void PathFinder::find(const ResolveCode &resolve) {
  std::map<Index, std::map<uint64_t, std::vector<size_t>>> byObject;
  for (size_t i = 0; i < profile_.code.size(); ++i)
    if (isShown(profile_.code[i], resolve))
      byObject[profile_.code[i].object][profile_.code[i].address].push_back(i);
  const CodeDetail wanted =
      shown_.inlines == Inlines::Show ? CodeDetail::Lines : CodeDetail::Functions;
  for (const auto &[object, byAddress] : byObject) {
    std::vector<uint64_t> addresses;
    for (const auto &[address, code] : byAddress)
      addresses.push_back(address);
    ResolvedCode known;
    if (resolve && object != kNone)
      known = resolve(profile_.objects[object], addresses, wanted);
    known.addresses.resize(addresses.size());
    for (std::vector<Index> &ofRole : ofObject_)
      ofRole.assign(known.functions.size(), kNone);
    auto place = known.addresses.begin();
    for (const auto &[address, code] : byAddress) {
      for (const size_t i : code)
        paths_[i] = pathOf(profile_.code[i], known, *place);
      ++place;
    }
  }
}

/// Appends a step to a path, or goes back to the function if that is on it already.
void append(CodePath &path, CodeStep step) {
  const auto known = std::find_if(path.begin(), path.end(), [&](const CodeStep &each) {
    return each.function == step.function;
  });
  path.erase(known, path.end());
  path.push_back(step);
}

/// Returns whether the symbol is that of the jump by which instrumented code calls a function of
/// another module, which is a part of the caller.
bool isJumpOfCaller(const std::string &symbol) {
  const std::string suffix = VAIS_PROFILER_PASSED_SUFFIX;
  return symbol.size() > suffix.size() &&
         symbol.compare(symbol.size() - suffix.size(), suffix.size(), suffix) == 0;
}

/// Returns the line of a frame, unless it is in another file than its function.
uint32_t lineOf(const CodeFrame &frame, const ResolvedCode &known) {
  return known.files[frame.file] == known.functions[frame.function].file ? frame.line : 0;
}

CodePath PathFinder::pathOf(const CodeSamples &code, const ResolvedCode &known,
                            const CodeAddress &place) {
  CodePath path;
  if (place.frames == 0) {
    if (!code.isOwn)
      path.push_back({called(code.object, ""), 0});
    return path;
  }
  const CodeFrame *const innermost = &known.frames[place.firstFrame];
  const CodeFrame &outermost = innermost[place.frames - 1];
  if (code.isOwn ? !isOfContext(code, known, place)
                 : isJumpOfCaller(known.functions[outermost.function].name))
    return path;
  const Index function =
      code.isOwn ? kNone : functionOf(outermost.function, Role::Called, code.object, known);
  path.push_back({function, lineOf(outermost, known)});
  const Role role = code.isOwn ? Role::InlinedIntoContext : Role::InlinedIntoCalled;
  for (uint32_t i = place.frames - 1; i-- > 0;) {
    const CodeFrame &frame = innermost[i];
    if (!known.functions[frame.function].name.empty())
      append(path, {functionOf(frame.function, role, code.object, known), lineOf(frame, known)});
  }
  return path;
}

/// Returns what a function of the object is in the profile.
Index PathFinder::functionOf(uint32_t function, Role role, Index object,
                             const ResolvedCode &known) {
  Index &made = ofObject_[static_cast<size_t>(role)][function];
  if (made == kNone)
    made = role == Role::Called ? called(object, known.functions[function].name)
                                : inlined(role, object, known.functions[function]);
  return made;
}

/// Returns whether an address in own code is known to be in the function of its context, or of the
/// one that has set the region which the context is of. Functions whose extent is not known are
/// taken to be all code of their objects, and functions that recursion has folded may be elsewhere
/// in the tree: what is inlined there is not inlined here.
bool PathFinder::isOfContext(const CodeSamples &code, const ResolvedCode &known,
                             const CodeAddress &place) const {
  Index at = code.context;
  while (profile_.contexts[at].function != kNone && profile_.contexts[at].parent != kNone &&
         profile_.functions[profile_.contexts[at].function].isRegion)
    at = profile_.contexts[at].parent;
  if (profile_.contexts[at].function == kNone)
    return false;
  const Function &function = profile_.functions[profile_.contexts[at].function];
  if (function.object == code.object && function.address - place.begin < place.end - place.begin)
    return true;
  const CodeFrame &outermost = known.frames[place.firstFrame + place.frames - 1];
  return splitSymbol(known.functions[outermost.function].name).base ==
         splitSymbol(function.name).base;
}

Index PathFinder::called(Index object, const std::string &symbol) {
  const Function whole = sampledFunction(profile_, object);
  if (symbol.empty())
    return add("", whole.name, whole);
  return add(symbol, ' ' + whole.name, whole);
}

Index PathFinder::inlined(Role role, Index object, const CodeFunction &function) {
  Function made;
  made.isSampled = made.isInlined = true;
  made.file = function.file;
  made.line = function.line;
  std::string suffix = kInlined;
  if (role == Role::InlinedIntoCalled) {
    made.object = object;
    suffix += ' ' + sampledFunction(profile_, object).name;
  }
  return add(function.name, suffix, made);
}

Index PathFinder::add(const std::string &symbol, const std::string &suffix, Function function) {
  function.name = symbol + suffix;
  const auto next = static_cast<Index>(profile_.functions.size());
  const auto [known, isNew] =
      known_.emplace(std::tuple(function.name, function.file, function.line), next);
  if (isNew) {
    profile_.functions.push_back(function);
    symbols_.push_back(symbol);
    suffixes_.push_back(suffix);
  }
  return known->second;
}

/// Names the functions as if they belonged to those of the profile, which are told apart from each
/// other.
void PathFinder::nameFunctionsMade(NameStyle style) {
  if (symbols_.empty())
    return;
  Profile all;
  all.functions = profile_.functions;
  for (size_t i = 0; i < symbols_.size(); ++i)
    all.functions[firstMade_ + i].name = symbols_[i];
  nameFunctions(all, style);
  for (size_t i = 0; i < symbols_.size(); ++i)
    profile_.functions[firstMade_ + i].shownName =
        (symbols_[i].empty() ? "" : all.functions[firstMade_ + i].shownName) +
        printable(suffixes_[i]);
}

} // namespace

std::string objectName(const Profile &profile, Index object) {
  if (object == kNone)
    return kUnknownCode;
  const std::string &path = profile.objects[object].path;
  const std::string name = path.substr(path.rfind('/') + 1);
  return path.empty() ? kGenerated : name[0] == '[' ? name : '[' + name + ']';
}

Function sampledFunction(const Profile &profile, Index object) {
  Function function;
  function.object = object;
  function.isSampled = true;
  function.name = objectName(profile, object);
  function.shownName = printable(function.name);
  return function;
}

std::vector<CodePath> findCodePaths(Profile &profile, const ResolveCode &resolve, ShownCode shown,
                                    NameStyle style) {
  PathFinder finder(profile, shown);
  finder.find(resolve);
  finder.nameFunctionsMade(style);
  return finder.paths();
}

} // namespace vais::profiler
