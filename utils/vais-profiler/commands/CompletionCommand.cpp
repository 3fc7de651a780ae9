/// vais-profiler completion: scripts for shells, generated from the definitions of the commands.

#include "runtime/report/formats/text/FunctionTable.h"
#include "utils/vais-profiler/commands/Commands.h"
#include "utils/vais-profiler/run/EventNames.h"

#include <algorithm>
#include <cstdio>
#include <fmt/format.h>

namespace vais::profiler {
namespace {

constexpr const char *kShells = "bash zsh fish";

/// The options of vais-profiler-clang that clang does not know.
constexpr const char *kWrapperOptions = "--help-vais-profiler --version-vais-profiler "
                                        "--vais-profiler-O2 --vais-profiler-defaults=";

std::vector<std::string> namesOf(const CLI::Option &option) {
  std::vector<std::string> names;
  for (const std::string &name : option.get_snames())
    names.push_back('-' + name);
  for (const std::string &name : option.get_lnames())
    names.push_back("--" + name);
  return names;
}

/// Returns the values that are known of an option: those that its type lists as "a|b", where a word
/// in capital letters stands for others, columns, or events.
std::vector<std::string> choicesOf(const CLI::Option &option) {
  const std::string type = option.get_type_name();
  if (type == "EVENTS" || type == "EVENT@PERIOD")
    return eventNames();
  if (type == "NAMES")
    return columnNames();
  if (type.find('|') == std::string::npos)
    return {};
  std::vector<std::string> choices = CLI::detail::split(type, '|');
  choices.erase(std::remove(choices.begin(), choices.end(), "EVENT"), choices.end());
  return choices;
}

/// Returns the type without the ranges that CLI11 appends ("N:POSITIVE"), which zsh takes for an
/// action.
std::string typeOf(const std::string &name) { return name.substr(0, name.find(':')); }

std::vector<const CLI::Option *> optionsOf(const CLI::App &command) {
  return command.get_options([](const CLI::Option *option) { return option->nonpositional(); });
}

std::string joined(const std::vector<std::string> &words) { return CLI::detail::join(words, " "); }

/// Returns the first sentence, without characters that have a meaning between quotes in shells.
std::string summary(const std::string &text) {
  std::string result;
  for (const char byte : text.substr(0, text.find_first_of(".:;\n")))
    if (std::string("'\"[]`$\\").find(byte) == std::string::npos)
      result += byte;
  return result;
}

std::string bashScript(const CLI::App &app) {
  std::string names, cases;
  for (const CLI::App *command : app.get_subcommands({})) {
    names += (names.empty() ? "" : " ") + command->get_name();
    std::string words;
    std::string values;
    for (const CLI::Option *option : optionsOf(*command)) {
      words += (words.empty() ? "" : " ") + joined(namesOf(*option));
      if (const auto choices = choicesOf(*option); !choices.empty())
        values += fmt::format("        {}) words='{}' ;;\n",
                              CLI::detail::join(namesOf(*option), "|"), joined(choices));
    }
    cases += fmt::format("    {})\n      words='{}'\n      case $previous in\n{}        *) ;;\n"
                         "      esac\n      ;;\n",
                         command->get_name(), words, values);
  }
  return fmt::format(
      "_vais_profiler() {{\n"
      "  local word=${{COMP_WORDS[COMP_CWORD]}} words=\n"
      "  local previous=${{COMP_WORDS[COMP_CWORD-1]}}\n"
      "  if [ \"$COMP_CWORD\" -eq 1 ]; then\n"
      "    mapfile -t COMPREPLY < <(compgen -W '{} --help --version' -- \"$word\")\n"
      "    return\n"
      "  fi\n"
      "  if [ \"$COMP_CWORD\" -eq 2 ] && [ \"${{COMP_WORDS[1]}}\" = completion ]; then\n"
      "    mapfile -t COMPREPLY < <(compgen -W '{} --help' -- \"$word\")\n"
      "    return\n"
      "  fi\n"
      "  case ${{COMP_WORDS[1]}} in\n{}  esac\n"
      "  if [[ $word == -* || $words != -* ]]; then\n"
      "    mapfile -t COMPREPLY < <(compgen -W \"$words\" -- \"$word\")\n"
      "  fi\n"
      "}}\n"
      "complete -o default -F _vais_profiler vais-profiler\n"
      // The wrapper asks its clang, which completes its own options.
      "_vais_profiler_clang() {{\n"
      "  local word=${{COMP_WORDS[COMP_CWORD]}}\n"
      "  if [[ $word == -* ]]; then\n"
      "    mapfile -t COMPREPLY < <(compgen -W \"{} $(\"${{COMP_WORDS[0]}}\" "
      "--autocomplete=\"$word\" 2>/dev/null | cut -f 1)\" -- \"$word\")\n"
      "  fi\n"
      "}}\n"
      "complete -o default -F _vais_profiler_clang vais-profiler-clang "
      "vais-profiler-clang++\n",
      names, kShells, cases, kWrapperOptions);
}

std::string zshScript(const CLI::App &app) {
  std::string commands, cases;
  for (const CLI::App *command : app.get_subcommands({})) {
    commands +=
        fmt::format("    '{}:{}'\n", command->get_name(), summary(command->get_description()));
    std::string arguments;
    for (const CLI::Option *option : optionsOf(*command))
      for (const std::string &name : namesOf(*option)) {
        const auto choices = choicesOf(*option);
        const std::string value = option->get_expected_max() == 0 ? ""
                                  : choices.empty()
                                      ? ":" + typeOf(option->get_type_name()) + ":_files"
                                      : fmt::format(":value:({})", joined(choices));
        arguments +=
            fmt::format(" \\\n        '{}[{}]{}'", name, summary(option->get_description()), value);
      }
    cases += fmt::format(
        "    {})\n      _arguments{} \\\n        '*:file:{}'\n      ;;\n", command->get_name(),
        arguments, command->get_name() == "completion" ? fmt::format("({})", kShells) : "_files");
  }
  return fmt::format("#compdef vais-profiler vais-profiler-clang vais-profiler-clang++\n"
                     "_vais_profiler() {{\n"
                     "  if [[ $service == vais-profiler-clang* ]]; then\n"
                     "    compadd -- {} ${{(f)\"$($words[1] --autocomplete=$PREFIX 2>/dev/null | "
                     "cut -f 1)\"}}\n"
                     "    _files\n"
                     "    return\n"
                     "  fi\n"
                     "  local -a commands=(\n{}  )\n"
                     "  if (( CURRENT == 2 )); then\n"
                     "    _describe command commands\n"
                     "    return\n"
                     "  fi\n"
                     "  local name=$words[2]\n"
                     "  shift words\n"
                     "  (( CURRENT-- ))\n"
                     "  case $name in\n{}  esac\n"
                     "}}\n"
                     "compdef _vais_profiler vais-profiler vais-profiler-clang "
                     "vais-profiler-clang++\n",
                     kWrapperOptions, commands, cases);
}

std::string fishScript(const CLI::App &app) {
  std::string text = fmt::format(
      "complete -c vais-profiler -n '__fish_seen_subcommand_from completion' -f -a '{}'\n"
      "complete -c vais-profiler -n __fish_use_subcommand -l version\n",
      kShells);
  for (const char *wrapper : {"vais-profiler-clang", "vais-profiler-clang++"})
    text += fmt::format("complete -c {0} -a '{1} ({0} --autocomplete=(commandline -ct) "
                        "2>/dev/null)'\n",
                        wrapper, kWrapperOptions);
  for (const CLI::App *command : app.get_subcommands({})) {
    text += fmt::format("complete -c vais-profiler -n __fish_use_subcommand -f -a {} -d '{}'\n",
                        command->get_name(), summary(command->get_description()));
    for (const CLI::Option *option : optionsOf(*command)) {
      text += fmt::format("complete -c vais-profiler -n '__fish_seen_subcommand_from {}'",
                          command->get_name());
      for (const std::string &name : option->get_snames())
        text += " -s " + name;
      for (const std::string &name : option->get_lnames())
        text += " -l " + name;
      if (const auto choices = choicesOf(*option); !choices.empty())
        text += fmt::format(" -x -a '{}'", joined(choices));
      else if (option->get_expected_max() > 0)
        text += " -r";
      text += fmt::format(" -d '{}'\n", summary(option->get_description()));
    }
  }
  return text;
}

} // namespace

void addCompletionCommand(CLI::App &app) {
  CLI::App *command = app.add_subcommand(
      "completion", "Prints the script that completes command lines in a shell.");
  command
      ->add_option_function<std::string>(
          "SHELL",
          [&app](const std::string &shell) {
            const std::string script = shell == "bash"  ? bashScript(app)
                                       : shell == "zsh" ? zshScript(app)
                                                        : fishScript(app);
            std::fputs(script.c_str(), stdout);
          },
          "bash, zsh or fish")
      ->required()
      ->type_name("")
      ->check(CLI::IsMember({"bash", "zsh", "fish"}));
  command->footer("Examples:\n  source <(vais-profiler completion bash)");
}

} // namespace vais::profiler
