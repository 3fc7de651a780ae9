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
/// What was spent at addresses of an object.
using Amounts = std::map<uint64_t, double>;

std::vector<double> sampledByContext(const Profile &profile) {
  std::vector<double> ns(profile.contexts.size());
  for (const CodeSamples &code : profile.code)
    ns[code.context] += code.ns;
  return ns;
}

std::map<Index, Amounts> amountsByObject(const Profile &profile, const Value &value,
                                         const std::vector<bool> &isShown) {
  const std::vector<double> sampled = sampledByContext(profile);
  const std::vector<uint64_t> own = ownValues(profile, value);
  const auto amount = [&](const CodeSamples &code) {
    if (value.isEvent())
      return value.ofCode(profile, code);
    const double all = sampled[code.context];
    return all > 0 ? static_cast<double>(own[code.context]) * code.ns / all : 0;
  };
  std::map<Index, Amounts> amounts;
  for (const CodeSamples &code : profile.code) {
    const Index function = profile.contexts[code.context].function;
    if (code.isOwn && code.object != kNone && function != kNone && isShown[function])
      amounts[code.object][code.address] += amount(code);
  }
  return amounts;
}

void addAmounts(const MappedObject &object, const Amounts &amounts, Costs &costs) {
  std::vector<uint64_t> addresses;
  for (const auto &[address, amount] : amounts)
    addresses.push_back(address);
  const ResolvedCode code = resolve(object, addresses, CodeDetail::Lines);
  if (code.detail == CodeDetail::Functions)
    std::fprintf(stderr,
                 "vais-profiler: note: %s: values of its functions are not divided by line: it has "
                 "none; compile with -g\n",
                 printable(object.path).c_str());
  auto address = code.addresses.begin();
  for (const auto &[at, amount] : amounts) {
    const CodeAddress &place = *address++;
    const CodeFrame *const innermost = place.frames ? &code.frames[place.firstFrame] : nullptr;
    if (innermost && innermost->line > 0)
      costs[comparablePath(code.files[innermost->file])][innermost->line].own += amount;
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

void addCalls(const Profile &profile, const std::vector<bool> &isShown, Costs &costs) {
  for (const CallLine &calls : profile.callLines) {
    const Index function = profile.contexts[calls.from].function;
    if (function != kNone && isShown[function])
      costs[comparablePath(profile.functions[function].file)][calls.line].calls += calls.calls;
  }
}

} // namespace

std::map<std::string, FileCosts> lineCosts(const Profile &profile, const Value &value,
                                           const std::vector<bool> &isShown) {
  Costs costs;
  if (value.isEvent() || std::strcmp(value.name, "time") == 0)
    for (const auto &[object, amounts] : amountsByObject(profile, value, isShown))
      addAmounts(profile.objects[object], amounts, costs);
  addSites(profile, value, isShown, costs);
  addCalls(profile, isShown, costs);
  return costs;
}

std::string comparablePath(const std::string &path) {
  return std::filesystem::path(path).lexically_normal().string();
}

} // namespace vais::profiler
