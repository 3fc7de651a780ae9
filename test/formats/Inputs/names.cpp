// Functions whose names mean nothing when they are cut: lambdas behind std::function, overloads,
// and names that differ in the middle.
#include <functional>
#include <map>
#include <string>
#include <vector>

#define KEPT __attribute__((noinline))

static volatile long sink;

KEPT int rust_v0(int) __asm__("_RNvMs_NtCs1234_7mycrate3fooNtB4_3Bar3baz");
KEPT int rust_legacy(int) __asm__("_ZN4core3ptr28drop_in_place$LT$my..T$GT$17h0123456789abcdefE");
KEPT int outlined(int) __asm__("main.omp_outlined");
int rust_v0(int x) { return x + sink; }
int rust_legacy(int x) { return x - sink; }
int outlined(int x) { return x ^ sink; }

namespace text {
KEPT long a_rather_long_name_that_counts_all_the_letters_of_a_string(long n) { return n + sink; }
KEPT long a_rather_long_name_that_counts_all_the_digits_of_a_string(long n) { return n - sink; }
KEPT long parse(long n) { return n + sink; }
KEPT long parse(const std::map<std::string, int> &m) { return m.size() + sink; }
template <class T> KEPT T join(const std::vector<T> &v) { return v.empty() ? T() : v[0]; }
} // namespace text

KEPT static void call(const std::function<void(int)> &f) { f(1); }

int main() {
  call([](int n) { sink += n; });
  call([](int n) { sink -= n; });
  call([](int n) { sink ^= n; });
  text::a_rather_long_name_that_counts_all_the_letters_of_a_string(1);
  text::a_rather_long_name_that_counts_all_the_digits_of_a_string(1);
  text::parse(1);
  text::parse(std::map<std::string, int>());
  text::join(std::vector<std::string>{"a"});
  rust_v0(1);
  rust_legacy(1);
  outlined(1);
}
