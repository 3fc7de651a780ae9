/// Decides about each context, parents before children, then places those that are kept.

#include "runtime/report/transform/Filter.h"

#include "runtime/report/transform/Rearrangement.h"

#include <algorithm>

namespace vais::profiler {
namespace {

/// Returns for each function whether it matches.
std::vector<bool> matches(const std::vector<Function> &functions, const FunctionMatch &match) {
  std::vector<bool> found(functions.size());
  for (size_t i = 0; match && i < functions.size(); ++i)
    found[i] = match(functions[i]);
  return found;
}

/// What becomes of each context of a Profile.
struct Fates {
  std::vector<bool> isDropped;
  std::vector<bool> isHidden;
  std::vector<bool> isFocused; ///< keeps its own values
  std::vector<bool> isKept;    ///< it or a context below it is focused
};

Fates decide(const Profile &profile, const Filter &filter) {
  const auto focus = matches(profile.functions, filter.focus);
  const auto ignore = matches(profile.functions, filter.ignore);
  const auto hide = matches(profile.functions, filter.hide);
  const size_t count = profile.contexts.size();
  Fates fates{std::vector<bool>(count), std::vector<bool>(count), std::vector<bool>(count),
              std::vector<bool>(count)};
  fates.isFocused[0] = !filter.focus;
  for (size_t i = 1; i < count; ++i) {
    const Context &context = profile.contexts[i];
    const Index parent = context.parent == kNone ? 0 : context.parent;
    fates.isDropped[i] = fates.isDropped[parent] || ignore[context.function];
    fates.isFocused[i] = fates.isFocused[parent] || focus[context.function];
    fates.isHidden[i] = hide[context.function];
  }
  fates.isKept = fates.isFocused;
  for (size_t i = count; i-- > 1;) {
    fates.isKept[i] = fates.isKept[i] && !fates.isDropped[i];
    if (const Index parent = profile.contexts[i].parent; parent != kNone && fates.isKept[i])
      fates.isKept[parent] = true;
  }
  fates.isKept[0] = true;
  return fates;
}

} // namespace

bool matchesAny(const Profile &profile, const FunctionMatch &match) {
  return match && std::any_of(profile.functions.begin(), profile.functions.end(), match);
}

Profile filterProfile(const Profile &profile, const Filter &filter) {
  const Fates fates = decide(profile, filter);
  Rearrangement result(profile);
  ProfileAssembler &builder = result.builder();
  std::vector<Index> places(profile.contexts.size(), kNone);
  std::vector<Index> withSites(places); // hidden functions' lines and code are dropped
  places[0] = 0;
  for (size_t i = 1; i < places.size(); ++i) {
    if (!fates.isKept[i])
      continue;
    const Context &context = profile.contexts[i];
    if (fates.isHidden[i]) {
      places[i] = context.isFlat ? 0 : places[context.parent];
    } else {
      const Index function = builder.function(profile.functions[context.function]);
      places[i] =
          context.isFlat ? builder.flat(function) : builder.child(places[context.parent], function);
    }
    if (fates.isFocused[i])
      result.addOwn(places[i], profile, context);
    if (fates.isFocused[i] && !fates.isHidden[i])
      withSites[i] = places[i];
  }
  result.addSites(profile, withSites);
  result.addCode(profile, withSites);
  for (Edge edge : profile.edges) {
    if (!fates.isKept[edge.from] || !fates.isKept[edge.to] || fates.isHidden[edge.to])
      continue;
    if (!fates.isFocused[edge.to])
      edge.calls = edge.timedCalls = 0;
    edge.from = places[edge.from];
    edge.to = places[edge.to];
    builder.addEdge(edge);
  }
  for (CallLine calls : profile.callLines) {
    if (!fates.isKept[calls.from] || !fates.isKept[calls.to] || !fates.isFocused[calls.to] ||
        fates.isHidden[calls.from] || fates.isHidden[calls.to])
      continue;
    calls.from = places[calls.from];
    calls.to = places[calls.to];
    builder.addCallLine(calls);
  }
  return result.finish();
}

} // namespace vais::profiler
