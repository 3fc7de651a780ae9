/// Both functions place every context of their input and then the edges.

#include "runtime/report/transform/Grouping.h"

#include "runtime/report/transform/CodePaths.h"
#include "runtime/report/transform/Rearrangement.h"

#include <string>

namespace vais::profiler {
namespace {

/// No linker allows a function with such a name.
constexpr const char *kThreadPrefix = "thread ", *kFibrePrefix = "fibre ";
constexpr const char *kNoFile = "[no source file]";

/// Returns a text like "thread 2 (worker, 4711)": its position, and its name and number if known.
std::string threadText(size_t place, const Profile &thread) {
  std::string text = (thread.fibres ? kFibrePrefix : kThreadPrefix) + std::to_string(place);
  if (thread.threadTotals.size() != 1 || thread.threadTotals[0].id == 0)
    return text;
  const ThreadTotals &totals = thread.threadTotals[0];
  return text + " (" + (totals.name.empty() ? "" : totals.name + ", ") + std::to_string(totals.id) +
         ")";
}

Function fileFunction(const Profile &profile, const Function &function) {
  Function file;
  file.name = function.file.empty() ? kNoFile : function.file;
  file.isSampled = function.isSampled;
  const bool isOfProgram = !function.isSampled || (function.isInlined && function.object == kNone);
  if (!isOfProgram)
    return sampledFunction(profile, function.object);
  file.file = function.file;
  file.isHostRuntime = function.isHostRuntime;
  return file;
}

/// Places the contexts of `from` below `top`; a context of function f gets the function
/// functions[f].
void place(Rearrangement &result, const Profile &from, Index top,
           const std::vector<Index> &functions) {
  ProfileAssembler &builder = result.builder();
  std::vector<Index> places{top};
  for (size_t i = 1; i < from.contexts.size(); ++i) {
    const Context &context = from.contexts[i];
    const Index function = functions[context.function];
    places.push_back(context.isFlat ? builder.flat(function)
                                    : builder.child(places[context.parent], function));
    result.addOwn(places[i], from, context);
  }
  result.addSites(from, places);
  result.addCode(from, places);
  for (Edge edge : from.edges) {
    edge.from = places[edge.from];
    edge.to = places[edge.to];
    builder.addEdge(edge);
  }
  for (CallLine calls : from.callLines) {
    calls.from = places[calls.from];
    calls.to = places[calls.to];
    builder.addCallLine(calls);
  }
}

} // namespace

Profile groupByFile(const Profile &profile) {
  Rearrangement result(profile);
  std::vector<Index> files;
  for (const Function &function : profile.functions)
    files.push_back(result.builder().function(fileFunction(profile, function)));
  place(result, profile, 0, files);
  return result.finish();
}

Profile groupByThread(const Profile &whole, const std::vector<Profile> &threads) {
  Rearrangement result(whole);
  for (size_t i = 0; i < threads.size(); ++i) {
    ProfileAssembler &builder = result.builder();
    Function thread;
    thread.name = threadText(i + 1, threads[i]);
    const Index top = builder.child(0, builder.function(thread));
    std::vector<Index> functions;
    for (const Function &function : threads[i].functions)
      functions.push_back(builder.function(function));
    place(result, threads[i], top, functions);
    builder.addDurations(threads[i].durations, functions);
  }
  return result.finish();
}

bool isThread(const Function &function) {
  return function.file.empty() &&
         (function.name.rfind(kThreadPrefix, 0) == 0 || function.name.rfind(kFibrePrefix, 0) == 0);
}

} // namespace vais::profiler
