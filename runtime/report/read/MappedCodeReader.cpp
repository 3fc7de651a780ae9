/// Each mapping is read once; those in lost memory are missing.

#include "runtime/report/read/MappedCodeReader.h"

#include <algorithm>
#include <fmt/format.h>
#include <iterator>

namespace vais::profiler {
namespace {

/// What the kernel appends to the path of a file that was removed.
constexpr const char *kDeleted = " (deleted)";

std::string pathOf(ProfileImage &image, const format::MappedCode &code) {
  std::string path = image.text(code.path).value_or("");
  const size_t length = std::char_traits<char>::length(kDeleted);
  if (path.size() > length && path.compare(path.size() - length, length, kDeleted) == 0)
    path.resize(path.size() - length);
  return path;
}

MappedObject objectOf(ProfileImage &image, const format::MappedCode &code) {
  if (code.buildIdLength > sizeof(code.buildId))
    image.fail("a build id", fmt::format("one of {} bytes", code.buildIdLength));
  MappedObject object;
  object.path = pathOf(image, code);
  for (uint32_t i = 0; i < code.buildIdLength; ++i)
    object.buildId += fmt::format("{:02x}", code.buildId[i]);
  object.bias = object.path.empty() ? 0 : code.bias; // code without a file has no other addresses
  object.isUnloaded = code.flags & format::kCodeIsUnloaded;
  object.segments.push_back({code.start - object.bias, code.size, code.fileOffset});
  return object;
}

} // namespace

MappedCodeReader::MappedCodeReader(ProfileImage &image, ProfileAssembler &builder) {
  if (image.header().version < format::kFirstWithObjects)
    return;
  for (format::Address<format::MappedCode> address = image.header().mappedCode; address.value;) {
    const auto code = image.take(address);
    if (!code)
      break;
    if (codes_.size() == format::kMostMappedCode)
      image.fail(fmt::format("at most {} mappings", format::kMostMappedCode), "more of them");
    const MappedObject object = objectOf(image, *code);
    codes_.push_back({code->start, code->size, object.bias, code->number, object.isUnloaded,
                      builder.object(object)});
    address = code->next;
  }
  sort();
}

/// The list begins with the newest mapping.
void MappedCodeReader::sort() {
  for (const Code &code : codes_)
    objectsByBias_.emplace_back(code.bias, code.object);
  const auto biasOf = [](const auto &object) { return object.first; };
  std::stable_sort(objectsByBias_.begin(), objectsByBias_.end(),
                   [&](const auto &a, const auto &b) { return biasOf(a) < biasOf(b); });
  objectsByBias_.erase(
      std::unique(objectsByBias_.begin(), objectsByBias_.end(),
                  [&](const auto &a, const auto &b) { return biasOf(a) == biasOf(b); }),
      objectsByBias_.end());
  std::stable_sort(codes_.begin(), codes_.end(),
                   [](const Code &a, const Code &b) { return a.start < b.start; });
  for (size_t i = 0; i < codes_.size(); ++i) {
    largest_ = std::max(largest_, codes_[i].size);
    byNumber_.emplace(codes_[i].number, i);
  }
}

/// Returns the mapping that contained the address, if all that ever did were of one object.
const MappedCodeReader::Code *MappedCodeReader::onlyOneAt(uint64_t address) const {
  const auto behind =
      std::upper_bound(codes_.begin(), codes_.end(), address,
                       [](uint64_t sought, const Code &code) { return sought < code.start; });
  const Code *found = nullptr;
  for (auto code = behind; code != codes_.begin();) {
    --code;
    if (address - code->start >= largest_)
      break;
    if (address - code->start >= code->size)
      continue;
    if (found && found->object != code->object)
      return nullptr; // one object took the place of another
    found = &*code;
  }
  return found;
}

CodePlace MappedCodeReader::at(uint64_t address, uint32_t number) const {
  const Code *found = nullptr;
  if (number) {
    const auto known = byNumber_.find(number);
    if (known != byNumber_.end() &&
        address - codes_[known->second].start < codes_[known->second].size)
      found = &codes_[known->second];
  } else {
    found = onlyOneAt(address);
  }
  return found ? CodePlace{found->object, address - found->bias} : CodePlace();
}

Index MappedCodeReader::objectAround(uint64_t address) const {
  const auto behind =
      std::upper_bound(objectsByBias_.begin(), objectsByBias_.end(), address,
                       [](uint64_t sought, const auto &object) { return sought < object.first; });
  return address && behind != objectsByBias_.begin() ? std::prev(behind)->second : kNone;
}

} // namespace vais::profiler
