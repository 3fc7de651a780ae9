/// Writes LLVM's text format, a paragraph for each function:
///
///     main
///     # Func Hash:
///     742261418966908927
///     # Num Counters:
///     1
///     # Counter Values:
///     1

#include "utils/vais-profiler/edges/ProfdataText.h"

#include "runtime/report/text/PrintableText.h"

#include <algorithm>
#include <fmt/format.h>
#include <stdexcept>

namespace vais::profiler {
namespace {

/// How LLVM writes a target whose name is not known.
constexpr const char *kUnknownTarget = "** External Symbol **";

constexpr const char *kKindNames[] = {"IPVK_IndirectCallTarget", "IPVK_MemOPSize"};

/// A line that begins like this is not a name.
bool isName(const std::string &name) {
  return !name.empty() && name[0] != '#' && name[0] != ':' && name[0] != ' ' &&
         std::none_of(name.begin(), name.end(), [](char c) { return c == '\n' || c == '\r'; });
}

std::string valueText(const EdgeProfile &profile, unsigned kind, uint64_t value) {
  if (kind != format::kTargetValues)
    return std::to_string(value);
  const auto name = profile.names.find(value);
  return name == profile.names.end() ? kUnknownTarget : name->second;
}

void addSites(const EdgeProfile &profile, const EdgeFunction &function, std::string &text) {
  const auto kinds =
      std::count_if(function.sites.begin(), function.sites.end(),
                    [](const std::vector<SiteValues> &sites) { return !sites.empty(); });
  if (kinds == 0)
    return;
  text += fmt::format("# Num Value Kinds:\n{}\n", kinds);
  for (unsigned kind = 0; kind < function.sites.size(); ++kind) {
    if (function.sites[kind].empty())
      continue;
    text += fmt::format("# ValueKind = {}:\n{}\n# NumValueSites:\n{}\n", kKindNames[kind], kind,
                        function.sites[kind].size());
    for (const SiteValues &each : function.sites[kind]) {
      const SiteValues values = mostFrequent(each);
      text += fmt::format("{}\n", values.size());
      for (const auto &[value, count] : values)
        text += fmt::format("{}:{}\n", valueText(profile, kind, value), count);
    }
  }
}

} // namespace

std::string profdataText(const EdgeProfile &profile) {
  std::string text = "# IR level Instrumentation Flag\n:ir\n";
  if (profile.countsEntries)
    text += "# Always instrument the function entry block\n:entry_first\n";
  for (const auto &[key, function] : profile.functions) {
    if (!isName(key.first))
      throw std::runtime_error("expected names that text can hold, found '" + printable(key.first) +
                               "'");
    text += fmt::format("{}\n# Func Hash:\n{}\n# Num Counters:\n{}\n# Counter Values:\n", key.first,
                        key.second, function.counts.size());
    for (const uint64_t count : function.counts)
      text += fmt::format("{}\n", count);
    addSites(profile, function, text);
    text += '\n';
  }
  return text;
}

} // namespace vais::profiler
