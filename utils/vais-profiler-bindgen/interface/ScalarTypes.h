/// The scalar types of C that can be bound, and their names in other languages.

#ifndef VAIS_PROFILER_BINDGEN_SCALARTYPES_H
#define VAIS_PROFILER_BINDGEN_SCALARTYPES_H

#include <string_view>

namespace vais::profiler {

struct ScalarType {
  std::string_view c;
  std::string_view rust;
  std::string_view ctypes;
};

inline constexpr ScalarType kScalarTypes[] = {
    {"bool", "bool", "c_bool"},
    {"char", "c_char", "c_char"},
    {"signed char", "c_schar", "c_byte"},
    {"unsigned char", "c_uchar", "c_ubyte"},
    {"short", "c_short", "c_short"},
    {"unsigned short", "c_ushort", "c_ushort"},
    {"int", "c_int", "c_int"},
    {"unsigned int", "c_uint", "c_uint"},
    {"long", "c_long", "c_long"},
    {"unsigned long", "c_ulong", "c_ulong"},
    {"long long", "c_longlong", "c_longlong"},
    {"unsigned long long", "c_ulonglong", "c_ulonglong"},
    {"int8_t", "i8", "c_int8"},
    {"uint8_t", "u8", "c_uint8"},
    {"int16_t", "i16", "c_int16"},
    {"uint16_t", "u16", "c_uint16"},
    {"int32_t", "i32", "c_int32"},
    {"uint32_t", "u32", "c_uint32"},
    {"int64_t", "i64", "c_int64"},
    {"uint64_t", "u64", "c_uint64"},
    {"size_t", "usize", "c_size_t"},
    {"ptrdiff_t", "isize", "c_ssize_t"},
    {"intptr_t", "isize", "c_ssize_t"},
    {"uintptr_t", "usize", "c_size_t"},
    {"float", "f32", "c_float"},
    {"double", "f64", "c_double"},
};

/// Returns the row of a type, or null if there is none.
inline const ScalarType *findScalarType(std::string_view c) {
  for (const ScalarType &type : kScalarTypes)
    if (type.c == c)
      return &type;
  return nullptr;
}

} // namespace vais::profiler

#endif
