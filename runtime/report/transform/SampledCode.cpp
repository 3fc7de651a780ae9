/// Names the code, then adds functions, contexts and edges at the ends of their lists.

#include "runtime/report/transform/SampledCode.h"

#include "contracts/Hooks.h"

#include "runtime/report/estimate/Confidence.h"
#include "runtime/report/text/PrintableText.h"

#include <algorithm>
#include <map>

namespace vais::profiler {
namespace {

constexpr const char *kUnknownCode = "[unknown code]";
constexpr const char *kGenerated = "[generated code]";

class SampledCode {
public:
  SampledCode(Profile &profile, NameStyle style) : profile_(profile), style_(style) {}

  void findFunctions(const FindSymbols &symbols);
  void addContexts();

private:
  Index functionOf(Index object, const std::string &symbol);
  void addContext(Index caller, const Context &whole, Index function,
                  const std::vector<size_t> &code, double wholeNs);

  Profile &profile_;
  NameStyle style_;
  std::map<std::string, Index> functions_; ///< by name
  std::vector<Index> functionOf_;          ///< by element of Profile::code; kNone for own code
};

Index SampledCode::functionOf(Index object, const std::string &symbol) {
  Function function = sampledFunction(profile_, object);
  if (!symbol.empty()) {
    Function named;
    named.name = symbol;
    function.shownName = nameOf(named, style_) + ' ' + function.shownName;
    function.name = symbol + ' ' + function.name;
  }
  const auto next = static_cast<Index>(profile_.functions.size());
  const auto [known, isNew] = functions_.emplace(function.name, next);
  if (isNew)
    profile_.functions.push_back(function);
  return known->second;
}

/// Returns whether the symbol is that of the jump by which instrumented code calls a function of
/// another module, which is a part of the caller.
bool isJumpOfCaller(const std::string &symbol) {
  const std::string suffix = VAIS_PROFILER_PASSED_SUFFIX;
  return symbol.size() > suffix.size() &&
         symbol.compare(symbol.size() - suffix.size(), suffix.size(), suffix) == 0;
}

/// Asks for the symbols of an object all at once.
void SampledCode::findFunctions(const FindSymbols &symbols) {
  functionOf_.assign(profile_.code.size(), kNone);
  std::map<Index, std::map<uint64_t, std::vector<size_t>>> byObject;
  for (size_t i = 0; i < profile_.code.size(); ++i) {
    const CodeSamples &code = profile_.code[i];
    if (!code.isOwn)
      byObject[code.object][code.address].push_back(i);
  }
  for (const auto &[object, byAddress] : byObject) {
    std::vector<uint64_t> addresses;
    for (const auto &[address, code] : byAddress)
      addresses.push_back(address);
    std::vector<std::string> found;
    if (symbols && object != kNone)
      found = symbols(profile_.objects[object], addresses);
    found.resize(addresses.size());
    auto symbol = found.begin();
    for (const auto &[address, code] : byAddress) {
      for (const size_t i : code)
        functionOf_[i] = isJumpOfCaller(*symbol) ? kNone : functionOf(object, *symbol);
      ++symbol;
    }
  }
}

/// Returns the variance of a share of a context's self time that was found among its samples.
double varianceOfShare(const Context &context, double share) {
  const double ofCount =
      varianceOfHalfWidth(shareHalfWidth(share, static_cast<double>(context.clockSamples)));
  return share * share * context.selfVariance + context.selfNs * context.selfNs * ofCount;
}

/// Adds the context of `function` below `caller`, which was `whole` before, with those elements of
/// Profile::code.
void SampledCode::addContext(Index caller, const Context &whole, Index function,
                             const std::vector<size_t> &code, double wholeNs) {
  const auto index = static_cast<Index>(profile_.contexts.size());
  Context made;
  made.function = function;
  made.parent = caller;
  for (const size_t i : code) {
    made.clockSamples += profile_.code[i].samples;
    made.clockNs += profile_.code[i].ns;
    profile_.code[i].context = index;
    profile_.code[i].isOwn = true;
  }
  const double share = std::min(made.clockNs / wholeNs, 1.0);
  made.selfNs = made.totalNs = share * whole.selfNs;
  made.selfVariance = varianceOfShare(whole, share);
  made.isCycleShare = whole.isCycleShare;
  Edge edge;
  edge.from = caller;
  edge.to = index;
  edge.ns = made.selfNs;
  edge.variance = made.selfVariance;
  profile_.edges.push_back(edge);
  profile_.contexts.push_back(made);
}

void SampledCode::addContexts() {
  std::map<Index, std::map<Index, std::vector<size_t>>> byContext;
  for (size_t i = 0; i < functionOf_.size(); ++i)
    if (functionOf_[i] != kNone)
      byContext[profile_.code[i].context][functionOf_[i]].push_back(i);
  for (const auto &[caller, byFunction] : byContext) {
    const Context before = profile_.contexts[caller];
    // Hooks are in the context's own code, and no part of its self time.
    constexpr double kMostOfTime = 0.55;
    const double wholeNs = before.clockNs - std::min(before.hookNs, kMostOfTime * before.clockNs);
    if (wholeNs <= 0)
      continue;
    double restNs = wholeNs;
    for (const auto &[function, code] : byFunction) {
      addContext(caller, before, function, code, wholeNs);
      const Context made = profile_.contexts.back();
      Context &rest = profile_.contexts[caller];
      rest.clockSamples -= std::min(made.clockSamples, rest.clockSamples);
      rest.clockNs = std::max(rest.clockNs - made.clockNs, 0.0);
      restNs -= made.clockNs;
    }
    const double share = std::clamp(restNs / wholeNs, 0.0, 1.0);
    profile_.contexts[caller].selfNs = share * before.selfNs;
    profile_.contexts[caller].selfVariance = varianceOfShare(before, share);
  }
}

} // namespace

Function sampledFunction(const Profile &profile, Index object) {
  Function function;
  function.object = object;
  function.isSampled = true;
  function.name = kUnknownCode;
  if (object != kNone) {
    const std::string &path = profile.objects[object].path;
    const std::string name = path.substr(path.rfind('/') + 1);
    function.name = path.empty() ? kGenerated : name[0] == '[' ? name : '[' + name + ']';
  }
  function.shownName = printable(function.name);
  return function;
}

void showSampledCode(Profile &profile, const FindSymbols &symbols, NameStyle style) {
  if (!profile.hasTimes())
    return;
  SampledCode code(profile, style);
  code.findFunctions(symbols);
  code.addContexts();
  profile.functionRuns.clear(); // they do not tell the code apart
  profile.contextRuns.clear();
}

} // namespace vais::profiler
