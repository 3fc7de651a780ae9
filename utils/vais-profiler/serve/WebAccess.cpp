/// Checks headers and tokens.

#include "utils/vais-profiler/serve/WebAccess.h"

#include "utils/vais-profiler/terminal/CommandError.h"

#include <algorithm>
#include <arpa/inet.h>
#include <cerrno>
#include <cstring>
#include <fmt/format.h>
#include <sys/random.h>

namespace vais::profiler {
namespace {

constexpr const char *kCookie = "vais_profiler_token";

/// Returns the host in a header, without the port and the brackets of IPv6, in lower case.
std::string hostIn(std::string text) {
  for (char &c : text)
    c = static_cast<char>(std::tolower(static_cast<unsigned char>(c)));
  if (!text.empty() && text[0] == '[')
    return text.substr(1, std::min(text.find(']'), text.size()) - 1);
  return text.substr(0, text.find(':'));
}

bool isAddress(const std::string &host) {
  unsigned char address[sizeof(in6_addr)];
  return inet_pton(AF_INET, host.c_str(), address) == 1 ||
         inet_pton(AF_INET6, host.c_str(), address) == 1;
}

bool isOwnName(const std::string &host, const WebAccess &access) {
  return isAddress(host) || host == "localhost" ||
         std::any_of(access.names.begin(), access.names.end(),
                     [&](const std::string &name) { return hostIn(name) == host; });
}

/// Returns the value of a cookie.
std::string cookieOf(const WebRequest &request, const std::string &name) {
  const std::string cookies = request.header("cookie");
  for (size_t at = 0; at < cookies.size();) {
    const size_t end = std::min(cookies.find(';', at), cookies.size());
    const std::string cookie = cookies.substr(at, end - at);
    if (cookie.rfind(name + '=', 0) == 0)
      return cookie.substr(name.size() + 1);
    at = end + 1;
    while (at < cookies.size() && cookies[at] == ' ')
      ++at;
  }
  return "";
}

/// Servers on other ports of a machine get the same cookies.
std::string cookieName(const WebRequest &request) {
  const std::string host = request.header("host");
  const size_t colon = host.rfind(':');
  const std::string port = colon == std::string::npos ? "" : host.substr(colon + 1);
  const bool isNumber = !port.empty() && port.find_first_not_of("0123456789") == std::string::npos;
  return kCookie + (isNumber ? '_' + port : std::string());
}

bool knows(const WebRequest &request, const std::string &token) {
  const std::string bearer = "Bearer ", authorization = request.header("authorization");
  const std::string sent = authorization.rfind(bearer, 0) == 0
                               ? authorization.substr(bearer.size())
                               : cookieOf(request, cookieName(request));
  return isSameSecret(sent, token) || isSameSecret(request.parameter("token"), token);
}

/// Returns a path with all parameters but the token, as it stands in an address.
std::string withoutToken(const WebRequest &request) {
  const auto encoded = [](const std::string &text) {
    std::string safe;
    for (const char c : text)
      safe += std::isalnum(static_cast<unsigned char>(c)) || std::strchr("-._~", c)
                  ? std::string(1, c)
                  : fmt::format("%{:02X}", static_cast<unsigned char>(c));
    return safe;
  };
  std::string address = "/";
  for (size_t at = 1; at < request.path.size(); ++at)
    address += request.path[at] == '/' ? "/" : encoded(request.path.substr(at, 1));
  char separator = '?';
  for (const auto &[name, value] : request.parameters)
    if (name != "token") {
      address += separator + encoded(name) + '=' + encoded(value);
      separator = '&';
    }
  return address;
}

WebResponse cookieFor(const WebRequest &request, const std::string &token) {
  WebResponse response;
  response.status = 303;
  response.headers = {{"Location", withoutToken(request)},
                      {"Set-Cookie", fmt::format("{}={}; Path=/; HttpOnly; SameSite=Strict",
                                                 cookieName(request), token)}};
  return response;
}

} // namespace

bool isSameSecret(const std::string &a, const std::string &b) {
  unsigned difference = a.size() == b.size() ? 0 : 1;
  for (size_t i = 0; i < a.size() && !b.empty(); ++i)
    difference |= static_cast<unsigned>(a[i] ^ b[i % b.size()]);
  return difference == 0;
}

std::string makeToken() {
  unsigned char bytes[32];
  if (getrandom(bytes, sizeof(bytes), 0) != static_cast<ssize_t>(sizeof(bytes)))
    throw CommandError(std::string("expected random numbers for a token, found: ") +
                       std::strerror(errno));
  std::string token;
  for (const unsigned char byte : bytes)
    token += fmt::format("{:02x}", byte);
  return token;
}

std::optional<WebResponse> refuse(const WebRequest &request, const WebAccess &access) {
  if (request.method != "GET" && request.method != "HEAD" && request.method != "POST")
    return webError(405, "expected GET, HEAD or POST, found " + request.method);
  const std::string host = request.header("host");
  if (!isOwnName(hostIn(host), access))
    return webError(421, "Host: expected an address, localhost or a name given by --server-name, "
                         "found " +
                             (host.empty() ? "none" : host));
  const std::string origin = request.header("origin");
  if (!origin.empty() && origin != "http://" + host)
    return webError(403, "Origin: expected this server, found " + origin);
  if (access.token.empty())
    return std::nullopt;
  if (!knows(request, access.token))
    return webError(401, "expected the token that the server printed when it started, found " +
                             std::string(request.parameter("token").empty() &&
                                                 request.header("authorization").empty()
                                             ? "none"
                                             : "another one"));
  const bool isBrowser = request.header("accept").find("text/html") != std::string::npos;
  if (!request.parameter("token").empty() && isBrowser && request.method == "GET")
    return cookieFor(request, access.token);
  return std::nullopt;
}

} // namespace vais::profiler
