/// What a client asks and what it is answered, without regard to how they are sent.

#ifndef VAIS_PROFILER_TOOL_WEBMESSAGES_H
#define VAIS_PROFILER_TOOL_WEBMESSAGES_H

#include <functional>
#include <map>
#include <optional>
#include <string>
#include <utility>
#include <vector>

namespace vais::profiler {

struct WebRequest {
  std::string method; ///< GET, HEAD, POST, ...
  std::string path;   ///< decoded, without parameters
  std::multimap<std::string, std::string> parameters;
  std::multimap<std::string, std::string> headers; ///< names in lower case

  /// Returns the first value of a parameter, or of a header; empty if there is none.
  std::string parameter(const std::string &name) const;
  std::string header(const std::string &name) const;
  /// Returns all values of a parameter, in their order.
  std::vector<std::string> parametersOf(const std::string &name) const;
};

struct WebResponse {
  int status = 200;
  std::string type = "text/plain; charset=utf-8";
  std::string body;
  std::vector<std::pair<std::string, std::string>> headers = {};
  /// Where set, returns the next part of a body that goes on: nothing at its end, and an empty text
  /// if there is nothing new. It must not wait for longer than a second.
  std::function<std::optional<std::string>()> next = {};
};

/// Returns a response of one line that says what is wrong.
WebResponse webError(int status, const std::string &message);

} // namespace vais::profiler

#endif
