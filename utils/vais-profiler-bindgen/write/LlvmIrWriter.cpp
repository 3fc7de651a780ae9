#include "utils/vais-profiler-bindgen/write/TextLines.h"
#include "utils/vais-profiler-bindgen/write/Writers.h"

#include <cstring>
#include <fmt/format.h>
#include <vector>

namespace vais::profiler {
namespace {

/// Writes declarations with one kind of pointers.
class LlvmIrWriter {
public:
  LlvmIrWriter(const Interface &interface, Pointers pointers)
      : interface_(interface), pointers_(pointers) {}

  std::string write() const {
    std::string text = beginning();
    for (const Enum &type : interface_.enums)
      text += enumeration(type);
    for (const Struct &type : interface_.structs)
      text += structure(type);
    for (const Callback &type : interface_.callbacks)
      text += callback(type);
    for (const Constant &each : interface_.constants)
      text += constant(each);
    for (const Function &each : interface_.functions)
      text += function(each);
    return text;
  }

private:
  std::string beginning() const {
    std::string text =
        fmt::format("; Made by vais-profiler-bindgen from {}, for {}: structs,\n"
                    "; bool and small integers are passed as C does there. {}.\n;\n",
                    interface_.header, interface_.target,
                    pointers_ == Pointers::Opaque ? "Opaque pointers: for LLVM 15 and later"
                                                  : "Typed pointers: for LLVM 14 to 16");
    for (const std::string &name : interface_.onlyInC)
      text += fmt::format("; {} is for C and C++ only.\n", name);
    return text + prefixed(interface_.doc, "; ") + "\n";
  }

  std::string enumeration(const Enum &type) const {
    std::string text = prefixed(type.doc, "; ");
    text += fmt::format("; {} is {}.\n", type.name, memoryType(type.type));
    for (const Enumerator &enumerator : type.enumerators)
      text += fmt::format("; {} = {}\n", enumerator.name, enumerator.value);
    return text + "\n";
  }

  std::string structure(const Struct &type) const {
    std::string text = prefixed(type.doc, "; ");
    if (type.isOpaque)
      return text + fmt::format("%struct.{} = type opaque\n\n", type.name);
    text += fmt::format("%struct.{} = type {{\n", type.name);
    const std::vector<Element> elements = elementsOf(type);
    for (size_t i = 0; i < elements.size(); ++i)
      text += fmt::format("  {}{} ; {} {}\n", elements[i].type, i + 1 == elements.size() ? "" : ",",
                          i, elements[i].field ? elements[i].field->name : "padding");
    return text + "}\n\n";
  }

  /// What a struct consists of in LLVM; `field` is null for padding.
  struct Element {
    std::string type;
    const Field *field = nullptr;
  };

  /// Includes all padding, because offsets would otherwise differ in a module without a data
  /// layout, as many tools make them.
  std::vector<Element> elementsOf(const Struct &type) const {
    std::vector<Element> elements;
    uint64_t end = 0;
    const auto padTo = [&](uint64_t offset) {
      if (offset > end)
        elements.push_back({fmt::format("[{} x i8]", offset - end)});
    };
    for (const Field &field : type.fields) {
      padTo(field.offset);
      elements.push_back({memoryType(field.type), &field});
      end = field.offset + field.type.size;
    }
    padTo(type.size);
    return elements;
  }

  /// Writes a comment, because LLVM has no names for such types.
  std::string callback(const Callback &callback) const {
    std::string parameters;
    for (const Parameter &parameter : callback.parameters)
      parameters += (parameters.empty() ? "" : ", ") + passedType(parameter.type) +
                    (parameter.name.empty() ? "" : " %" + parameter.name);
    return prefixed(callback.doc, "; ") + fmt::format("; {} is a pointer to {} ({})\n\n",
                                                      callback.name, passedType(callback.result),
                                                      parameters);
  }

  std::string constant(const Constant &constant) const {
    std::string text = prefixed(constant.doc, "; ");
    if (const auto *string = std::get_if<std::string>(&constant.value.scalar))
      return text + fmt::format("; {} = \"{}\"\n\n", constant.name, *string);
    if (constant.type.kind != TypeKind::Struct)
      return text +
             fmt::format("; {} = {}\n\n", constant.name, typedValue(constant.type, constant.value));
    return text + fmt::format("@{} = private unnamed_addr constant {}\n\n", constant.name,
                              typedValue(constant.type, constant.value));
  }

  std::string function(const Function &function) const {
    std::string parameters;
    // A struct that is returned in memory comes first and is not a parameter in C.
    const auto &lowered = function.lowered.parameters;
    const bool areTheSame = lowered.size() == function.parameters.size() + hidden(function);
    for (size_t i = 0; i < lowered.size(); ++i) {
      const Type *type = areTheSame && i >= hidden(function)
                             ? &function.parameters[i - hidden(function)].type
                             : nullptr;
      parameters += fmt::format("{}{} %{}", i == 0 ? "" : ", ", passed(lowered[i], type),
                                type     ? function.parameters[i - hidden(function)].name
                                : i == 0 ? "result"
                                         : "part" + std::to_string(i));
    }
    const LoweredValue &result = function.lowered.result;
    return fmt::format("{}declare {}{} @{}({})\n\n", prefixed(function.doc, "; "),
                       result.attributes.empty() ? "" : result.attributes + " ",
                       pointerAs(result.type, &function.result), function.name, parameters);
  }

  static size_t hidden(const Function &function) {
    const auto &lowered = function.lowered.parameters;
    return !lowered.empty() && lowered[0].attributes.compare(0, 4, "sret") == 0 ? 1 : 0;
  }

  /// `type` is the type in C, or null if the parameter is only a part of one or the place of a
  /// result.
  std::string passed(const LoweredValue &value, const Type *type) const {
    std::string text = pointerAs(value.type, type);
    if (pointers_ == Pointers::Typed && !type && value.attributes.compare(0, 5, "sret(") == 0)
      text = value.attributes.substr(5, value.attributes.find(')') - 5) + "*";
    return value.attributes.empty() ? text : text + " " + value.attributes;
  }

  /// Returns an LLVM type with its pointers in the form in which they are written.
  std::string pointerAs(const std::string &lowered, const Type *type) const {
    if (pointers_ == Pointers::Opaque)
      return lowered;
    if (lowered == "ptr" && type &&
        (type->kind == TypeKind::Pointer || type->kind == TypeKind::Callback))
      return memoryType(*type);
    std::string text = lowered;
    for (size_t at = 0; (at = text.find("ptr", at)) != std::string::npos;)
      text.replace(at, std::strlen("ptr"), "i8*");
    return text;
  }

  /// Returns the type of a member of a struct.
  std::string memoryType(const Type &type) const {
    switch (type.kind) {
    case TypeKind::Void:
      return "i8";
    case TypeKind::Scalar:
    case TypeKind::Enum:
      return type.name == "float" || type.name == "double" ? type.name
                                                           : "i" + std::to_string(8 * type.size);
    case TypeKind::Struct:
      return "%struct." + type.name;
    case TypeKind::Array:
      return fmt::format("[{} x {}]", type.count, memoryType(type.inner()));
    case TypeKind::Pointer:
      return pointers_ == Pointers::Opaque ? "ptr" : memoryType(type.inner()) + "*";
    case TypeKind::Callback:
      return pointers_ == Pointers::Opaque ? "ptr"
                                           : callbackType(interface_.callbackNamed(type.name));
    }
    return {};
  }

  /// Returns the type of a pointer to such a function if pointers are typed.
  std::string callbackType(const Callback &callback) const {
    std::string parameters;
    for (const Parameter &parameter : callback.parameters)
      parameters += (parameters.empty() ? "" : ", ") + passedType(parameter.type);
    return passedType(callback.result) + " (" + parameters + ")*";
  }

  std::string passedType(const Type &type) const {
    if (type.kind == TypeKind::Void)
      return "void";
    return type.name == "bool" ? "i1" : memoryType(type);
  }

  std::string typedValue(const Type &type, const Literal &literal) const {
    return memoryType(type) + " " + value(type, literal);
  }

  std::string structValue(const Struct &type, const Literal &literal) const {
    std::string text;
    size_t member = 0;
    for (const Element &element : elementsOf(type))
      text += (text.empty() ? "" : ", ") +
              (element.field ? typedValue(element.field->type, literal.members[member++])
                             : element.type + " zeroinitializer");
    return "{ " + text + " }";
  }

  std::string value(const Type &type, const Literal &literal) const {
    if (type.kind == TypeKind::Struct)
      return structValue(interface_.structNamed(type.name), literal);
    if (type.kind == TypeKind::Array) {
      std::string text;
      for (const Literal &element : literal.members)
        text += (text.empty() ? "" : ", ") + typedValue(type.inner(), element);
      return "[" + text + "]";
    }
    if (type.kind == TypeKind::Pointer || type.kind == TypeKind::Callback)
      return "null";
    if (const auto *number = std::get_if<double>(&literal.scalar)) {
      uint64_t bits = 0;
      std::memcpy(&bits, number, sizeof(bits));
      return fmt::format("0x{:016X}", bits);
    }
    if (const auto *number = std::get_if<int64_t>(&literal.scalar))
      return std::to_string(*number);
    return std::to_string(std::get<uint64_t>(literal.scalar));
  }

  const Interface &interface_;
  Pointers pointers_;
};

} // namespace

std::string writeLlvmIr(const Interface &interface, Pointers pointers) {
  return LlvmIrWriter(interface, pointers).write();
}

} // namespace vais::profiler
