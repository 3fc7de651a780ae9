/// Writes folded stacks as flamegraph.pl and its successors read them.

#include "runtime/report/formats/shared/Writers.h"

#include "runtime/report/names/FunctionNames.h"

#include <algorithm>
#include <map>

namespace vais::profiler {
namespace {

/// Returns the function's name without the characters that have a meaning in folded stacks.
std::string frameName(const Function &function) {
  std::string name = displayName(function);
  std::replace(name.begin(), name.end(), ';', ':');
  std::replace(name.begin(), name.end(), ' ', '_');
  return name;
}

} // namespace

std::string foldedReport(const Profile &profile, const ReportStyle &style) {
  std::vector<std::string> names;
  for (const Function &function : profile.functions)
    names.push_back(frameName(function));

  const auto stackOf = [&](const Context *context) {
    std::vector<Index> frames;
    for (; !context->isFlat && context->parent != kNone;
         context = &profile.contexts[context->parent])
      frames.push_back(context->function);
    std::string stack;
    if (context->isFlat)
      stack = "[path lost];" + names[context->function];
    for (; !frames.empty(); frames.pop_back())
      stack += (stack.empty() ? "" : ";") + names[frames.back()];
    return stack;
  };

  const std::vector<uint64_t> values = ownValues(profile, style.valueOf(profile));
  std::map<std::string, uint64_t> stacks;
  for (size_t i = 1; i < values.size(); ++i)
    if (values[i] > 0)
      stacks[stackOf(&profile.contexts[i])] += values[i];
  std::string report;
  for (const auto &[stack, value] : stacks)
    report += stack + ' ' + std::to_string(value) + '\n';
  return report;
}

} // namespace vais::profiler
