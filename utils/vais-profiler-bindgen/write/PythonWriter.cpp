#include "utils/vais-profiler-bindgen/interface/ScalarTypes.h"
#include "utils/vais-profiler-bindgen/write/TextLines.h"
#include "utils/vais-profiler-bindgen/write/Writers.h"

#include <fmt/format.h>

namespace vais::profiler {
namespace {

constexpr const char *kBegin = R"(
import ctypes
import enum


class _Text(ctypes.c_char_p):
    """A parameter that is text: bytes, or a str, which becomes UTF-8."""

    @classmethod
    def from_param(cls, value):
        return ctypes.c_char_p(value.encode() if isinstance(value, str) else value)


def _layout(structure, size, *fields):
    """Gives a structure its fields (name, type, offset, size) and holds its layout against that of C."""
    structure._fields_ = [(name, kind) for name, kind, _, _ in fields]
    if ctypes.sizeof(structure) != size:
        raise ImportError(
            f"{structure.__name__}: expected {size} bytes, found {ctypes.sizeof(structure)}")
    for name, _, offset, length in fields:
        field = getattr(structure, name)
        if (field.offset, field.size) != (offset, length):
            raise ImportError(f"{structure.__name__}.{name}: expected {length} bytes at {offset}, "
                              f"found {field.size} at {field.offset}")


def _enumerator(kind, value):
    """The member of an enum; a value that this module does not know stays a number."""
    return kind._value2member_map_.get(value, value)

)";

constexpr const char *kLibrary = R"(
class Library:
    """The functions of a library: `Library().vais_profiler_create(None)`.

    `path` names the library, by default the installed libvais_profiler.so.0. A function that it does
    not have raises AttributeError when called. Text is passed as str or bytes and comes back as str.
    """

    def __init__(self, path="libvais_profiler.so.0"):
        self._library = ctypes.CDLL(path)
)";

constexpr const char *kDeclare = R"(
    def _declare(self, name, result, *parameters):
        function = getattr(self._library, name, None)
        if function is not None:
            function.restype = result
            function.argtypes = parameters
)";

std::string pythonName(const std::string &name) {
  const bool isKeyword =
      isOneOf(name, {"and",   "as",   "assert", "async",    "await", "class",  "def",
                     "del",   "elif", "except", "finally",  "from",  "global", "import",
                     "in",    "is",   "lambda", "nonlocal", "not",   "or",     "pass",
                     "raise", "self", "try",    "with",     "yield"});
  return isKeyword ? name + "_" : name;
}

bool isText(const Type &type) {
  return type.kind == TypeKind::Pointer && type.inner().name == "char" && type.inner().isConst;
}

/// Returns the integer type as which an enum is passed.
const Type &passedAs(const Interface &interface, const Type &type) {
  if (type.kind == TypeKind::Enum)
    for (const Enum &candidate : interface.enums)
      if (candidate.name == type.name)
        return candidate.type;
  return type;
}

std::string pythonType(const Interface &interface, const Type &type) {
  switch (type.kind) {
  case TypeKind::Void:
    return "None";
  case TypeKind::Enum:
    return pythonType(interface, passedAs(interface, type));
  case TypeKind::Scalar:
    return "ctypes." + std::string(findScalarType(type.name)->ctypes);
  case TypeKind::Struct:
  case TypeKind::Callback:
    return type.name;
  case TypeKind::Array:
    return fmt::format("{} * {}", pythonType(interface, type.inner()), type.count);
  case TypeKind::Pointer:
    if (isText(type))
      return "ctypes.c_char_p";
    if (type.inner().kind == TypeKind::Void)
      return "ctypes.c_void_p";
    return "ctypes.POINTER(" + pythonType(interface, type.inner()) + ")";
  }
  return {};
}

std::string docstring(const std::string &doc, const std::string &prefix) {
  std::string text;
  for (const char letter : doc)
    text += letter == '\\' || letter == '"' ? std::string("\\") + letter : std::string(1, letter);
  if (text.empty())
    return {};
  const std::string quoted = "\"\"\"" + text + (linesOf(text).size() > 1 ? "\n" : "") + "\"\"\"";
  return prefixed(quoted, prefix);
}

std::string value(const Interface &interface, const Type &type, const Literal &literal) {
  std::string text;
  const bool isStruct = type.kind == TypeKind::Struct;
  for (size_t i = 0; i < literal.members.size(); ++i)
    text +=
        (i == 0 ? "" : ", ") +
        value(interface, isStruct ? interface.structNamed(type.name).fields[i].type : type.inner(),
              literal.members[i]);
  if (isStruct)
    return type.name + "(" + text + ")";
  if (type.kind == TypeKind::Array)
    return "(" + pythonType(interface, type) + ")(" + text + ")";
  if (const auto *string = std::get_if<std::string>(&literal.scalar))
    return "\"" + *string + "\"";
  if (type.kind == TypeKind::Callback)
    return type.name + "()";
  if (type.kind == TypeKind::Pointer)
    return "None";
  text = std::visit(
      [](const auto &held) {
        if constexpr (std::is_same_v<std::decay_t<decltype(held)>, std::string>)
          return held;
        else
          return fmt::format("{}", held);
      },
      literal.scalar);
  return type.name == "bool" ? (text == "0" ? "False" : "True") : text;
}

std::string constants(const Interface &interface) {
  std::string text;
  for (const Constant &constant : interface.constants)
    if (constant.type.kind != TypeKind::Struct)
      text += fmt::format("\n{}{} = {}\n", prefixed(constant.doc, "# "), constant.name,
                          value(interface, constant.type, constant.value));
  return text;
}

std::string enumeration(const Enum &type) {
  std::string text =
      fmt::format("\n\nclass {}(enum.IntEnum):\n{}", type.name, docstring(type.doc, "    "));
  for (const Enumerator &enumerator : type.enumerators)
    text += fmt::format("{}    {} = {}\n", prefixed(enumerator.doc, "    # "), enumerator.name,
                        enumerator.value);
  return text;
}

std::string structure(const Interface &interface, const Struct &type) {
  std::string doc = type.doc;
  for (const Field &field : type.fields)
    if (!field.doc.empty())
      doc += fmt::format("{}{}: {}", &field == &type.fields.front() ? "\n\n" : "\n", field.name,
                         field.doc);
  std::string text =
      fmt::format("\n\nclass {}(ctypes.Structure):\n{}", type.name, docstring(doc, "    "));
  if (doc.empty())
    text += "    pass\n";
  for (const Constant &constant : interface.constants)
    if (constant.type.kind == TypeKind::Struct && constant.type.name == type.name)
      text += fmt::format("\n    @classmethod\n    def defaults(cls):\n{}        return {}\n",
                          docstring(constant.doc, "        "),
                          value(interface, constant.type, constant.value));
  return text;
}

/// Writes a type in which a Python function is wrapped.
std::string callback(const Interface &interface, const Callback &callback) {
  std::string types = pythonType(interface, callback.result);
  for (const Parameter &parameter : callback.parameters)
    types += ", " + pythonType(interface, parameter.type);
  return fmt::format("\n{}{} = ctypes.CFUNCTYPE({})\n", prefixed(callback.doc, "# "), callback.name,
                     types);
}

std::string layout(const Interface &interface, const Struct &type) {
  if (type.isOpaque)
    return {};
  std::string text = fmt::format("\n_layout(\n    {}, {}", type.name, type.size);
  for (const Field &field : type.fields)
    text += fmt::format(",\n    (\"{}\", {}, {}, {})", field.name,
                        pythonType(interface, field.type), field.offset, field.type.size);
  return text + ")\n";
}

std::string declaration(const Interface &interface, const Function &function) {
  std::string text = fmt::format("        self._declare(\n            \"{}\", {}", function.name,
                                 pythonType(interface, function.result));
  for (const Parameter &parameter : function.parameters)
    text += ",\n            " +
            (isText(parameter.type) ? "_Text" : pythonType(interface, parameter.type));
  return text + ")\n";
}

std::string method(const Function &function) {
  std::string parameters;
  for (const Parameter &parameter : function.parameters)
    parameters += (parameters.empty() ? "" : ", ") + pythonName(parameter.name);
  std::string result = fmt::format("self._library.{}({})", function.name, parameters);
  if (function.result.kind == TypeKind::Enum)
    result = fmt::format("_enumerator({}, {})", function.result.name, result);
  std::string returns = fmt::format("        return {}\n", result);
  if (isText(function.result))
    returns = fmt::format("        text = {}\n        return text if text is None else "
                          "text.decode(errors=\"replace\")\n",
                          result);
  return fmt::format("\n    def {}(self{}{}):\n{}{}", function.name, parameters.empty() ? "" : ", ",
                     parameters, docstring(function.doc, "        "), returns);
}

} // namespace

std::string writePython(const Interface &interface) {
  std::string doc = interface.doc;
  doc += fmt::format("\n\nMade by vais-profiler-bindgen from {}, for {}.", interface.header,
                     interface.target);
  for (const std::string &name : interface.onlyInC)
    doc += fmt::format("\n{} is for C and C++ only.", name);
  std::string text = docstring(doc, "") + kBegin + constants(interface);
  for (const Enum &type : interface.enums)
    text += enumeration(type);
  for (const Struct &type : interface.structs)
    text += structure(interface, type);
  text += interface.structs.empty() && interface.callbacks.empty() ? "" : "\n";
  for (const Callback &type : interface.callbacks)
    text += callback(interface, type);
  for (const Struct &type : interface.structs)
    text += layout(interface, type);
  text += std::string("\n") + kLibrary;
  for (const Function &function : interface.functions)
    text += declaration(interface, function);
  text += kDeclare;
  for (const Function &function : interface.functions)
    text += method(function);
  return text;
}

} // namespace vais::profiler
