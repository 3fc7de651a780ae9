/// Sorts functions stably by one key.

#include "runtime/report/formats/shared/FunctionOrder.h"

#include "runtime/report/names/FunctionNames.h"

#include <algorithm>

namespace vais::profiler {
namespace {

template <class Key> void sortBy(std::vector<FunctionTotals> &functions, const Key &key) {
  std::stable_sort(
      functions.begin(), functions.end(),
      [&](const FunctionTotals &a, const FunctionTotals &b) { return key(a) > key(b); });
}

void sortByName(const Profile &profile, std::vector<FunctionTotals> &functions) {
  std::stable_sort(functions.begin(), functions.end(), [&](const auto &a, const auto &b) {
    return displayName(profile.functions[a.function]) < displayName(profile.functions[b.function]);
  });
}

} // namespace

std::vector<uint64_t> functionOwn(const Profile &profile, const Value &value) {
  std::vector<uint64_t> sums(profile.functions.size());
  const std::vector<uint64_t> own = ownValues(profile, value);
  for (size_t i = 1; i < own.size(); ++i)
    sums[profile.contexts[i].function] += own[i];
  return sums;
}

std::vector<FunctionTotals> sortedFunctions(const Profile &profile, const ReportStyle &style) {
  std::vector<FunctionTotals> functions = functionTotals(profile);
  switch (style.sort) {
  case Sort::Value:
    if (style.value) {
      const std::vector<uint64_t> own = functionOwn(profile, *style.value);
      sortBy(functions, [&](const FunctionTotals &totals) { return own[totals.function]; });
    }
    break;
  case Sort::Self:
    break;
  case Sort::Total:
    sortBy(functions, [](const FunctionTotals &totals) { return totals.totalNs; });
    break;
  case Sort::Calls:
    sortBy(functions, [](const FunctionTotals &totals) { return totals.calls; });
    break;
  case Sort::Allocations:
    sortBy(functions, [](const FunctionTotals &totals) { return totals.allocations; });
    break;
  case Sort::Bytes:
    sortBy(functions, [](const FunctionTotals &totals) { return totals.allocatedBytes; });
    break;
  case Sort::Name:
    sortByName(profile, functions);
    break;
  }
  return functions;
}

} // namespace vais::profiler
