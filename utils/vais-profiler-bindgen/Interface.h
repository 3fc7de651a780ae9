/// What a C header declares, as plain data that every writer is a pure function of.

#ifndef VAIS_PROFILER_BINDGEN_INTERFACE_H
#define VAIS_PROFILER_BINDGEN_INTERFACE_H

#include <cstdint>
#include <optional>
#include <stdexcept>
#include <string>
#include <variant>
#include <vector>

namespace vais::profiler {

/// A header that cannot be read or bound; what() has a line for each reason, without a last
/// newline.
class HeaderError : public std::runtime_error {
  using std::runtime_error::runtime_error;
};

enum class TypeKind { Void, Scalar, Enum, Struct, Pointer, Array, Callback };

/// A type as C spells it. Sizes are in bytes, of the target.
struct Type {
  TypeKind kind = TypeKind::Void;
  std::string name;          ///< of a scalar (see ScalarTypes.h), an enum, a struct or a callback
  bool isConst = false;      ///< as what a pointer points to
  uint64_t size = 0;         ///< 0: void, or a struct that the header does not define
  uint64_t count = 0;        ///< elements of an array
  std::vector<Type> element; ///< one: what a pointer points to, or an array consists of

  const Type &inner() const { return element.front(); }
};

struct Field {
  std::string name;
  std::string doc;
  Type type;
  uint64_t offset = 0; ///< bytes from the beginning of the struct
};

struct Struct {
  std::string name;
  std::string doc;
  bool isOpaque = false; ///< declared only: there is no size and no field
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
  Type type; ///< the integer that it is passed as
  std::vector<Enumerator> enumerators;
};

/// A value: of an integer, of a floating-point number, a text, or those of the members of a struct
/// or an array, which `members` has then.
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

/// A pointer to a function, by the name of its typedef.
struct Callback {
  std::string name;
  std::string doc;
  Type result;
  std::vector<Parameter> parameters; ///< which may be without names
};

/// A parameter or result of a function in LLVM IR.
struct LoweredValue {
  std::string type;       ///< `ptr` for each pointer
  std::string attributes; ///< those that decide how it is passed: `zeroext`, `sret(%T) align 8`
};

/// How the target passes what a function takes and returns, in LLVM IR.
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
  std::string header; ///< its file name, without folders
  std::string target; ///< triple
  std::string doc;    ///< what the header begins with
  std::vector<Constant> constants;
  std::vector<Enum> enums;
  std::vector<Struct> structs;
  std::vector<Callback> callbacks;
  std::vector<Function> functions;
  std::vector<std::string> onlyInC; ///< what the header itself says is for C and C++ only

  /// The value of the constant whose name ends in _ABI_VERSION; none where there is none.
  std::optional<int64_t> abiVersion() const;

  /// The struct or callback of that name. It must exist.
  const Struct &structNamed(const std::string &name) const;
  const Callback &callbackNamed(const std::string &name) const;
};

/// The type in C, `const char *`.
std::string spelling(const Type &type);

} // namespace vais::profiler

#endif
