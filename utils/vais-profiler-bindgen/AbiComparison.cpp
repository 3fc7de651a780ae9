#include "utils/vais-profiler-bindgen/AbiComparison.h"

#include <algorithm>
#include <nlohmann/json.hpp>

namespace vais::profiler {
namespace {

using Json = nlohmann::ordered_json;

class AbiComparison {
public:
  std::vector<std::string> compare(const Json &released, const Json &now) {
    same("target", released, now, "target");
    forEach("function", "functions", released, now, &AbiComparison::compareFunction);
    forEach("callback", "callbacks", released, now, &AbiComparison::compareFunction);
    forEach("struct", "structs", released, now, &AbiComparison::compareStruct);
    forEach("enum", "enums", released, now, &AbiComparison::compareEnum);
    forEach("constant", "constants", released, now, &AbiComparison::compareConstant);
    return std::move(breaks_);
  }

private:
  using Compare = void (AbiComparison::*)(const std::string &, const Json &, const Json &);

  void forEach(const char *what, const char *kind, const Json &released, const Json &now,
               Compare compareTwo) {
    for (const auto &[name, before] : released.at(kind).items()) {
      if (now.at(kind).contains(name))
        (this->*compareTwo)(name, before, now.at(kind).at(name));
      else
        add(name, std::string("the ") + what + " is gone");
    }
  }

  void compareFunction(const std::string &name, const Json &before, const Json &after) {
    same(name, before, after, "result");
    const Json &old = before.at("parameters");
    const Json &fresh = after.at("parameters");
    if (old.size() != fresh.size())
      return expected(name, "parameters", old.size(), fresh.size());
    for (size_t i = 0; i < old.size(); ++i)
      if (!isSameOrMoreConst(old[i].at("type"), fresh[i].at("type")))
        expected(name, "type of parameter " + std::to_string(i + 1), old[i].at("type"),
                 fresh[i].at("type"));
  }

  static bool isSameOrMoreConst(const std::string &before, const std::string &after) {
    return after == before || after == "const " + before;
  }

  void compareStruct(const std::string &name, const Json &before, const Json &after) {
    const Json &old = before.at("fields");
    const Json &fresh = after.at("fields");
    for (size_t i = 0; i < old.size(); ++i)
      compareField(name + "." + old[i].at("name").get<std::string>(), old[i], fresh);
    same(name, before, after, "alignment");
    if (!mayGrow(old) || after.at("size") < before.at("size"))
      same(name, before, after, "size");
    for (const Json &field : fresh)
      if (!hasField(old, field.at("name")) && field.at("offset") < before.at("size"))
        add(name + "." + field.at("name").get<std::string>(),
            "the field is new, where an old program has others or padding");
  }

  static bool mayGrow(const Json &fields) {
    return !fields.empty() && fields[0].at("name") == "size";
  }

  static bool hasField(const Json &fields, const Json &name) {
    return std::any_of(fields.begin(), fields.end(),
                       [&](const Json &field) { return field.at("name") == name; });
  }

  void compareField(const std::string &name, const Json &before, const Json &fields) {
    for (const Json &field : fields) {
      if (field.at("name") != before.at("name"))
        continue;
      for (const char *property : {"offset", "type", "size"})
        same(name, before, field, property);
      return;
    }
    add(name, "the field is gone");
  }

  void compareEnum(const std::string &name, const Json &before, const Json &after) {
    same(name, before, after, "size");
    for (const auto &[enumerator, value] : before.at("values").items()) {
      if (after.at("values").contains(enumerator))
        same(enumerator, before.at("values"), after.at("values"), enumerator.c_str(), "value");
      else
        add(enumerator, "the enumerator is gone");
    }
  }

  void compareConstant(const std::string &name, const Json &before, const Json &after) {
    same(name, before, after, "type");
    const bool mayChange =
        !before.at("value").is_number() || name.find("_VERSION") != std::string::npos;
    if (!mayChange)
      same(name, before, after, "value");
  }

  void same(const std::string &name, const Json &before, const Json &after, const char *key,
            const char *property = nullptr) {
    if (before.at(key) != after.at(key))
      expected(name, property ? property : key, before.at(key), after.at(key));
  }

  void expected(const std::string &name, const std::string &property, const Json &before,
                const Json &after) {
    add(name, "expected " + property + " " + text(before) + " as released, found " + text(after));
  }

  static std::string text(const Json &value) {
    return value.is_string() ? "'" + value.get<std::string>() + "'" : value.dump();
  }

  void add(const std::string &name, const std::string &what) {
    breaks_.push_back(name + ": " + what);
  }

  std::vector<std::string> breaks_;
};

} // namespace

std::vector<std::string> abiBreaks(const Json &released, const Json &now) {
  return AbiComparison().compare(released, now);
}

} // namespace vais::profiler
