/// Reads options, which have the form key=value:key=value, with "\:" for a ':' inside
/// a value.

#include "runtime/session/options/Options.h"

#include "runtime/session/options/NearestWord.h"

namespace vais::profiler {

Options gOptions = {};

namespace {

using Word = FixedText<64>;
using Line = FixedText<512>;

enum class Kind { Text, Number, Percent, Choice };

constexpr unsigned kMostChoices = 8;

/// A row of Options.def, and the place for its value.
struct Option {
  const char *key;
  Kind kind;
  void *value;
  uint64_t minimum;
  uint64_t maximum;
  Word choices[kMostChoices];
  unsigned choiceCount;
};

/// Splits "none, sampled, exact" into words.
unsigned splitChoices(const char *list, Word *choices) {
  unsigned count = 1;
  for (; *list; ++list)
    if (*list == ',')
      ++count;
    else if (*list != ' ')
      choices[count - 1].append(*list);
  return count;
}

Option textOption(const char *key, PathText &value) {
  return {key, Kind::Text, &value, 0, 0, {}, 0};
}

Option numberOption(const char *key, uint64_t &value, uint64_t minimum, uint64_t maximum) {
  return {key, Kind::Number, &value, minimum, maximum, {}, 0};
}

/// The value is in hundredths of a percent.
Option percentOption(const char *key, uint64_t &value) {
  return {key, Kind::Percent, &value, 0, 10000, {}, 0};
}

template <class Choice> Option choiceOption(const char *key, Choice &value, const char *choices) {
  static_assert(sizeof(Choice) == sizeof(uint32_t));
  Option option = {key, Kind::Choice, &value, 0, 0, {}, 0};
  option.choiceCount = splitChoices(choices, option.choices);
  return option;
}

struct Parser {
  Option *options;
  unsigned count;
  const char *origin;
  void (*complain)(const char *line);

  void complainOfKey(const char *key) const {
    NearestWord nearest{key};
    for (unsigned i = 0; i < count; ++i)
      nearest.consider(options[i].key);
    Line line;
    line.append(origin).append(": unknown option '").append(key);
    line.append("'; did you mean '").append(nearest.found).append("'?");
    complain(line.c_str());
  }

  void setChoice(Option &option, const char *value) const {
    NearestWord nearest{value};
    for (unsigned i = 0; i < option.choiceCount; ++i) {
      const Word &choice = option.choices[i];
      if (textEquals(value, choice.c_str(), choice.size())) {
        *static_cast<uint32_t *>(option.value) = i;
        return;
      }
      nearest.consider(choice.c_str());
    }
    Line line;
    line.append(origin).append(": ").append(option.key).append(": unknown value '");
    line.append(value).append("'; did you mean '").append(nearest.found).append("'?");
    complain(line.c_str());
  }

  void setNumber(Option &option, const char *value) const {
    uint64_t number = 0;
    const char *digit = value;
    for (; *digit >= '0' && *digit <= '9' && number <= option.maximum; ++digit)
      number = number * 10 + static_cast<uint64_t>(*digit - '0');
    if (digit != value && !*digit && number >= option.minimum && number <= option.maximum) {
      *static_cast<uint64_t *>(option.value) = number;
      return;
    }
    Line line;
    line.append(origin).append(": ").append(option.key).append(": expected a number from ");
    line.appendNumber(option.minimum).append(" to ").appendNumber(option.maximum);
    line.append(", found '").append(value).append("'");
    complain(line.c_str());
  }

  /// Reads "1", "1%" or "0.25%".
  void setPercent(Option &option, const char *value) const {
    uint64_t hundredths = 0;
    unsigned places = 0;
    bool hasPoint = false, hasDigit = false;
    const char *next = value;
    for (; hundredths <= option.maximum; ++next) {
      if (*next == '.' && !hasPoint) {
        hasPoint = true;
      } else if (*next >= '0' && *next <= '9' && places < 2) {
        hundredths = hundredths * 10 + static_cast<uint64_t>(*next - '0');
        places += hasPoint;
        hasDigit = true;
      } else {
        break;
      }
    }
    for (; places < 2; ++places)
      hundredths *= 10;
    next += *next == '%';
    if (hasDigit && !*next && hundredths <= option.maximum) {
      *static_cast<uint64_t *>(option.value) = hundredths;
      return;
    }
    Line line;
    line.append(origin).append(": ").append(option.key);
    line.append(": expected a percentage like 1% or 0.25%, found '").append(value).append("'");
    complain(line.c_str());
  }

  void setText(Option &option, const char *value) const {
    auto &text = *static_cast<PathText *>(option.value);
    if (*value) {
      text = PathText();
      text.append(value);
      return;
    }
    Line line;
    line.append(origin).append(": ").append(option.key).append(": expected a value");
    complain(line.c_str());
  }

  void set(const char *key, const char *value) const {
    for (unsigned i = 0; i < count; ++i) {
      Option &option = options[i];
      if (!textEquals(key, option.key, textLength(option.key)))
        continue;
      if (option.kind == Kind::Choice)
        return setChoice(option, value);
      if (option.kind == Kind::Percent)
        return setPercent(option, value);
      return option.kind == Kind::Number ? setNumber(option, value) : setText(option, value);
    }
    complainOfKey(key);
  }
};

/// Reads up to an unescaped ':' or the end. Returns the text that follows.
const char *readValue(const char *text, PathText &value) {
  for (; *text && *text != ':'; ++text) {
    if (*text == '\\' && text[1])
      ++text;
    value.append(*text);
  }
  return *text ? text + 1 : text;
}

} // namespace

void setDefaultOptions(Options &options) {
#define VAIS_PROFILER_OPTION_TEXT(key, initial, help) options.key.append(initial);
#define VAIS_PROFILER_OPTION_NUMBER(key, initial, minimum, maximum, help)
#define VAIS_PROFILER_OPTION_PERCENT(key, initial, help)
#define VAIS_PROFILER_OPTION_CHOICE(key, initial, help, ...)
#include "contracts/Options.def"
}

void addOptions(const char *text, const char *origin, Options &options,
                void (*complain)(const char *line)) {
  Option table[] = {
#define VAIS_PROFILER_OPTION_TEXT(key, initial, help) textOption(#key, options.key),
#define VAIS_PROFILER_OPTION_NUMBER(key, initial, minimum, maximum, help)                          \
  numberOption(#key, options.key, minimum, maximum),
#define VAIS_PROFILER_OPTION_PERCENT(key, initial, help) percentOption(#key, options.key),
#define VAIS_PROFILER_OPTION_CHOICE(key, initial, help, ...)                                       \
  choiceOption(#key, options.key, #__VA_ARGS__),
#include "contracts/Options.def"
  };
  const Parser parser = {table, sizeof table / sizeof *table, origin, complain};
  while (text && *text) {
    FixedText<64> key;
    while (*text && *text != '=' && *text != ':')
      key.append(*text++);
    PathText value;
    if (*text == '=')
      ++text;
    text = readValue(text, value);
    if (key.size() || value.size())
      parser.set(key.c_str(), value.c_str());
  }
}

} // namespace vais::profiler
