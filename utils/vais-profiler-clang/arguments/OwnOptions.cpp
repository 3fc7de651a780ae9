/// Recognises own options by their prefix, which clang uses for nothing.

#include "utils/vais-profiler-clang/arguments/OwnOptions.h"

#include <algorithm>
#include <sstream>
#include <stdexcept>

namespace vais::profiler {
namespace {

const std::string kOwnPrefix = "--vais-profiler-";
const std::string kOptimize = kOwnPrefix + "O2";
const std::string kCountEdges = kOwnPrefix + "pgo";
const std::string kCountAtomically = kCountEdges + "=atomic";
const std::string kUse = kOwnPrefix + "use=";
const std::string kDefaults = kOwnPrefix + "defaults=";

bool startsWith(const std::string &text, const std::string &start) {
  return text.compare(0, start.size(), start) == 0;
}

void applyOwn(const std::string &option, OwnOptions &options) {
  if (option == kOptimize)
    options.optimizesIr = true;
  else if (option == kCountEdges || option == kCountAtomically) {
    options.countsEdges = true;
    options.countsAtomically = option == kCountAtomically;
  } else if (startsWith(option, kUse) && option != kUse)
    options.profile = option.substr(kUse.size());
  else if (startsWith(option, kDefaults))
    options.defaults = option.substr(kDefaults.size());
  else
    throw std::runtime_error("expected " + kOptimize + ", " + kCountEdges + "[=atomic], " + kUse +
                             "FILE or " + kDefaults + "OPTIONS, found " + option);
}

} // namespace

OwnOptions takeOwnOptions(std::vector<std::string> &arguments, const char *variable) {
  OwnOptions options;
  std::istringstream words(variable ? variable : "");
  for (std::string word; words >> word;)
    applyOwn(word, options);
  const auto end = std::find(arguments.begin(), arguments.end(), "--");
  for (auto argument = arguments.begin(); argument != end; ++argument)
    if (startsWith(*argument, kOwnPrefix))
      applyOwn(*argument, options);
  if (options.countsEdges && !options.profile.empty())
    throw std::runtime_error("expected " + kCountEdges + " to make a profile or " + kUse +
                             "FILE to use it, found both");
  arguments.erase(
      std::remove_if(arguments.begin(), end,
                     [](const std::string &argument) { return startsWith(argument, kOwnPrefix); }),
      end);
  return options;
}

} // namespace vais::profiler
