/// What a C header declares, as plain data. Every writer is a pure function of it.

#ifndef VAIS_PROFILER_BINDGEN_INTERFACE_H
#define VAIS_PROFILER_BINDGEN_INTERFACE_H

#include <cstdint>
#include <optional>
#include <stdexcept>
#include <string>
#include <variant>
#include <vector>

namespace vais::profiler {

/// Reports that a header cannot be read or bound. what() has a line for each reason, without a
/// trailing newline.
class HeaderError : public std::runtime_error {
  using std::runtime_error::runtime_error;
};

enum class TypeKind { Void, Scalar, Enum, Struct, Pointer, Array, Callback };

/// A type as C spells it. Sizes are in bytes and are those of the target.
struct Type {
  TypeKind kind = TypeKind::Void;
  std::string name;          ///< of a scalar (see ScalarTypes.h), enum, struct or callback
  bool isConst = false;      ///< of the type that a pointer points to
  uint64_t size = 0;         ///< 0 for void, and for a struct that the header does not define
  uint64_t count = 0;        ///< number of elements of an array
  std::vector<Type> element; ///< one: what a pointer points to, or an array consists of

  const Type &inner() const { return element.front(); }
};

struct Field {
  std::string name;
  std::string doc;
  Type type;
  uint64_t offset = 0; ///< in bytes from the beginning of the struct
};

struct Struct {
  std::string name;
  std::string doc;
  bool isOpaque = false; ///< only declared, so that it has neither size nor fields
  uint64_t size = 0;
  uint64_t alignment = 0;
  std::vector<Field> fields;
};

struct Enumerator {
  std::string name;
  std::string doc;
  int64_t value = 0;
};

struct Enum {
  std::string name;
  std::string doc;
  Type type; ///< the integer type as which it is passed
  std::vector<Enumerator> enumerators;
};

/// A value: an integer, a floating-point number, a text, or the values of the members of a struct
/// or of the elements of an array, which are then in `members`.
struct Literal {
  std::variant<int64_t, uint64_t, double, std::string> scalar = int64_t{0};
  std::vector<Literal> members;
};

struct Constant {
  std::string name;
  std::string doc;
  Type type;
  Literal value;
};

struct Parameter {
  std::string name;
  Type type;
};

/// A pointer to a function, under the name of its typedef.
struct Callback {
  std::string name;
  std::string doc;
  Type result;
  std::vector<Parameter> parameters; ///< may have no names
};

/// A parameter or result of a function in LLVM IR.
struct LoweredValue {
  std::string type;       ///< `ptr` for every pointer
  std::string attributes; ///< those that affect how it is passed: `zeroext`, `sret(%T) align 8`
};

/// How the target passes a function's parameters and result, in LLVM IR.
struct Lowered {
  LoweredValue result;
  std::vector<LoweredValue>
      parameters; ///< with the place of a returned struct first, if it has one
};

struct Function {
  std::string name;
  std::string doc;
  Type result;
  std::vector<Parameter> parameters;
  Lowered lowered;
};

struct Interface {
  std::string header; ///< file name without folders
  std::string target; ///< triple
  std::string doc;    ///< the comment at the beginning of the header
  std::vector<Constant> constants;
  std::vector<Enum> enums;
  std::vector<Struct> structs;
  std::vector<Callback> callbacks;
  std::vector<Function> functions;
  std::vector<std::string> onlyInC; ///< what the header marks as being for C and C++ only

  /// Returns the value of the constant whose name ends in _ABI_VERSION, or nothing if there is
  /// none.
  std::optional<int64_t> abiVersion() const;

  /// Return the struct or callback of that name, which must exist.
  const Struct &structNamed(const std::string &name) const;
  const Callback &callbackNamed(const std::string &name) const;
};

/// Returns the type as spelled in C, such as `const char *`.
std::string spelling(const Type &type);

} // namespace vais::profiler

#endif
