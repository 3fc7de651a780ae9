/// Each mapping is read once; those in lost memory are missing.

#include "runtime/report/read/MappedCodeReader.h"

#include <algorithm>
#include <fmt/format.h>

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
    const MappedObject object = objectOf(image, *code);
    codes_.push_back({code->start, code->size, object.bias, code->number, object.isUnloaded,
                      builder.object(object)});
    address = code->next;
  }
}

CodePlace MappedCodeReader::at(uint64_t address, uint32_t number) const {
  const Code *found = nullptr;
  for (const Code &code : codes_) {
    if (address - code.start >= code.size || (number && number != code.number))
      continue;
    if (found && found->object != code.object)
      return {}; // one object took the place of another
    found = &code;
  }
  return found ? CodePlace{found->object, address - found->bias} : CodePlace();
}

Index MappedCodeReader::objectAround(uint64_t address) const {
  const Code *found = nullptr;
  for (const Code &code : codes_)
    if (code.bias <= address && (!found || code.bias > found->bias))
      found = &code;
  return address && found ? found->object : kNone;
}

} // namespace vais::profiler
