/// Reports call functions what programmers call them, and distinguish different functions.

#include "runtime/report/names/FunctionNames.h"

#include <gtest/gtest.h>

namespace vais::profiler::test {
namespace {

constexpr const char *kLambdaBody = "_ZZ4mainENKUliE_clEi";
constexpr const char *kLambdaUser =
    "_ZNSt17_Function_handlerIFviEZ4mainEUliE_E9_M_invokeERKSt9_Any_dataOi";

Function function(const char *name, const char *file = "", uint32_t line = 0) {
  Function made;
  made.name = name;
  made.file = file;
  made.line = line;
  return made;
}

/// Returns the names of `functions`, each of which is called by the previous one.
std::vector<std::string> namesOf(const std::vector<Function> &functions,
                                 NameStyle style = NameStyle::Short) {
  Profile profile;
  profile.functions = functions;
  profile.contexts.resize(1);
  for (Index i = 0; i < functions.size(); ++i) {
    Context context;
    context.function = i;
    context.parent = i;
    profile.contexts.push_back(context);
    Edge edge;
    edge.from = i;
    edge.to = i + 1;
    profile.edges.push_back(edge);
  }
  nameFunctions(profile, style);
  return displayNames(profile);
}

using Names = std::vector<std::string>;

TEST(FunctionNames, AreShortFullOrRaw) {
  const std::vector<Function> functions = {function("_Z5parsei"), function("main")};
  EXPECT_EQ(namesOf(functions), (Names{"parse", "main"}));
  EXPECT_EQ(namesOf(functions, NameStyle::Full), (Names{"parse(int)", "main"}));
  EXPECT_EQ(namesOf(functions, NameStyle::Raw), (Names{"_Z5parsei", "main"}));
}

TEST(FunctionNames, KeepWhatTellsThemApart) {
  EXPECT_EQ(namesOf({function("_Z5parsei"), function("_Z5parsel"), function("_Z4readv")}),
            (Names{"parse(int)", "parse(long)", "read"}));
  EXPECT_EQ(namesOf({function("f"), function("f.isra.0")}), (Names{"f", "f [.isra.0]"}));
  EXPECT_EQ(namesOf({function("_ZN3FooC1Ev"), function("_ZN3FooC2Ev")}),
            (Names{"Foo::Foo", "Foo::Foo"}))
      << "these are called the same";
}

TEST(FunctionNames, TellLambdasByTheirPlaces) {
  EXPECT_EQ(namesOf({function(kLambdaBody, "/src/app.cpp", 12), function(kLambdaUser)}),
            (Names{"main::{lambda app.cpp:12}",
                   "std::_Function_handler<void (int), main::{lambda app.cpp:12}>::_M_invoke"}));
  EXPECT_EQ(namesOf({function(kLambdaBody)}), (Names{"main::{lambda#1}"}));
}

TEST(FunctionNames, TellOpenMpRegionsByTheirParents) {
  EXPECT_EQ(namesOf({function("work"), function(".omp_outlined.")}),
            (Names{"work", "work [omp region]"}));
  EXPECT_EQ(namesOf({function("_Z4workv"), function(".omp_outlined.", "w.c", 7),
                     function(".omp_outlined..1", "w.c", 9)}),
            (Names{"work", "work [omp region w.c:7]", "work [omp region w.c:9]"}));
  EXPECT_EQ(namesOf({function("work.omp_outlined", "w.c", 7)}), (Names{"work [omp region w.c:7]"}));
  EXPECT_EQ(namesOf({function("__omp_offloading_10302_5a1f2_my_work_l12", "w.c", 12)}),
            (Names{"my_work [omp region w.c:12]"}));
  EXPECT_EQ(namesOf({function(".omp_outlined.")}), (Names{".omp_outlined."}));
}

Function hostFunction(const char *name) {
  Function made = function(name);
  made.isHostRuntime = true;
  return made;
}

TEST(FunctionNames, OfVaisAreThoseOfTheSource) {
  const std::vector<Function> functions = {
      hostFunction("main"),          function("vais_user_main"), function("base$i64_i64"),
      function("same$Pair"),         function("same$My_Pair"),   function("Counter_bump"),
      function("__vais_str_concat"), hostFunction("fs_cwd")};
  const Names expected = {
      "main [host runtime]", "main",         "base<i64, i64>",    "same<Pair>",
      "same$My_Pair",        "Counter_bump", "__vais_str_concat", "fs_cwd [host runtime]"};
  EXPECT_EQ(namesOf(functions), expected);
  EXPECT_EQ(namesOf(functions, NameStyle::Full), expected);
  EXPECT_EQ(namesOf(functions, NameStyle::Raw)[1], "vais_user_main");
}

TEST(FunctionNames, OfOtherProgramsAreNotTakenForVais) {
  EXPECT_EQ(namesOf({function("main"), function("base$i64"), function("Type_method"),
                     function("adder__apply")}),
            (Names{"main", "base$i64", "Type_method", "adder__apply"}));
  EXPECT_EQ(namesOf({function("main"), function("base$i64"), function("__vais_helper")}),
            (Names{"main", "base$i64", "__vais_helper"}));
}

TEST(FunctionNames, KeepTwoMainsApart) {
  EXPECT_EQ(namesOf({function("main"), function("vais_user_main")}),
            (Names{"main", "vais_user_main"}));
}

TEST(FunctionNames, PlaceVaisClosuresInTheFunctionThatContainsThem) {
  EXPECT_EQ(namesOf({hostFunction("main"), function("vais_user_main"), function("work"),
                     function("__vais_inline_closure3__apply")}),
            (Names{"main [host runtime]", "main", "work", "work.{closure 3}"}));
}

} // namespace
} // namespace vais::profiler::test
