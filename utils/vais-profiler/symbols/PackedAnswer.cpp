/// Numbers and structures are copied as they are in memory; texts and lists begin with their
/// length.

#include "utils/vais-profiler/symbols/PackedAnswer.h"

#include <algorithm>
#include <cstring>
#include <type_traits>

namespace vais::profiler {
namespace {

class Packer {
public:
  template <class T, std::enable_if_t<std::is_trivially_copyable_v<T>, int> = 0>
  void add(const T &value) {
    static_assert(std::has_unique_object_representations_v<T>);
    bytes_.append(reinterpret_cast<const char *>(&value), sizeof(value));
  }
  void add(const std::string &text) {
    add(text.size());
    bytes_ += text;
  }
  void add(const CodeFunction &function) {
    add(function.name);
    add(function.file);
    add(function.line);
  }
  template <class T> void add(const std::vector<T> &list) {
    add(list.size());
    for (const T &element : list)
      add(element);
  }
  std::string bytes() { return std::move(bytes_); }

private:
  std::string bytes_;
};

/// After the end, there are only zeros.
class Unpacker {
public:
  explicit Unpacker(const std::string &bytes) : bytes_(bytes) {}

  template <class T, std::enable_if_t<std::is_trivially_copyable_v<T>, int> = 0>
  void take(T &value) {
    if (has(sizeof(value)))
      std::memcpy(&value, &bytes_[at_], sizeof(value));
    at_ += sizeof(value);
  }
  void take(std::string &text) {
    const size_t size = takeSize(1);
    text = bytes_.substr(std::min(at_, bytes_.size()), size);
    at_ += size;
  }
  void take(CodeFunction &function) {
    take(function.name);
    take(function.file);
    take(function.line);
  }
  template <class T> void take(std::vector<T> &list) {
    list.resize(takeSize(std::is_trivially_copyable_v<T> ? sizeof(T) : sizeof(size_t)));
    for (T &element : list)
      take(element);
  }
  bool isComplete() const { return isComplete_ && at_ == bytes_.size(); }

private:
  bool has(size_t size) {
    isComplete_ = isComplete_ && at_ <= bytes_.size() && size <= bytes_.size() - at_;
    return isComplete_;
  }
  size_t takeSize(size_t least) {
    size_t size = 0;
    take(size);
    return isComplete_ && size <= (bytes_.size() - at_) / least ? size : (isComplete_ = false, 0);
  }

  const std::string &bytes_;
  size_t at_ = 0;
  bool isComplete_ = true;
};

bool isInRange(const ResolvedCode &answer) {
  return std::all_of(answer.frames.begin(), answer.frames.end(),
                     [&](const CodeFrame &frame) {
                       return frame.function < answer.functions.size() &&
                              frame.file < answer.files.size();
                     }) &&
         std::all_of(answer.addresses.begin(), answer.addresses.end(),
                     [&](const CodeAddress &address) {
                       return address.firstFrame <= answer.frames.size() &&
                              address.frames <= answer.frames.size() - address.firstFrame;
                     });
}

} // namespace

std::string packAnswer(const ResolvedCode &answer) {
  Packer packer;
  packer.add(answer.detail);
  packer.add(answer.warnings);
  packer.add(answer.file);
  packer.add(answer.functions);
  packer.add(answer.files);
  packer.add(answer.frames);
  packer.add(answer.addresses);
  return packer.bytes();
}

std::optional<ResolvedCode> unpackAnswer(const std::string &bytes) {
  Unpacker unpacker(bytes);
  ResolvedCode answer;
  unpacker.take(answer.detail);
  unpacker.take(answer.warnings);
  unpacker.take(answer.file);
  unpacker.take(answer.functions);
  unpacker.take(answer.files);
  unpacker.take(answer.frames);
  unpacker.take(answer.addresses);
  if (!unpacker.isComplete() || !isInRange(answer))
    return std::nullopt;
  return answer;
}

} // namespace vais::profiler
