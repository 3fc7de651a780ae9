/// Debug information and symbols are combined for all addresses in ascending order.

#include "utils/vais-profiler/symbols/CodeResolver.h"

#include "contracts/Hooks.h"

#include "runtime/report/read/RegularFile.h"
#include "utils/vais-profiler/symbols/AnswerOfChild.h"
#include "utils/vais-profiler/symbols/DebugLines.h"
#include "utils/vais-profiler/symbols/ObjectFile.h"
#include "utils/vais-profiler/symbols/PackedAnswer.h"
#include "utils/vais-profiler/symbols/SymbolTable.h"

#include <algorithm>

namespace vais::profiler {
namespace {

std::vector<uint64_t> sortedOnce(std::vector<uint64_t> addresses) {
  std::sort(addresses.begin(), addresses.end());
  addresses.erase(std::unique(addresses.begin(), addresses.end()), addresses.end());
  return addresses;
}

/// Fills in the answer for addresses in ascending order.
class Resolution {
public:
  Resolution(const std::vector<uint64_t> &ascending, ResolvedCode &answer)
      : addresses_(ascending), answer_(answer), names_(answer), chains_(ascending.size()) {}

  void useLines(const ObjectFile &file);
  void useSymbols(Dwfl_Module *module);
  void finish();

private:
  void nameOutermost(FrameChain &chain, const SymbolTable &symbols, uint32_t symbol);

  const std::vector<uint64_t> &addresses_;
  ResolvedCode &answer_;
  CodeNames names_;
  std::vector<FrameChain> chains_;
};

/// Returns what to say of files of split debug information that are missing. libdw has read a
/// package of them (.dwp) beside the object if it can, as it does from version 0.191 on.
std::vector<std::string> warningsOf(const std::set<std::string> &missing, const ObjectFile &file) {
  constexpr const char *kEffect = "; functions inlined there are not shown";
  std::vector<std::string> warnings;
  const std::string package = file.path() + ".dwp";
  if (!missing.empty() && RegularFile(package))
    return {package + ": expected the .dwo files, found a package, which is not read" + kEffect};
  for (const std::string &name : missing)
    warnings.push_back(name + ": expected split debug information, found no such file" + kEffect);
  return warnings;
}

void Resolution::useLines(const ObjectFile &file) {
  Dwarf_Addr bias = 0;
  Dwarf *dwarf = dwfl_module_getdwarf(file.module(), &bias);
  if (!dwarf)
    return;
  DebugLines lines(dwarf, bias, names_);
  if (lines.isEmpty())
    return;
  answer_.detail = CodeDetail::Lines;
  chains_ = lines.resolve(addresses_);
  for (const std::string &warning : warningsOf(lines.missingFiles(), file))
    answer_.warnings.push_back(warning);
}

void Resolution::useSymbols(Dwfl_Module *module) {
  const SymbolTable symbols(module);
  if (!symbols.isEmpty() && answer_.detail == CodeDetail::Nothing)
    answer_.detail = CodeDetail::Functions;
  const std::vector<uint32_t> found =
      symbols.symbolsAt({addresses_.data(), addresses_.data() + addresses_.size()});
  for (size_t i = 0; i < addresses_.size(); ++i) {
    if (found[i] == kNoValue)
      continue;
    answer_.addresses[i].begin = symbols[found[i]].begin;
    answer_.addresses[i].end = symbols[found[i]].end;
    nameOutermost(chains_[i], symbols, found[i]);
  }
}

/// Returns whether `symbol` is what instrumentation calls the body of `function`.
bool isBody(const std::string &symbol, const std::string &function) {
  return symbol == function + ".body" || symbol == function + VAIS_PROFILER_PASSED_SUFFIX;
}

/// Names the function that the others are inlined into. The symbol says more than debug
/// information, which knows nothing of parts and copies of a function; where there are several,
/// debug information says which of them the source has.
void Resolution::nameOutermost(FrameChain &chain, const SymbolTable &symbols, uint32_t symbol) {
  if (chain.empty()) {
    CodeFrame frame;
    frame.function = names_.function({symbols.name(symbol), "", 0});
    chain.push_back(frame);
    return;
  }
  CodeFunction function = names_[chain.back().function];
  const std::string alias = function.name.empty() ? "" : symbols.aliasOf(symbol, function.name);
  if (!isBody(alias, function.name))
    function.name = alias.empty() ? symbols.name(symbol) : alias;
  chain.back().function = names_.function(function);
}

void Resolution::finish() {
  for (size_t i = 0; i < chains_.size(); ++i) {
    answer_.addresses[i].firstFrame = static_cast<uint32_t>(answer_.frames.size());
    answer_.addresses[i].frames = static_cast<uint32_t>(chains_[i].size());
    answer_.frames.insert(answer_.frames.end(), chains_[i].begin(), chains_[i].end());
  }
}

/// Changes the addresses of the answer from `ascending` to the order of `addresses`.
void reorder(ResolvedCode &answer, const std::vector<uint64_t> &ascending,
             const std::vector<uint64_t> &addresses) {
  std::vector<CodeAddress> ordered;
  for (const uint64_t address : addresses) {
    const auto found = std::lower_bound(ascending.begin(), ascending.end(), address);
    ordered.push_back(answer.addresses[static_cast<size_t>(found - ascending.begin())]);
  }
  answer.addresses = std::move(ordered);
}

} // namespace

ResolvedCode resolveCodeHere(const CodeObject &object, const std::vector<uint64_t> &addresses,
                             CodeDetail wanted, const std::string &debugFolder) {
  const std::vector<uint64_t> ascending = sortedOnce(addresses);
  ResolvedCode answer;
  answer.addresses.resize(ascending.size());
  Resolution resolution(ascending, answer);
  const ObjectFile file(object, debugFolder);
  answer.warnings = file.warnings();
  answer.file = file.path();
  if (file && wanted == CodeDetail::Lines)
    resolution.useLines(file);
  if (file)
    resolution.useSymbols(file.module());
  resolution.finish();
  reorder(answer, ascending, addresses);
  return answer;
}

ResolvedCode resolveCode(const CodeObject &object, const std::vector<uint64_t> &addresses,
                         CodeDetail wanted, const std::string &debugFolder) {
  const auto ask = [&](CodeDetail detail) {
    std::optional<ResolvedCode> answer = unpackAnswer(answerOfChild(
        [&] { return packAnswer(resolveCodeHere(object, addresses, detail, debugFolder)); }));
    return answer && answer->addresses.size() == addresses.size() ? answer : std::nullopt;
  };
  if (std::optional<ResolvedCode> answer = ask(wanted))
    return *answer;
  if (std::optional<ResolvedCode> answer = ask(CodeDetail::Functions)) {
    answer->warnings.push_back(object.path + ": expected debug information, found it damaged; "
                                             "lines and inlined functions are not shown");
    return *answer;
  }
  ResolvedCode nothing;
  nothing.files.emplace_back();
  nothing.addresses.resize(addresses.size());
  nothing.warnings.push_back(object.path + ": expected an ELF file, found it damaged");
  return nothing;
}

} // namespace vais::profiler
