/// Symbols become the names that programmers wrote.

#include "runtime/report/names/Demangling.h"

#include <gtest/gtest.h>

namespace vais::profiler::test {
namespace {

std::string name(const char *symbol) { return demangle(symbol, NameDetail::Name); }
std::string withParameters(const char *symbol) { return demangle(symbol, NameDetail::Parameters); }

TEST(Demangling, LeavesWhatIsNoMangledName) {
  for (const char *symbol : {"parse", "_Znonsense", "", "_Z", "_R", "a.b", "_ZN"}) {
    EXPECT_EQ(demangle(symbol), symbol);
    EXPECT_EQ(name(symbol), symbol);
  }
}

TEST(Demangling, OfCppKeepsAllOrTheNameAlone) {
  constexpr const char *kMember = "_ZNK4vais6Parser5parseEl";
  EXPECT_EQ(demangle(kMember), "vais::Parser::parse(long) const");
  EXPECT_EQ(withParameters(kMember), "vais::Parser::parse(long) const");
  EXPECT_EQ(name(kMember), "vais::Parser::parse");
  constexpr const char *kTemplate = "_Z3addIiET_S0_S0_";
  EXPECT_EQ(demangle(kTemplate), "int add<int>(int, int)");
  EXPECT_EQ(withParameters(kTemplate), "add<int>(int, int)");
  EXPECT_EQ(name(kTemplate), "add<int>");
  EXPECT_EQ(name("_ZN3FoocvbEv"), "Foo::operator bool");
  EXPECT_EQ(name("_ZN3FooD2Ev"), "Foo::~Foo");
  EXPECT_EQ(name("_ZThn8_N3Foo3barEi"), "non-virtual thunk to Foo::bar");
}

TEST(Demangling, DropsDefaultTemplateArguments) {
  EXPECT_EQ(name("_ZNSt6vectorIiSaIiEE9push_backERKi"), "std::vector<int>::push_back");
  EXPECT_EQ(name("_ZNSt3mapINSt7__cxx1112basic_stringIcSt11char_traitsIcESaIcEEEiSt4lessIS5_"
                 "ESaISt4pairIKS5_iEEE5clearEv"),
            "std::map<std::string, int>::clear");
  EXPECT_EQ(name("_ZNSt10unique_ptrI3FooSt14default_deleteIS0_EE5resetEPS0_"),
            "std::unique_ptr<Foo>::reset");
  EXPECT_EQ(name("_ZNSt3setIiSt7greaterIiESaIiEE5clearEv"),
            "std::set<int, std::greater<int> >::clear");
  EXPECT_EQ(withParameters("_Z3useNSt7__cxx1112basic_stringIcSt11char_traitsIcESaIcEEE"),
            "use(std::string)");
}

TEST(Demangling, NumbersLambdas) {
  EXPECT_EQ(name("_ZZ4mainENKUliE0_clEi"), "main::{lambda#2}::operator()");
  EXPECT_EQ(name("_ZNSt17_Function_handlerIFviEZ4mainEUliE_E9_M_invokeERKSt9_Any_dataOi"),
            "std::_Function_handler<void (int), main::{lambda#1}>::_M_invoke");
  EXPECT_EQ(name("_ZZN3Foo3runEiENKUlvE_clEv"), "Foo::run::{lambda#1}::operator()");
}

TEST(Demangling, ReadsRust) {
  EXPECT_EQ(name("_RNvMs_NtCs1234_7mycrate3fooNtB4_3Bar3baz"), "<mycrate::foo::Bar>::baz");
  constexpr const char *kLegacy = "_ZN4core3ptr26drop_in_place$LT$my..T$GT$17h0123456789abcdefE";
  EXPECT_EQ(name(kLegacy), "core::ptr::drop_in_place<my::T>");
  EXPECT_EQ(name((std::string(kLegacy) + ".llvm.123").c_str()), "core::ptr::drop_in_place<my::T>");
  EXPECT_EQ(name("_ZN4core3ptr28drop_in_place$LT$my..T$GT$17h0123456789abcdefE"),
            "core::ptr::drop_in_place<my::T>")
      << "the length of the last part is wrong";
  EXPECT_EQ(demangle(kLegacy), "core::ptr::drop_in_place<my::T>::h0123456789abcdef");
}

TEST(Demangling, TellsPartsOfFunctionsAndForgetsCopies) {
  EXPECT_EQ(name("_Z3foov.cold"), "foo [cold]");
  EXPECT_EQ(name("_Z3foov.isra.0.cold"), "foo [cold]");
  EXPECT_EQ(name("_Z3foov.llvm.1234567"), "foo");
  EXPECT_EQ(name("parse.constprop.0.isra.1"), "parse");
  EXPECT_EQ(name("_Z3genv.resume"), "gen [resume]");
  EXPECT_EQ(name("_Z3genv.destroy"), "gen [destroy]");
  EXPECT_EQ(name("main.omp_outlined"), "main [omp region]");
  EXPECT_EQ(name("main._omp_fn.0"), "main [omp region 0]");
  EXPECT_EQ(name("main.omp_outlined.3"), "main [omp region 3]");
  EXPECT_EQ(demangle("_Z3fooi.isra.0"), "foo(int) [.isra.0]");
  EXPECT_EQ(name("Shape.area"), "Shape.area") << "dots may be a name's own";
}

/// Each level uses the previous one twice, so that 300 bytes stand for gigabytes.
TEST(Demangling, GivesUpOnNamesThatExplode) {
  std::string symbol = "_Z1f1AIiiE", previous = "S_";
  for (int level = 0; level < 30; ++level) {
    symbol += "1BI" + previous + previous + "E";
    previous = level == 0
                   ? "S0_"
                   : "S" + std::string(1, "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ"[level + 1]) + "_";
  }
  EXPECT_LT(demangle(symbol).size(), 70000u);
  EXPECT_LT(name(symbol.c_str()).size(), 70000u);
  EXPECT_LT(demangle("_Z1f" + std::string(100000, 'P') + 'i').size(), 200000u);
  EXPECT_LT(demangle("_Z1f" + std::string(8000, 'P') + 'i').size(), 20000u) << "needs stack";
}

} // namespace
} // namespace vais::profiler::test
