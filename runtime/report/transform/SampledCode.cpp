/// Adds contexts and edges at the ends of their lists.

#include "runtime/report/transform/SampledCode.h"

#include "runtime/report/estimate/Confidence.h"
#include "runtime/report/text/PrintableText.h"
#include "runtime/report/transform/CodePaths.h"
#include "runtime/report/transform/DividedRuns.h"

#include <algorithm>
#include <map>

namespace vais::profiler {
namespace {

/// The parts of a context's self time that a nanosecond of samples stands for.
struct Shares {
  double own = 0;    ///< in its own code
  double called = 0; ///< in that of libraries
};

/// Hooks are in the context's own code, and no part of its self time.
Shares sharesOf(const Context &whole, double calledNs) {
  constexpr double kMostOfTime = 0.55;
  const double wholeNs = whole.clockNs - std::min(whole.hookNs, kMostOfTime * whole.clockNs);
  Shares shares;
  if (const double ns = std::max(wholeNs, calledNs); ns > 0)
    shares.called = 1 / ns;
  if (const double ownNs = whole.clockNs - calledNs; ownNs > 0)
    shares.own = (1 - calledNs * shares.called) / ownNs;
  return shares;
}

/// Returns the variance of a share of a context's self time that was found among its samples.
double varianceOfShare(const Context &context, double share) {
  const double ofCount =
      varianceOfHalfWidth(shareHalfWidth(share, static_cast<double>(context.clockSamples)));
  return share * share * context.selfVariance + context.selfNs * context.selfNs * ofCount;
}

/// Divides the self time of a context among the functions on the paths of its code, and gives them
/// the events that were counted there.
class Division {
public:
  /// `calledNs` is the time of samples in code that the context has called.
  Division(Profile &profile, Index context, double calledNs)
      : profile_(profile), caller_(context), whole_(profile.contexts[context]),
        shares_(sharesOf(whole_, calledNs)), first_(static_cast<Index>(profile.contexts.size())) {}

  void add(CodeSamples &code, const CodePath &path);
  void finish();

private:
  Index child(Index parent, Index function);
  void setTimes(Context &context, double share) const;

  Profile &profile_;
  Index caller_;
  const Context whole_; ///< the context as it was
  Shares shares_;
  Index first_;                                   ///< of the contexts made here
  std::vector<double> ownShares_;                 ///< of these
  std::map<std::pair<Index, Index>, Index> made_; ///< by parent and function
};

Index Division::child(Index parent, Index function) {
  const auto next = static_cast<Index>(profile_.contexts.size());
  const auto [known, isNew] = made_.emplace(std::pair(parent, function), next);
  if (isNew) {
    Context &made = profile_.contexts.emplace_back();
    made.function = function;
    made.parent = parent;
    made.isCycleShare = whole_.isCycleShare;
    ownShares_.push_back(0);
  }
  return known->second;
}

/// Moves the samples of `code` to the end of the path.
void Division::add(CodeSamples &code, const CodePath &path) {
  Index place = caller_;
  for (const CodeStep &step : path)
    if (step.function != kNone)
      place = child(place, step.function);
  code.lines.clear();
  for (auto step = path.rbegin(); step != path.rend(); ++step)
    code.lines.push_back(step->line);
  if (place == caller_)
    return;
  Context &from = profile_.contexts[caller_], &to = profile_.contexts[place];
  from.clockSamples -= std::min(code.samples, from.clockSamples);
  from.clockNs = std::max(from.clockNs - code.ns, 0.0);
  to.clockSamples += code.samples;
  to.clockNs += code.ns;
  addEventCounts(to.events, code.events);
  subtractEventCounts(from.events, code.events);
  ownShares_[place - first_] += code.ns * (code.isOwn ? shares_.own : shares_.called);
  code.context = place;
  code.isOwn = true;
}

void Division::setTimes(Context &context, double share) const {
  context.selfNs = share * whole_.selfNs;
  context.selfVariance = varianceOfShare(whole_, share);
}

void Division::finish() {
  std::vector<double> shares = ownShares_; // with what is called
  double rest = 1;
  for (size_t i = shares.size(); i-- > 0;) {
    Context &made = profile_.contexts[first_ + i];
    setTimes(made, ownShares_[i]);
    made.totalNs = shares[i] * whole_.selfNs;
    rest -= ownShares_[i];
    if (made.parent != caller_)
      shares[made.parent - first_] += shares[i];
  }
  for (size_t i = 0; i < shares.size(); ++i) {
    Edge edge;
    edge.to = static_cast<Index>(first_ + i);
    edge.from = profile_.contexts[edge.to].parent;
    edge.ns = profile_.contexts[edge.to].totalNs;
    edge.variance = varianceOfShare(whole_, shares[i]);
    profile_.edges.push_back(edge);
  }
  if (!shares.empty())
    setTimes(profile_.contexts[caller_], std::max(rest, 0.0));
}

/// Returns for each context the time of samples in code that it has called.
std::vector<double> calledByContext(const Profile &profile) {
  std::vector<double> ns(profile.contexts.size());
  for (const CodeSamples &code : profile.code)
    ns[code.context] += code.isOwn ? 0 : code.ns;
  return ns;
}

/// Returns whether anything is known of the context's code that reports show.
bool isOfUse(const Profile &profile, const CodeSamples &code) {
  return (profile.hasTimes() && profile.contexts[code.context].clockNs > 0) || !code.events.empty();
}

} // namespace

void showSampledCode(Profile &profile, const ResolveCode &resolve, ShownCode shown,
                     NameStyle style) {
  const bool isFolded = shown.libraries == Libraries::Fold && shown.inlines == Inlines::Fold;
  if (isFolded || !(profile.hasTimes() || !profile.events.empty()))
    return;
  const std::vector<CodePath> paths = findCodePaths(profile, resolve, shown, style);
  std::map<Index, std::vector<size_t>> byContext;
  for (size_t i = 0; i < paths.size(); ++i)
    if (!paths[i].empty() && isOfUse(profile, profile.code[i]))
      byContext[profile.code[i].context].push_back(i);
  const std::vector<double> calledNs = calledByContext(profile);
  const size_t first = profile.contexts.size();
  for (const auto &[context, code] : byContext) {
    Division division(profile, context, calledNs[context]);
    for (const size_t i : code)
      division.add(profile.code[i], paths[i]);
    division.finish();
  }
  divideRuns(profile, first);
}

static std::string nameOfProgram(const Profile &profile) {
  for (Index i = 0; i < profile.objects.size() && !profile.programs.empty(); ++i)
    if (profile.objects[i].path == profile.programs[0].path)
      return objectName(profile, i);
  return "";
}

static void replaceEnd(std::string &text, const std::string &end, const std::string &other) {
  if (text.size() >= end.size() && text.compare(text.size() - end.size(), end.size(), end) == 0)
    text.replace(text.size() - end.size(), end.size(), other);
}

void nameProgramLikeThatOf(const Profile &other, Profile &profile) {
  const std::string name = nameOfProgram(profile), wanted = nameOfProgram(other);
  if (name.empty() || wanted.empty())
    return;
  for (Function &function : profile.functions)
    if (function.isSampled && function.object != kNone &&
        objectName(profile, function.object) == name) {
      replaceEnd(function.name, name, wanted);
      replaceEnd(function.shownName, printable(name), printable(wanted));
    }
}

} // namespace vais::profiler
