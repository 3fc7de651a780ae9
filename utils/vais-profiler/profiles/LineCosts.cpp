/// Addresses are resolved object by object.

#include "utils/vais-profiler/profiles/LineCosts.h"

#include "runtime/report/text/PrintableText.h"
#include "utils/vais-profiler/profiles/ObjectSymbols.h"

#include <cstdio>
#include <cstring>
#include <filesystem>

namespace vais::profiler {
namespace {

using Costs = std::map<std::string, FileCosts>;
/// The time spent at addresses of an object.
using Times = std::map<uint64_t, double>;

std::vector<double> sampledByContext(const Profile &profile) {
  std::vector<double> ns(profile.contexts.size());
  for (const CodeSamples &code : profile.code)
    ns[code.context] += code.ns;
  return ns;
}

std::map<Index, Times> timesByObject(const Profile &profile, const Value &value,
                                     const std::vector<bool> &isShown) {
  const std::vector<double> sampled = sampledByContext(profile);
  const std::vector<uint64_t> own = ownValues(profile, value);
  std::map<Index, Times> times;
  for (const CodeSamples &code : profile.code) {
    const Index function = profile.contexts[code.context].function;
    if (code.isOwn && code.object != kNone && function != kNone && isShown[function] &&
        sampled[code.context] > 0)
      times[code.object][code.address] +=
          static_cast<double>(own[code.context]) * code.ns / sampled[code.context];
  }
  return times;
}

void addTimes(const MappedObject &object, const Times &times, Costs &costs) {
  std::vector<uint64_t> addresses;
  for (const auto &[address, ns] : times)
    addresses.push_back(address);
  const ResolvedCode code = resolve(object, addresses, CodeDetail::Lines);
  if (code.detail == CodeDetail::Functions)
    std::fprintf(stderr,
                 "vais-profiler: note: %s: times of its functions are not divided by line: it has "
                 "none; compile with -g\n",
                 printable(object.path).c_str());
  auto address = code.addresses.begin();
  for (const auto &[at, ns] : times) {
    const CodeAddress &place = *address++;
    const CodeFrame *const innermost = place.frames ? &code.frames[place.firstFrame] : nullptr;
    if (innermost && innermost->line > 0)
      costs[comparablePath(code.files[innermost->file])][innermost->line].own += ns;
  }
}

void addSites(const Profile &profile, const Value &value, const std::vector<bool> &isShown,
              Costs &costs) {
  for (const AllocationSite &site : profile.sites) {
    const Index function = profile.contexts[site.context].function;
    if (site.line == 0 || function == kNone || !isShown[function])
      continue;
    Context part;
    static_cast<MemoryCounts &>(part) = site;
    LineCost &cost = costs[comparablePath(site.file)][site.line];
    cost.own += static_cast<double>(value.of(profile, part, 0));
    cost.allocatedBytes += site.allocatedBytes;
    cost.allocations += site.allocations;
  }
}

} // namespace

std::map<std::string, FileCosts> lineCosts(const Profile &profile, const Value &value,
                                           const std::vector<bool> &isShown) {
  Costs costs;
  if (std::strcmp(value.name, "time") == 0)
    for (const auto &[object, times] : timesByObject(profile, value, isShown))
      addTimes(profile.objects[object], times, costs);
  addSites(profile, value, isShown, costs);
  return costs;
}

std::string comparablePath(const std::string &path) {
  return std::filesystem::path(path).lexically_normal().string();
}

} // namespace vais::profiler
