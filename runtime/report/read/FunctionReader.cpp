/// Each record is read once, and may be in memory that was lost.

#include "runtime/report/read/FunctionReader.h"

#include "contracts/Hooks.h"

namespace vais::profiler {

/// The name of functions whose record is in lost memory.
static constexpr const char *kLostName = "[lost]";

FunctionReader::FunctionReader(ProfileImage &image, ProfileAssembler &builder)
    : image_(image), builder_(builder) {}

Index FunctionReader::find(format::Address<format::Function> address) {
  const auto known = known_.find(address.value);
  if (known != known_.end())
    return known->second;
  const Index index = builder_.function(read(address));
  known_.emplace(address.value, index);
  const auto record = image_.load(address);
  if (record && record->codeSize && image_.header().version >= format::kFirstWithCode)
    code_.emplace(record->code, Code{record->code + record->codeSize, index});
  return index;
}

Index FunctionReader::at(uint64_t address) const {
  auto code = code_.upper_bound(address);
  if (code == code_.begin())
    return kNone;
  --code;
  return address < code->second.end ? code->second.function : kNone;
}

const AllocationLine &FunctionReader::allocationLine(format::Address<format::Function> address) {
  const auto [known, isNew] = lines_.try_emplace(address.value);
  if (isNew)
    known->second = readLine(address);
  return known->second;
}

uint32_t FunctionReader::callSites(format::Address<format::Function> address) {
  const auto [known, isNew] = callSites_.try_emplace(address.value);
  if (isNew && address.value)
    if (const auto record = image_.load(address))
      known->second = record->callSites;
  return known->second;
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
