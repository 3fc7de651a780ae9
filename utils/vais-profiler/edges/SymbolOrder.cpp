/// Orders functions. A context is made at the first call of its function by its path, so that a
/// thread's list of contexts has the functions in the order of their first calls.

#include "utils/vais-profiler/edges/SymbolOrder.h"

#include "runtime/report/model/Reading.h"
#include "runtime/report/read/ProfileImage.h"
#include "runtime/report/store/ProfileReader.h"
#include "runtime/report/totals/Totals.h"

#include <algorithm>
#include <map>
#include <set>

namespace vais::profiler {
namespace {

/// The first structure of a list, and those behind it, in the order in which they were made: lists
/// lead from the newest to the oldest.
template <class T, class Next>
std::vector<T> oldestFirst(ProfileImage &image, format::Address<T> newest, Next next) {
  std::vector<T> all;
  while (newest.value) {
    const auto each = image.take(newest);
    if (!each)
      break;
    all.push_back(*each);
    newest = next(*each);
  }
  std::reverse(all.begin(), all.end());
  return all;
}

/// Symbols in the order in which they were added, each once.
class Order {
public:
  void add(const std::string &symbol) {
    const bool isLine = symbol.find_first_of("\r\n") == std::string::npos;
    if (isLine && !symbol.empty() && known_.insert(symbol).second)
      text_ += symbol + '\n';
  }
  const std::string &text() const { return text_; }

private:
  std::set<std::string> known_;
  std::string text_;
};

void addFirstCalls(const std::string &file, Order &order) {
  ProfileImage image(file);
  if (image.header().features & format::kHasTrace)
    image.fail("a profile with calling contexts", "a trace");
  const auto threads = oldestFirst(image, image.header().threads,
                                   [](const format::Thread &thread) { return thread.next; });
  std::map<uint64_t, std::string> names; // by address
  for (const format::Thread &thread : threads)
    for (const format::Context &context : oldestFirst(
             image, thread.contexts, [](const format::Context &each) { return each.previous; })) {
      const auto known = names.find(context.function.value);
      if (!context.function.value || known != names.end())
        continue;
      const auto function = image.load(context.function);
      const bool isCode =
          function && !(function->flags & (format::kFunctionIsSite | format::kFunctionIsRegion));
      const auto name = isCode ? image.text(function->name) : std::nullopt;
      names[context.function.value] = name.value_or("");
      order.add(name.value_or(""));
    }
}

void addByHeat(const std::vector<std::string> &files, Order &order) {
  std::map<std::string, uint64_t> calls;
  for (const std::string &file : files) {
    const Profile profile = readProfile(file);
    for (const FunctionTotals &total : functionTotals(profile))
      if (const Function &function = profile.functions[total.function]; !function.isRegion)
        calls[function.name] += total.calls;
  }
  std::vector<std::pair<std::string, uint64_t>> sorted(calls.begin(), calls.end());
  std::stable_sort(sorted.begin(), sorted.end(),
                   [](const auto &a, const auto &b) { return a.second > b.second; });
  for (const auto &[name, count] : sorted)
    if (count)
      order.add(name);
}

} // namespace

std::string symbolOrder(const std::vector<std::string> &files, OrderBy by) {
  Order order;
  if (by == OrderBy::Heat)
    addByHeat(files, order);
  else
    for (const std::string &file : files)
      addFirstCalls(file, order);
  return order.text();
}

} // namespace vais::profiler
