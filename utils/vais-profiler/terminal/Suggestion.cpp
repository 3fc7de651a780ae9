/// Compares words by their Levenshtein distance.

#include "utils/vais-profiler/terminal/Suggestion.h"

#include <CLI/CLI.hpp>
#include <algorithm>
#include <numeric>

namespace vais::profiler {
namespace {

size_t distance(const std::string &a, const std::string &b) {
  std::vector<size_t> row(b.size() + 1);
  std::iota(row.begin(), row.end(), 0);
  for (size_t i = 1; i <= a.size(); ++i) {
    size_t diagonal = row[0];
    row[0] = i;
    for (size_t j = 1; j <= b.size(); ++j) {
      const size_t substituted = diagonal + (a[i - 1] != b[j - 1]);
      diagonal = row[j];
      row[j] = std::min({substituted, row[j] + 1, row[j - 1] + 1});
    }
  }
  return row[b.size()];
}

std::vector<std::string> commandNames(const CLI::App &app) {
  std::vector<std::string> names;
  for (const CLI::App *command : app.get_subcommands({}))
    names.push_back(command->get_name());
  return names;
}

bool contains(const std::vector<std::string> &words, const std::string &word) {
  return std::find(words.begin(), words.end(), word) != words.end();
}

} // namespace

std::string suggestion(const std::string &word, const std::vector<std::string> &candidates) {
  constexpr size_t kFarthest = 3;
  std::string nearest;
  size_t least = std::min(kFarthest, word.size() / 2) + 1;
  for (const std::string &candidate : candidates)
    if (const size_t far = distance(word, candidate); far < least) {
      least = far;
      nearest = candidate;
    }
  return nearest.empty() ? "" : "; did you mean " + nearest + '?';
}

std::vector<std::string> optionNames(const CLI::App &command) {
  std::vector<std::string> names;
  for (const CLI::Option *option : command.get_options()) {
    for (const std::string &name : option->get_snames())
      names.push_back('-' + name);
    for (const std::string &name : option->get_lnames())
      names.push_back("--" + name);
  }
  return names;
}

std::string explain(const CLI::App &app, const std::vector<std::string> &arguments,
                    const std::string &message) {
  const std::vector<std::string> commands = commandNames(app);
  if (arguments.empty())
    return "expected a command (" + CLI::detail::join(commands, ", ") + "), found none";
  const bool isCommand = contains(commands, arguments[0]);
  if (!isCommand && arguments[0][0] != '-')
    return "expected a command (" + CLI::detail::join(commands, ", ") + "), found " + arguments[0] +
           suggestion(arguments[0], commands);
  const std::vector<std::string> options =
      optionNames(isCommand ? *app.get_subcommand(arguments[0]) : app);
  for (size_t i = isCommand; i < arguments.size(); ++i) {
    const std::string word = arguments[i].substr(0, arguments[i].find('='));
    if (word.size() > 1 && word[0] == '-' && !contains(options, word) &&
        !contains(options, word.substr(0, 2))) // a short option may include its value
      return (isCommand ? arguments[0] + ": " : "") + "expected an option, found " + word +
             suggestion(word, options);
  }
  return message;
}

} // namespace vais::profiler
