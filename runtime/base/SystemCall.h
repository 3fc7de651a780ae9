/// System calls without libc, because a Vais program may define `open` or `write` itself. They do
/// not touch errno.
///
/// In a sandbox (seccomp(2)), a call that is not allowed ends the process, and which calls are
/// allowed cannot be found out without a call. Once the process is sandboxed, the runtime therefore
/// makes none: systemCall fails for all of them, like a kernel that answers EPERM.

#ifndef VAIS_PROFILER_IO_SYSTEMCALL_H
#define VAIS_PROFILER_IO_SYSTEMCALL_H

#include <asm/unistd.h>
#include <cerrno>
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

/// Set when the process enters a sandbox, or says that it is about to.
extern bool gIsSandboxed __attribute__((visibility("hidden")));
inline bool isSandboxed() {
  return __builtin_expect(__atomic_load_n(&gIsSandboxed, __ATOMIC_RELAXED), 0);
}

/// Called before that, while system calls can still be made; may be null.
extern void (*gBeforeSandbox)() __attribute__((visibility("hidden")));

/// Makes the call even in a sandbox. Returns what the kernel returns: -errno on failure.
template <class... T> long systemCallAnyway(long number, T... arguments) {
  static_assert(sizeof...(T) <= 6);
  const long words[6] = {detail::systemCallWord(arguments)...};
  return detail::systemCall6(number, words[0], words[1], words[2], words[3], words[4], words[5]);
}

/// The same, but fails with -EPERM in a sandbox.
template <class... T> long systemCall(long number, T... arguments) {
  return isSandboxed() ? -EPERM : systemCallAnyway(number, arguments...);
}

/// Copies the `size` bytes at an address of this process, which may be unmapped at any moment: the
/// kernel then reports an error instead of sending a signal. Returns how many bytes were copied, or
/// a negative error number.
long copyOwnMemory(void *to, uint64_t address, uint64_t size);

} // namespace vais::profiler

#endif
