/// Small profiles do not become gigabytes of names, of text, or of what a name stands for.

#include "runtime/report/formats/shared/ReportSize.h"

#include "runtime/report/formats/Report.h"
#include "runtime/report/model/ProfileAssembler.h"
#include "runtime/report/names/Demangling.h"
#include "runtime/report/store/ProfileReader.h"
#include "test/unit/report/ProfileBuilder.h"
#include "test/unit/report/SampleProfile.h"

#include <gtest/gtest.h>

namespace vais::profiler::test {
namespace {

/// Nests pairs of the previous name, so that each level doubles what the name stands for.
std::string doublingName(const std::string &innermost, const std::string &pair, int levels) {
  std::string name = "_Z1f1A" + innermost;
  const std::string digits = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ";
  for (int i = 0; i < levels; ++i) {
    const std::string last = std::string("S") + digits[static_cast<size_t>(i)] + '_';
    name +=
        "S_I" + pair.substr(0, pair.size() / 2) + last + last + pair.substr(pair.size() / 2) + 'E';
  }
  return name;
}

TEST(ReportSize, NamesThatStandForGigabytesStayAsTheyAre) {
  const std::string types = doublingName("IiiE", "", 30);
  EXPECT_LT(types.size(), 400u);
  EXPECT_EQ(demangle(types), types);
  const std::string packs = doublingName("IJEE", "JE", 30); // packs write nothing at all
  EXPECT_EQ(demangle(packs), packs);
  EXPECT_NE(demangle(doublingName("IiiE", "", 3)), doublingName("IiiE", "", 3));
}

TEST(ReportSize, NamesThatNestDeeplyStayAsTheyAre) {
  const std::string pointers = "_Z1f" + std::string(1 << 20, 'P') + 'i';
  EXPECT_EQ(demangle(pointers), pointers);
}

TEST(ReportSize, NamesOfOrdinaryLengthAreDemangled) {
  EXPECT_EQ(demangle("_ZNSt6vectorINSt7__cxx1112basic_stringIcSt11char_traitsIcESaIcEEESaIS5_EE12"
                     "emplace_backIJRKS5_EEERS5_DpOT_"),
            "std::__cxx11::basic_string<char, std::char_traits<char>, std::allocator<char> >& "
            "std::vector<std::__cxx11::basic_string<char, std::char_traits<char>, "
            "std::allocator<char> >, std::allocator<std::__cxx11::basic_string<char, "
            "std::char_traits<char>, std::allocator<char> > > "
            ">::emplace_back<std::__cxx11::basic_string<char, std::char_traits<char>, "
            "std::allocator<char> > const&>(std::__cxx11::basic_string<char, "
            "std::char_traits<char>, std::allocator<char> > const&)");
  EXPECT_EQ(demangle("_ZZN1a1bEvENKUlvE_clEv.constprop.0"),
            "a::b()::{lambda()#1}::operator()() const [.constprop.0]");
}

/// A text shared by hundreds of functions, each of which gets a copy of it.
TEST(ReportSize, SharedTextsAreNotCopiedWithoutEnd) {
  constexpr size_t kLength = size_t(1) << 18, kFunctions = 400;
  ProfileBuilder profile;
  const auto name = profile.text(std::string(kLength, 'x'));
  auto context = profile.root(profile.thread());
  for (uint32_t i = 0; i < kFunctions; ++i) {
    const auto function = profile.function("f", "m.vais", i);
    profile.at(function).name = name;
    context = profile.child(context, function, 1);
  }
  EXPECT_THROW(profile.read(), ProfileError);
}

/// Paths of a thousand functions with names of that length.
TEST(ReportSize, PathsAreNotWrittenWithoutEnd) {
  Profile snapshot;
  ProfileAssembler builder(snapshot);
  Index context = 0;
  for (int i = 0; i < 1000; ++i) {
    Function function;
    function.name = std::string(1000, 'x') + std::to_string(i);
    Edge edge;
    edge.from = context;
    edge.to = context = builder.child(context, builder.function(function));
    edge.calls = 1;
    builder.addEdge(edge);
  }
  ReportStyle style;
  style.value = findValue("calls");
  EXPECT_THROW(findReportFormat("folded")->write(snapshot, style), ProfileError);
  EXPECT_NO_THROW(findReportFormat("csv-edges")->write(snapshot, style));
}

} // namespace
} // namespace vais::profiler::test
