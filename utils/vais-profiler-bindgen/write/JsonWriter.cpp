#include "utils/vais-profiler-bindgen/write/Writers.h"

#include <nlohmann/json.hpp>

namespace vais::profiler {

using Json = nlohmann::ordered_json;

static Json valueOf(const Literal &literal) {
  if (literal.members.empty())
    return std::visit([](const auto &held) { return Json(held); }, literal.scalar);
  Json result = Json::array();
  for (const Literal &member : literal.members)
    result.push_back(valueOf(member));
  return result;
}

static Json fieldsOf(const Struct &type) {
  Json result = Json::array();
  for (const Field &field : type.fields)
    result.push_back({{"name", field.name},
                      {"type", spelling(field.type)},
                      {"offset", field.offset},
                      {"size", field.type.size}});
  return result;
}

/// Describes the signature of a function or callback.
template <typename Called> static Json signatureOf(const Called &called) {
  Json parameters = Json::array();
  for (const Parameter &parameter : called.parameters)
    parameters.push_back({{"name", parameter.name}, {"type", spelling(parameter.type)}});
  return {{"result", spelling(called.result)}, {"parameters", parameters}};
}

static Json enumeratorsOf(const Enum &type) {
  Json result = Json::object();
  for (const Enumerator &enumerator : type.enumerators)
    result[enumerator.name] = enumerator.value;
  return result;
}

Json abiOf(const Interface &interface) {
  Json result;
  const std::optional<int64_t> version = interface.abiVersion();
  result["header"] = interface.header;
  result["target"] = interface.target;
  result["abi_version"] = version ? Json(*version) : Json(nullptr);
  for (const char *kind : {"constants", "enums", "structs", "callbacks", "functions"})
    result[kind] = Json::object();
  result["only_in_c"] = interface.onlyInC;
  for (const Constant &constant : interface.constants)
    result["constants"][constant.name] = {{"type", spelling(constant.type)},
                                          {"value", valueOf(constant.value)}};
  for (const Enum &type : interface.enums)
    result["enums"][type.name] = {
        {"type", spelling(type.type)}, {"size", type.type.size}, {"values", enumeratorsOf(type)}};
  for (const Struct &type : interface.structs)
    result["structs"][type.name] = {
        {"size", type.size}, {"alignment", type.alignment}, {"fields", fieldsOf(type)}};
  for (const Callback &callback : interface.callbacks)
    result["callbacks"][callback.name] = signatureOf(callback);
  for (const Function &function : interface.functions)
    result["functions"][function.name] = signatureOf(function);
  return result;
}

} // namespace vais::profiler
