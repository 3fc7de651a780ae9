/// Numbers and structures are copied as they are in memory; texts and lists begin with their
/// length.

#include "utils/vais-profiler/symbols/PackedAnswer.h"

#include <algorithm>
#include <cstring>
#include <type_traits>

namespace vais::profiler {
namespace {

/// Calls visit(member) for each member of `object`, const or not. Packing and unpacking both use
/// it.
template <class Object, class Visit> void visitFields(Object &object, Visit visit) {
  if constexpr (std::is_same_v<std::remove_const_t<Object>, CodeFunction>) {
    visit(object.name);
    visit(object.file);
    visit(object.line);
  } else {
    static_assert(std::is_same_v<std::remove_const_t<Object>, ResolvedCode>);
    visit(object.detail);
    visit(object.warnings);
    visit(object.file);
    visit(object.functions);
    visit(object.files);
    visit(object.frames);
    visit(object.addresses);
  }
}

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
    visitFields(function, [this](const auto &member) { add(member); });
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
    visitFields(function, [this](auto &member) { take(member); });
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
  visitFields(answer, [&](const auto &member) { packer.add(member); });
  return packer.bytes();
}

std::optional<ResolvedCode> unpackAnswer(const std::string &bytes) {
  Unpacker unpacker(bytes);
  ResolvedCode answer;
  visitFields(answer, [&](auto &member) { unpacker.take(member); });
  if (!unpacker.isComplete() || !isInRange(answer))
    return std::nullopt;
  return answer;
}

} // namespace vais::profiler
