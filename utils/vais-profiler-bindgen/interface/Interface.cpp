#include "utils/vais-profiler-bindgen/interface/Interface.h"

#include <algorithm>

namespace vais::profiler {

std::optional<int64_t> Interface::abiVersion() const {
  const std::string suffix = "_ABI_VERSION";
  for (const Constant &constant : constants) {
    const std::string &name = constant.name;
    if (name.size() <= suffix.size() ||
        name.compare(name.size() - suffix.size(), suffix.size(), suffix) != 0)
      continue;
    if (const auto *number = std::get_if<int64_t>(&constant.value.scalar))
      return *number;
    if (const auto *number = std::get_if<uint64_t>(&constant.value.scalar))
      return static_cast<int64_t>(*number);
  }
  return std::nullopt;
}

const Struct &Interface::structNamed(const std::string &name) const {
  return *std::find_if(structs.begin(), structs.end(),
                       [&](const Struct &candidate) { return candidate.name == name; });
}

const Callback &Interface::callbackNamed(const std::string &name) const {
  return *std::find_if(callbacks.begin(), callbacks.end(),
                       [&](const Callback &candidate) { return candidate.name == name; });
}

std::string spelling(const Type &type) {
  const std::string qualifier = type.isConst ? "const " : "";
  switch (type.kind) {
  case TypeKind::Void:
    return qualifier + "void";
  case TypeKind::Scalar:
  case TypeKind::Enum:
  case TypeKind::Struct:
  case TypeKind::Callback:
    return qualifier + type.name;
  case TypeKind::Array:
    return spelling(type.inner()) + "[" + std::to_string(type.count) + "]";
  case TypeKind::Pointer: {
    const std::string pointee = spelling(type.inner());
    return pointee + (pointee.back() == '*' ? "*" : " *") + (type.isConst ? "const" : "");
  }
  }
  return {};
}

} // namespace vais::profiler
