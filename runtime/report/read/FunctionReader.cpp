/// Each record is read once, and may be in memory that was lost.

#include "runtime/report/read/FunctionReader.h"

#include "contracts/Hooks.h"

#include <cstring>
#include <iterator>

namespace vais::profiler {

/// The name of functions whose record is in lost memory.
static constexpr const char *kLostName = "[lost]";

FunctionReader::FunctionReader(ProfileImage &image, ProfileAssembler &builder)
    : image_(image), builder_(builder) {
  readNames();
}

void FunctionReader::readNames() {
  for (format::Address<format::NameCode> address = image_.header().names; address.value;) {
    const auto name = image_.take(address);
    if (!name)
      return;
    names_.emplace(name->start, NameCode{name->start + name->size, name->function.value});
    hooks_[name->function.value].ofNameIsApart = true;
    address = name->next;
  }
}

Index FunctionReader::find(format::Address<format::Function> address) {
  const auto known = known_.find(address.value);
  if (known != known_.end())
    return known->second;
  const Index index = builder_.function(read(address));
  known_.emplace(address.value, index);
  const auto record = image_.load(address);
  if (record && record->codeSize) {
    code_.emplace(record->code, Code{record->code + record->codeSize, index});
    hooks_[address.value].hasBody = true;
    hasCode_.insert(index);
  }
  if (const auto module =
          record && record->module.value ? image_.load(record->module) : std::nullopt)
    modules_.emplace(index, module->identity);
  if (record && record->flags & format::kFunctionCallsHooks)
    hooks_[address.value].areCalled = true;
  return index;
}

/// Returns the code in which the address is, or the end.
template <class Map>
static typename Map::const_iterator around(const Map &codes, uint64_t address) {
  const auto behind = codes.upper_bound(address);
  if (behind == codes.begin() || address >= std::prev(behind)->second.end)
    return codes.end();
  return std::prev(behind);
}

Index FunctionReader::at(uint64_t address) const {
  if (const auto name = names_.find(address); name != names_.end()) {
    const auto function = known_.find(name->second.function);
    return function != known_.end() ? function->second : kNone;
  }
  const auto code = around(code_, address);
  return code != code_.end() ? code->second.function : kNone;
}

bool FunctionReader::hasCode(Index function) const { return hasCode_.count(function) > 0; }

uint64_t FunctionReader::moduleOf(Index function) const {
  const auto known = modules_.find(function);
  return known != modules_.end() ? known->second : 0;
}

bool FunctionReader::isProfilersCode(uint64_t address) const {
  if (const auto name = around(names_, address); name != names_.end())
    return address != name->first;
  const auto body = around(code_, address);
  if (body == code_.end() || address - body->first >= VAIS_PROFILER_BODY_ENTRY_SIZE)
    return false;
  const auto calls = byName_.find(body->second.function);
  return address != body->first || (calls != byName_.end() && calls->second > 0);
}

void FunctionReader::addCalls(Index function, bool isAtSite, uint64_t calls) {
  byName_[function] += isAtSite ? -static_cast<double>(calls) : static_cast<double>(calls);
}

bool FunctionReader::isRecordedApart(format::Address<format::Function> address,
                                     bool isAtSite) const {
  const auto known = hooks_.find(address.value);
  if (known == hooks_.end())
    return false;
  const HookCode &hooks = known->second;
  return hooks.areCalled || (hooks.hasBody && !isAtSite && hooks.ofNameIsApart);
}

const AllocationLine &FunctionReader::allocationLine(format::Address<format::Function> address) {
  const auto [known, isNew] = lines_.try_emplace(address.value);
  if (isNew)
    known->second = readLine(address);
  return known->second;
}

const CallSites &FunctionReader::callSites(format::Address<format::Function> address) {
  const auto [known, isNew] = callSites_.try_emplace(address.value);
  CallSites &sites = known->second;
  const auto record = isNew && address.value ? image_.load(address) : std::nullopt;
  if (!record)
    return sites;
  sites.count = record->callSites;
  sites.pointerCalls = std::min(record->pointerCalls, sites.count / 2);
  const std::string bytes = image_.text(record->lines).value_or("");
  sites.lines.resize(bytes.size() / sizeof(uint32_t));
  if (!sites.lines.empty())
    std::memcpy(sites.lines.data(), bytes.data(), sites.lines.size() * sizeof(uint32_t));
  return sites;
}

AllocationLine FunctionReader::readLine(format::Address<format::Function> address) {
  const bool isOfSites = image_.header().allocationScope == format::AllocationScope::Sites;
  const auto record = isOfSites && address.value ? image_.load(address) : std::nullopt;
  if (!record)
    return {};
  const bool isSite = record->flags & format::kFunctionIsSite;
  return {image_.text(record->file).value_or(""), isSite ? record->line : record->allocationLine};
}

Function FunctionReader::read(format::Address<format::Function> address) {
  Function function;
  function.name = kLostName;
  const auto record = image_.take(address);
  if (!record)
    return function;
  if (auto name = image_.text(record->name); name && !name->empty())
    function.name = *name;
  function.file = image_.text(record->file).value_or("");
  function.line = record->line;
  function.isRegion = record->flags & format::kFunctionIsRegion;
  if (record->module.value != 0)
    if (const auto module = image_.load(record->module))
      function.isHostRuntime = module->flags & VAIS_PROFILER_MODULE_HOST_RUNTIME;
  return function;
}

} // namespace vais::profiler
