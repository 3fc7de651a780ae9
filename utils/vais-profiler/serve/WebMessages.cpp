/// Looks into requests.

#include "utils/vais-profiler/serve/WebMessages.h"

#include "runtime/report/text/PrintableText.h"

namespace vais::profiler {

static std::string firstOf(const std::multimap<std::string, std::string> &values,
                           const std::string &name) {
  const auto found = values.find(name);
  return found == values.end() ? "" : found->second;
}

std::string WebRequest::parameter(const std::string &name) const {
  return firstOf(parameters, name);
}

std::string WebRequest::header(const std::string &name) const { return firstOf(headers, name); }

std::vector<std::string> WebRequest::parametersOf(const std::string &name) const {
  std::vector<std::string> values;
  const auto [begin, end] = parameters.equal_range(name);
  for (auto each = begin; each != end; ++each)
    values.push_back(each->second);
  return values;
}

WebResponse webError(int status, const std::string &message) {
  WebResponse response;
  response.status = status;
  response.body = printable(message) + '\n';
  return response;
}

} // namespace vais::profiler
