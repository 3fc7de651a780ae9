// The only compilation of fmt's functions. Code that uses the library sees only declarations:
// compiling the functions in each file, as fmt's header-only form does, would be most of the work.

#include <fmt/format-inl.h>
#include <locale>

#ifndef FMT_HEADER_ONLY
FMT_BEGIN_NAMESPACE
namespace detail {

// fmt's headers declare these templates without defining them.
template FMT_API dragonbox::decimal_fp<float> dragonbox::to_decimal(float) noexcept;
template FMT_API dragonbox::decimal_fp<double> dragonbox::to_decimal(double) noexcept;
template FMT_API thousands_sep_result<char> thousands_sep_impl(locale_ref);
template FMT_API char decimal_point_impl(locale_ref);
template FMT_API std::locale locale_ref::get<std::locale>() const;
template FMT_API void buffer<char>::append(const char *, const char *);

} // namespace detail
FMT_END_NAMESPACE
#endif
