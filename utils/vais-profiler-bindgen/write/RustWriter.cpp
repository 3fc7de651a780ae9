#include "utils/vais-profiler-bindgen/interface/ScalarTypes.h"
#include "utils/vais-profiler-bindgen/write/RustTypes.h"
#include "utils/vais-profiler-bindgen/write/TextLines.h"
#include "utils/vais-profiler-bindgen/write/Writers.h"

#include <fmt/format.h>

namespace vais::profiler {

std::string rustName(const std::string &name) {
  const bool isKeyword =
      isOneOf(name, {"as",     "async", "await", "box",  "const",  "crate", "dyn",   "enum",
                     "extern", "false", "fn",    "gen",  "impl",   "in",    "let",   "loop",
                     "match",  "mod",   "move",  "mut",  "priv",   "pub",   "ref",   "super",
                     "trait",  "true",  "try",   "type", "unsafe", "use",   "where", "yield"});
  return isKeyword ? "r#" + name : name;
}

std::string rustType(const Type &type) {
  switch (type.kind) {
  case TypeKind::Void:
    return "c_void";
  case TypeKind::Scalar:
    return std::string(findScalarType(type.name)->rust);
  case TypeKind::Enum:
  case TypeKind::Struct:
  case TypeKind::Callback:
    return type.name;
  case TypeKind::Array:
    return fmt::format("[{}; {}]", rustType(type.inner()), type.count);
  case TypeKind::Pointer:
    return (type.inner().isConst ? "*const " : "*mut ") + rustType(type.inner());
  }
  return {};
}

/// Writes a comment. Indented code is marked as text, because C code is not a Rust example.
static std::string docs(const std::string &doc, const std::string &prefix) {
  std::string text;
  bool isCode = false;
  std::string blank;
  for (const std::string &line : linesOf(doc)) {
    if (line.empty()) {
      blank = "\n";
      continue;
    }
    const bool isIndented = line.compare(0, 4, "    ") == 0;
    if (isIndented != isCode && (isCode || !blank.empty())) {
      text += isCode ? "```\n" + blank : blank + "```c\n";
      isCode = !isCode;
      blank.clear();
    }
    text += blank + (isCode ? line.substr(4) : line) + '\n';
    blank.clear();
  }
  return prefixed(isCode ? text + "```\n" : text, prefix);
}

static std::string value(const Interface &interface, const Type &type, const Literal &literal);

static std::string members(const Interface &interface, const Struct &type, const Literal &literal) {
  std::string text = type.name + " {\n";
  for (size_t i = 0; i < type.fields.size(); ++i)
    text += fmt::format("    {}: {},\n", rustName(type.fields[i].name),
                        value(interface, type.fields[i].type, literal.members[i]));
  return text + "}";
}

static std::string elements(const Interface &interface, const Type &type, const Literal &literal) {
  std::string text;
  for (const Literal &element : literal.members)
    text += (text.empty() ? "" : ", ") + value(interface, type.inner(), element);
  return "[" + text + "]";
}

static std::string scalar(const Type &type, const Literal &literal) {
  if (type.kind == TypeKind::Callback)
    return "None";
  if (type.kind == TypeKind::Pointer)
    return type.inner().isConst ? "std::ptr::null()" : "std::ptr::null_mut()";
  std::string number = std::visit(
      [](const auto &held) {
        if constexpr (std::is_same_v<std::decay_t<decltype(held)>, double>)
          return fmt::format("{:#}", held); // including a decimal point
        else
          return fmt::format("{}", held);
      },
      literal.scalar);
  if (type.kind == TypeKind::Enum)
    return type.name + "(" + number + ")";
  if (type.name == "bool")
    return number == "0" ? "false" : "true";
  return number;
}

static std::string value(const Interface &interface, const Type &type, const Literal &literal) {
  if (type.kind == TypeKind::Struct)
    return members(interface, interface.structNamed(type.name), literal);
  if (type.kind == TypeKind::Array)
    return elements(interface, type, literal);
  return scalar(type, literal);
}

static std::string constant(const Interface &interface, const Constant &constant) {
  const std::string comment = docs(constant.doc, "/// ");
  if (const auto *text = std::get_if<std::string>(&constant.value.scalar))
    return fmt::format("{}pub const {}: &CStr =\n    unsafe {{ "
                       "CStr::from_bytes_with_nul_unchecked(b\"{}\\0\") }};\n\n",
                       comment, constant.name, *text);
  std::string text =
      fmt::format("{}pub const {}: {} = {};\n\n", comment, constant.name, rustType(constant.type),
                  value(interface, constant.type, constant.value));
  if (constant.type.kind == TypeKind::Struct)
    text += fmt::format("impl Default for {0} {{\n    fn default() -> Self {{\n        {1}\n"
                        "    }}\n}}\n\n",
                        constant.type.name, constant.name);
  return text;
}

/// Not an enum of Rust, because a newer library may return a value that this module does not know.
static std::string enumeration(const Enum &type) {
  std::string text = fmt::format("{0}#[repr(transparent)]\n#[derive(Clone, Copy, Debug, Eq, Hash, "
                                 "PartialEq)]\npub struct {1}(pub {2});\n\n",
                                 docs(type.doc, "/// "), type.name, rustType(type.type));
  for (const Enumerator &enumerator : type.enumerators)
    text += fmt::format("{0}pub const {1}: {2} = {2}({3});\n", docs(enumerator.doc, "/// "),
                        enumerator.name, type.name, enumerator.value);
  return text + '\n';
}

static std::string structure(const Struct &type) {
  std::string text = docs(type.doc, "/// ") + "#[repr(C)]\n";
  if (type.isOpaque)
    return text + fmt::format("pub struct {} {{\n    _private: [u8; 0],\n}}\n\n", type.name);
  text += fmt::format("#[derive(Clone, Copy, Debug, PartialEq)]\npub struct {} {{\n", type.name);
  for (const Field &field : type.fields)
    text += fmt::format("{}    pub {}: {},\n", docs(field.doc, "    /// "), rustName(field.name),
                        rustType(field.type));
  return text + "}\n\n";
}

/// Returns the signature of a function or callback, such as `(size: usize) -> bool`.
template <typename Called> static std::string signature(const Called &called) {
  std::string text;
  for (const Parameter &parameter : called.parameters)
    text += fmt::format("{}{}: {}", text.empty() ? "" : ", ",
                        parameter.name.empty() ? "_" : rustName(parameter.name),
                        rustType(parameter.type));
  const bool isVoid = called.result.kind == TypeKind::Void;
  return "(" + text + ")" + (isVoid ? "" : " -> " + rustType(called.result));
}

static std::string callback(const Callback &callback) {
  return fmt::format("{}pub type {} = Option<unsafe extern \"C\" fn{}>;\n\n",
                     docs(callback.doc, "/// "), callback.name, signature(callback));
}

static std::string function(const Function &function) {
  return fmt::format("{}    pub fn {}{};\n", docs(function.doc, "    /// "),
                     rustName(function.name), signature(function));
}

std::string writeRust(const Interface &interface) {
  std::string text = docs(interface.doc, "//! ");
  text += fmt::format("//!\n//! Made by vais-profiler-bindgen from {}, for {}.\n", interface.header,
                      interface.target);
  for (const std::string &name : interface.onlyInC)
    text += fmt::format("//! {} is for C and C++ only.\n", name);
  text += "\n#![allow(clippy::all, dead_code, non_camel_case_types, unused_imports)]\n"
          "#![allow(unknown_lints, unnecessary_transmutes)] // of rustc later than 1.63\n"
          "#![allow(unpredictable_function_pointer_comparisons)]\n\n"
          "use std::ffi::CStr;\nuse std::os::raw::*;\n\n";
  for (const Enum &type : interface.enums)
    text += enumeration(type);
  for (const Struct &type : interface.structs)
    text += structure(type);
  for (const Callback &type : interface.callbacks)
    text += callback(type);
  for (const Constant &value : interface.constants)
    text += constant(interface, value);
  text += "extern \"C\" {\n";
  bool isFirst = true;
  for (const Function &each : interface.functions) {
    text += (isFirst ? "" : "\n") + function(each);
    isFirst = false;
  }
  return text + "}\n\n" + writeRustLayout(interface);
}

} // namespace vais::profiler
