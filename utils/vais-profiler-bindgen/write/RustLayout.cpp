#include "utils/vais-profiler-bindgen/write/RustTypes.h"
#include "utils/vais-profiler-bindgen/write/Writers.h"

#include <fmt/format.h>

namespace vais::profiler {

/// The compiler computes these constants. A struct is read from bytes that are 1 where C has a
/// particular field and 0 elsewhere; the field has the value 1 in all its bytes only if Rust places
/// it there as well.
static constexpr const char *kBegin =
    R"(/// The layouts that C has. With others this module does not compile.
#[cfg(target_pointer_width = "64")]
mod layout {
    use super::*;
    use std::mem::{align_of, size_of, transmute};

    /// Bytes that are 1 from `offset` on, `size` of them, and 0 elsewhere.
    const fn ones<const N: usize>(offset: usize, size: usize) -> [u8; N] {
        let mut bytes = [0; N];
        let mut i = 0;
        while i < size {
            bytes[offset + i] = 1;
            i += 1;
        }
        bytes
    }

    const fn are_ones<const N: usize>(bytes: [u8; N]) -> bool {
        let mut i = 0;
        while i < N && bytes[i] == 1 {
            i += 1;
        }
        i == N
    }
)";

/// Returns the first scalar of a member, which a nested struct has at its beginning.
static std::pair<std::string, const Type *> firstScalar(const Interface &interface,
                                                        const Field &field) {
  std::string path = rustName(field.name);
  const Type *type = &field.type;
  while (type->kind == TypeKind::Struct || type->kind == TypeKind::Array) {
    if (type->kind == TypeKind::Array) {
      path += "[0]";
      type = &type->inner();
    } else {
      const Field &first = interface.structNamed(type->name).fields.front();
      path += "." + rustName(first.name);
      type = &first.type;
    }
  }
  return {path, type};
}

static std::string layout(const Interface &interface, const Struct &type) {
  std::string text = fmt::format(
      "\n    union Bytes{0} {{\n        bytes: [u8; {1}],\n        value: {0},\n    }}\n"
      "    const _: () = assert!(size_of::<{0}>() == {1});\n"
      "    const _: () = assert!(align_of::<{0}>() == {2});\n",
      type.name, type.size, type.alignment);
  for (const Field &field : type.fields) {
    const auto [path, scalar] = firstScalar(interface, field);
    text += fmt::format("    const _: () = assert!(are_ones::<{2}>(unsafe {{\n"
                        "        transmute(Bytes{0} {{ bytes: ones({1}, {2}) }}.value.{3})\n"
                        "    }}));\n",
                        type.name, field.offset, scalar->size, path);
  }
  return text;
}

std::string writeRustLayout(const Interface &interface) {
  std::string text;
  for (const Struct &type : interface.structs)
    if (!type.isOpaque)
      text += layout(interface, type);
  return text.empty() ? text : kBegin + text + "}\n";
}

} // namespace vais::profiler
