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
/// What was spent at addresses of an object, by value.
using Amounts = std::map<uint64_t, std::vector<double>>;

bool isKnownByCode(const Value &value) {
  return value.isEvent() || std::strcmp(value.name, "time") == 0;
}

std::vector<double> sampledByContext(const Profile &profile) {
  std::vector<double> ns(profile.contexts.size());
  for (const CodeSamples &code : profile.code)
    ns[code.context] += code.ns;
  return ns;
}

class LineCosts {
public:
  LineCosts(const Profile &profile, const std::vector<const Value *> &values,
            const std::vector<bool> &isShown)
      : profile_(profile), values_(values), isShown_(isShown) {}

  Costs add(MissingLines missing);

private:
  bool isShown(Index context) const {
    const Index function = profile_.contexts[context].function;
    return function != kNone && isShown_[function];
  }
  LineCost &costAt(const std::string &file, uint32_t line) {
    LineCost &cost = costs_[comparablePath(file)][line];
    cost.own.resize(values_.size());
    return cost;
  }
  std::map<Index, Amounts> amountsByObject() const;
  void addAmounts(const MappedObject &object, const Amounts &amounts, MissingLines missing);
  void addSites();
  void addCalls();

  const Profile &profile_;
  const std::vector<const Value *> &values_;
  const std::vector<bool> &isShown_;
  Costs costs_;
};

std::map<Index, Amounts> LineCosts::amountsByObject() const {
  const std::vector<double> sampled = sampledByContext(profile_);
  std::map<Index, Amounts> amounts;
  for (size_t at = 0; at < values_.size(); ++at) {
    const Value &value = *values_[at];
    if (!isKnownByCode(value))
      continue;
    const std::vector<uint64_t> own = ownValues(profile_, value);
    const auto amount = [&](const CodeSamples &code) {
      if (value.isEvent())
        return value.ofCode(profile_, code);
      const double all = sampled[code.context];
      return all > 0 ? static_cast<double>(own[code.context]) * code.ns / all : 0;
    };
    for (const CodeSamples &code : profile_.code)
      if (code.isOwn && code.object != kNone && isShown(code.context)) {
        std::vector<double> &sums = amounts[code.object][code.address];
        sums.resize(values_.size());
        sums[at] += amount(code);
      }
  }
  return amounts;
}

void LineCosts::addAmounts(const MappedObject &object, const Amounts &amounts,
                           MissingLines missing) {
  std::vector<uint64_t> addresses;
  for (const auto &[address, amount] : amounts)
    addresses.push_back(address);
  const ResolvedCode code = resolve(object, addresses, CodeDetail::Lines);
  if (code.detail == CodeDetail::Functions && missing == MissingLines::Noted)
    std::fprintf(stderr,
                 "vais-profiler: note: %s: values of its functions are not divided by line: it has "
                 "none; compile with -g\n",
                 printable(object.path).c_str());
  auto address = code.addresses.begin();
  for (const auto &[at, amount] : amounts) {
    const CodeAddress &place = *address++;
    const CodeFrame *const innermost = place.frames ? &code.frames[place.firstFrame] : nullptr;
    if (!innermost || innermost->line == 0)
      continue;
    LineCost &cost = costAt(code.files[innermost->file], innermost->line);
    for (size_t i = 0; i < amount.size(); ++i)
      cost.own[i] += amount[i];
  }
}

void LineCosts::addSites() {
  for (const AllocationSite &site : profile_.sites) {
    if (site.line == 0 || !isShown(site.context))
      continue;
    Context part;
    static_cast<MemoryCounts &>(part) = site;
    LineCost &cost = costAt(site.file, site.line);
    for (size_t i = 0; i < values_.size(); ++i)
      cost.own[i] += static_cast<double>(values_[i]->of(profile_, part, 0));
    cost.allocatedBytes += site.allocatedBytes;
    cost.allocations += site.allocations;
  }
}

void LineCosts::addCalls() {
  for (const CallLine &calls : profile_.callLines)
    if (isShown(calls.from))
      costAt(profile_.functions[profile_.contexts[calls.from].function].file, calls.line).calls +=
          calls.calls;
}

Costs LineCosts::add(MissingLines missing) {
  for (const auto &[object, amounts] : amountsByObject())
    addAmounts(profile_.objects[object], amounts, missing);
  addSites();
  addCalls();
  return std::move(costs_);
}

} // namespace

std::map<std::string, FileCosts> lineCosts(const Profile &profile,
                                           const std::vector<const Value *> &values,
                                           const std::vector<bool> &isShown, MissingLines missing) {
  return LineCosts(profile, values, isShown).add(missing);
}

std::string comparablePath(const std::string &path) {
  return std::filesystem::path(path).lexically_normal().string();
}

} // namespace vais::profiler
