/// Splits sources into words and signs, and follows braces.

#include "utils/vais-profiler/vais/VaisSource.h"

#include "contracts/VaisSymbols.h"
#include "runtime/report/names/OnlyCallers.h"
#include "runtime/report/names/VaisNames.h"
#include "utils/vais-profiler/terminal/CommandError.h"

#include <algorithm>
#include <cctype>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <sys/stat.h>

namespace vais::profiler {
namespace fs = std::filesystem;
namespace {

struct Token {
  std::string text; ///< an identifier or number, or a single character
  uint32_t line;
};

bool isOfWord(char c) { return std::isalnum(static_cast<unsigned char>(c)) || c == '_'; }

bool isWord(const Token &token) { return isOfWord(token.text[0]); }

/// Returns the tokens of a source without comments (# to the end of the line); of a text there is
/// one quote.
std::vector<Token> tokensOf(const std::string &source) {
  std::vector<Token> tokens;
  uint32_t line = 1;
  for (size_t i = 0; i < source.size(); ++i) {
    const char c = source[i];
    if (c == '\n') {
      ++line;
    } else if (c == '#') {
      i = std::min(source.find('\n', i), source.size()) - 1;
    } else if (c == '"') {
      tokens.push_back({"\"", line});
      for (++i; i < source.size() && source[i] != '"'; ++i) {
        line += source[i] == '\n';
        i += source[i] == '\\';
      }
    } else if (isOfWord(c)) {
      size_t end = i;
      while (end < source.size() && isOfWord(source[end]))
        ++end;
      tokens.push_back({source.substr(i, end - i), line});
      i = end - 1;
    } else if (!std::isspace(static_cast<unsigned char>(c))) {
      tokens.push_back({std::string(1, c), line});
    }
  }
  return tokens;
}

/// Finds functions in the tokens of a source.
class FunctionFinder {
public:
  FunctionFinder(std::string file, const std::vector<Token> &tokens)
      : file_(std::move(file)), tokens_(tokens) {}

  std::multimap<std::string, VaisFunction> find();

private:
  bool is(size_t at, const char *text) const {
    return at < tokens_.size() && tokens_[at].text == text;
  }
  bool isName(size_t at) const { return at < tokens_.size() && isWord(tokens_[at]); }
  std::string typeOfImpl(size_t at) const;
  bool beginsClosure(size_t at) const;
  void beginFunction(size_t at);

  std::string file_;
  const std::vector<Token> &tokens_;
  std::multimap<std::string, VaisFunction> functions_;
  std::string type_, nextType_;      ///< of the impl block here, and of one about to begin
  size_t depth_ = 0, typeDepth_ = 0; ///< braces that are open, and those within the impl block
  VaisFunction *function_ = nullptr; ///< the one that began last
};

/// Returns the type for which the block at `impl` is: Counter for "impl Counter {" and for
/// "impl Show for Counter {", whatever its parameters.
std::string FunctionFinder::typeOfImpl(size_t at) const {
  std::string type;
  size_t angles = 0;
  const auto isEnd = [&](size_t i) {
    return is(i, "{") || is(i, "}") || is(i, "impl") || is(i, "fn");
  };
  for (++at; at < tokens_.size() && !isEnd(at); ++at) {
    angles += is(at, "<");
    angles -= is(at, ">") && angles > 0;
    if (angles == 0 && isName(at) && (type.empty() || is(at - 1, "for")) && !is(at, "for"))
      type = tokens_[at].text;
  }
  return type;
}

/// Returns whether "||", "|x|" or "|x, y|" stands here, where no operator can stand. Rather too
/// many closures are found than too few: where there are several, none is mistaken for another.
bool FunctionFinder::beginsClosure(size_t at) const {
  if (!is(at, "|") || at == 0)
    return false;
  const bool isAfterValue = (isName(at - 1) && !is(at - 1, "return")) || is(at - 1, ")") ||
                            is(at - 1, "]") || is(at - 1, "\"");
  return !isAfterValue;
}

void FunctionFinder::beginFunction(size_t at) {
  const std::string &name = tokens_[at + 1].text;
  const bool isMethod = !type_.empty();
  function_ =
      &functions_
           .emplace(isMethod ? type_ + '_' + name : name,
                    VaisFunction{isMethod ? type_ + '.' + name : name, file_, tokens_[at].line, {}})
           ->second;
}

std::multimap<std::string, VaisFunction> FunctionFinder::find() {
  for (size_t i = 0; i < tokens_.size(); ++i) {
    if (is(i, "impl") && depth_ == 0) {
      nextType_ = typeOfImpl(i);
    } else if (is(i, "trait") && depth_ == 0) {
      nextType_ = "trait"; // a word that no type has: what stands there is no function
    } else if (is(i, "{")) {
      if (!nextType_.empty()) {
        type_ = nextType_;
        typeDepth_ = depth_;
        nextType_.clear();
      }
      ++depth_;
    } else if (is(i, "}")) {
      depth_ -= depth_ > 0;
      if (!type_.empty() && depth_ == typeDepth_)
        type_.clear();
    } else if (is(i, "fn") && isName(i + 1) && (is(i + 2, "(") || is(i + 2, "<"))) {
      beginFunction(i);
    } else if (function_ && depth_ > 0 && beginsClosure(i)) {
      function_->closures.push_back(tokens_[i].line);
      for (++i; i < tokens_.size() && !is(i, "|");) // to the end of its parameters
        ++i;
    }
  }
  return std::move(functions_);
}

std::string placeOfClosure(const VaisFunction &function) {
  return function.name + ".{closure " + fs::path(function.file).filename().string() + ':' +
         std::to_string(function.closures[0]) + '}';
}

/// Returns whether debug information names no file, or one that a Vais compiler made.
bool isWithoutPlace(const Function &function) {
  const std::string end = "-direct.c";
  return function.file.empty() ||
         (function.file.size() >= end.size() &&
          function.file.compare(function.file.size() - end.size(), end.size(), end) == 0);
}

/// Returns the part of a symbol that the source contains.
std::string symbolInSource(const Function &function) {
  if (function.name == kVaisUserMain)
    return "main";
  return function.name.substr(0, function.name.find('$'));
}

} // namespace

VaisSource::VaisSource(const std::string &path) {
  std::error_code error;
  if (!fs::is_directory(path, error)) {
    addFile(path);
    return;
  }
  fs::recursive_directory_iterator entry(path, fs::directory_options::skip_permission_denied,
                                         error);
  for (; entry != fs::recursive_directory_iterator(); entry.increment(error))
    if (entry->path().extension() == ".vais" && entry->is_regular_file(error))
      addFile(entry->path().string());
  if (functions_.empty())
    throw CommandError(path + ": expected a folder with Vais sources, found no function in any");
}

void VaisSource::addFile(const std::string &path) {
  std::error_code error;
  std::ifstream file;
  if (fs::is_regular_file(path, error)) // asked first: to open a pipe is to wait for a writer
    file.open(path, std::ios::binary);
  if (!file.is_open())
    throw CommandError(path + ": expected a Vais source or a folder of them, found none");
  const std::string text{std::istreambuf_iterator<char>(file), {}};
  const std::vector<Token> tokens = tokensOf(text);
  functions_.merge(FunctionFinder(fs::absolute(path).lexically_normal().string(), tokens).find());
}

const VaisFunction *VaisSource::find(const std::string &symbol) const {
  return functions_.count(symbol) == 1 ? &functions_.find(symbol)->second : nullptr;
}

/// Returns the function that contains a closure, or null if that is not known. A closure that a
/// function returns is called after it; one with a number stands in the function that calls it.
const VaisFunction *VaisSource::findAround(const Profile &profile, Index closure,
                                           Index caller) const {
  const std::string end(kVaisClosureSuffix);
  const std::string &symbol = profile.functions[closure].name;
  if (!vaisClosure(symbol).empty())
    return caller == kNone ? nullptr : find(symbolInSource(profile.functions[caller]));
  if (symbol.size() > end.size() &&
      symbol.compare(symbol.size() - end.size(), end.size(), end) == 0)
    return find(symbol.substr(0, symbol.size() - end.size()));
  return nullptr;
}

void VaisSource::locate(Profile &profile) const {
  const std::vector<Index> callers = onlyCallers(profile);
  std::map<const VaisFunction *, std::vector<Index>> closures; // by the function around them
  const bool hasHost = hasVaisHost(profile);
  for (Index i = 0; i < profile.functions.size(); ++i) {
    Function &function = profile.functions[i];
    const bool isHostMain = hasHost && function.name == "main";
    if (function.isRegion || function.isSampled || isHostMain || !isWithoutPlace(function) ||
        vaisPartOf(function) != VaisPart::Program)
      continue;
    const std::string symbol = symbolInSource(function);
    const VaisFunction *known = find(symbol);
    if (!known) {
      if (const VaisFunction *around = findAround(profile, i, callers[i]))
        closures[around].push_back(i);
      continue;
    }
    function.file = known->file;
    function.line = known->line;
    if (known->name != symbol && function.name == symbol)
      function.sourceName = known->name;
  }
  for (const auto &[around, inside] : closures) {
    if (around->closures.size() != 1 || inside.size() != 1)
      continue; // it is not known which one this is
    Function &function = profile.functions[inside[0]];
    function.sourceName = placeOfClosure(*around);
    function.file = around->file;
    function.line = around->closures[0];
  }
}

std::string sourceBeside(const std::string &file, const Profile &profile) {
  fs::path path = file;
  if (path.extension() != ".vprof" || profile.programs.empty() || !isVaisProgram(profile))
    return "";
  path.replace_extension();
  const std::string number = path.extension().string();
  if (number.size() > 1 && number.find_first_not_of("0123456789", 1) == std::string::npos)
    path.replace_extension();
  path += ".vais";
  struct stat status = {};
  if (stat(path.c_str(), &status) != 0 || !S_ISREG(status.st_mode))
    return "";
  const uint64_t changed = static_cast<uint64_t>(status.st_mtim.tv_sec) * 1000000000 +
                           static_cast<uint64_t>(status.st_mtim.tv_nsec);
  return changed < profile.programs[0].startedAt ? path.string() : "";
}

} // namespace vais::profiler
