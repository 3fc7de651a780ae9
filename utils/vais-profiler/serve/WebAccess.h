/// Who may ask.
///
/// A server on this machine can be reached by every page that its user visits: a page may send
/// requests to 127.0.0.1, and may give its own name that address (DNS rebinding). It cannot choose
/// the headers Host and Origin, which therefore tell such requests from the user's.

#ifndef VAIS_PROFILER_TOOL_WEBACCESS_H
#define VAIS_PROFILER_TOOL_WEBACCESS_H

#include "utils/vais-profiler/serve/WebMessages.h"

#include <optional>
#include <string>
#include <vector>

namespace vais::profiler {

struct WebAccess {
  std::string token;              ///< what clients must know; empty if nothing
  std::vector<std::string> names; ///< of the server, beside addresses and localhost
};

/// Returns the answer to a request that is not to be served, or nothing. That is
///
/// - any method but GET, HEAD and POST;
/// - a Host that is neither an address (which no page can give to itself), nor localhost, nor one
///   of the names;
/// - an Origin other than the server itself;
/// - the lack of the token, which is expected as "Authorization: Bearer TOKEN", as parameter
///   "token", or in a cookie. A browser that sends the parameter gets the cookie, and is sent to
///   the same address without it, so that the token does not stay in its history.
std::optional<WebResponse> refuse(const WebRequest &request, const WebAccess &access);

/// Returns 256 random bits in hexadecimal.
std::string makeToken();

/// Returns whether two texts are equal, in a time that does not depend on where they differ.
bool isSameSecret(const std::string &a, const std::string &b);

} // namespace vais::profiler

#endif
