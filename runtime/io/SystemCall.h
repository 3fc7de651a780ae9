/// System calls without libc: a Vais program may define `open` or `write` itself, so that nothing
/// here goes by libc's names. They do not touch errno.

#ifndef VAIS_PROFILER_IO_SYSTEMCALL_H
#define VAIS_PROFILER_IO_SYSTEMCALL_H

#include <asm/unistd.h>
#include <cstdint>
#include <type_traits>

namespace vais::profiler {

namespace detail {

inline long systemCall6(long number, long a, long b, long c, long d, long e, long f) {
#if defined(__x86_64__)
  long result;
  register long r10 asm("r10") = d;
  register long r8 asm("r8") = e;
  register long r9 asm("r9") = f;
  asm volatile("syscall"
               : "=a"(result)
               : "a"(number), "D"(a), "S"(b), "d"(c), "r"(r10), "r"(r8), "r"(r9)
               : "rcx", "r11", "memory");
  return result;
#elif defined(__aarch64__)
  register long x8 asm("x8") = number;
  register long x0 asm("x0") = a;
  register long x1 asm("x1") = b;
  register long x2 asm("x2") = c;
  register long x3 asm("x3") = d;
  register long x4 asm("x4") = e;
  register long x5 asm("x5") = f;
  asm volatile("svc 0"
               : "+r"(x0)
               : "r"(x8), "r"(x1), "r"(x2), "r"(x3), "r"(x4), "r"(x5)
               : "memory");
  return x0;
#else
#error "vais-profiler runs on x86-64 and AArch64"
#endif
}

template <class T> long systemCallWord(T value) {
  if constexpr (std::is_pointer_v<T>)
    return reinterpret_cast<long>(value);
  else if constexpr (std::is_null_pointer_v<T>)
    return 0;
  else
    return static_cast<long>(value);
}

} // namespace detail

/// Returns what the kernel returns: -errno on failure.
template <class... T> long systemCall(long number, T... arguments) {
  static_assert(sizeof...(T) <= 6);
  const long words[6] = {detail::systemCallWord(arguments)...};
  return detail::systemCall6(number, words[0], words[1], words[2], words[3], words[4], words[5]);
}

} // namespace vais::profiler

#endif
