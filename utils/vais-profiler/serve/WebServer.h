/// An HTTP server with a bound on everything that its clients can cause.

#ifndef VAIS_PROFILER_TOOL_WEBSERVER_H
#define VAIS_PROFILER_TOOL_WEBSERVER_H

#include "utils/vais-profiler/serve/WebMessages.h"

#include <atomic>
#include <functional>
#include <memory>
#include <string>
#include <thread>

namespace vais::profiler {

/// Where a server listens.
struct WebAddress {
  std::string host = "127.0.0.1"; ///< an address of this machine
  int port = 0;                   ///< 0 for any free one
  std::string socket = {};        ///< path of a unix socket, in place of both

  /// Returns whether only this machine can reach it.
  bool isLocal() const;
};

/// Returns the address in a text: PORT, ADDRESS:PORT, [ADDRESS]:PORT or unix:PATH. Throws
/// CommandError.
WebAddress parseWebAddress(const std::string &text);

/// What clients may cause. A connection has one thread of its own.
struct WebLimits {
  int connections = 64;             ///< further ones are answered with 503 and closed
  int seconds = 10;                 ///< in which a request must be read, and each part be taken
  int idleSeconds = 5;              ///< between two requests of a connection
  size_t requestBytes = 32 << 10;   ///< line and headers; there are no bodies
  int requestsPerConnection = 1000; ///< after which it is closed
  int sendBuffer = 256 << 10;       ///< bytes that the kernel keeps for a slow client
};

using WebHandler = std::function<WebResponse(const WebRequest &request)>;

class WebServer {
public:
  /// Begins to listen, so that it is known whether it can. Throws CommandError. `handler` is called
  /// by several threads at once; what it throws becomes a response.
  WebServer(const WebAddress &address, WebHandler handler, WebLimits limits = {});
  /// Ends all connections, and waits for them.
  ~WebServer();
  WebServer(const WebServer &) = delete;
  WebServer &operator=(const WebServer &) = delete;

  /// Begins to answer.
  void start();

  /// Returns the address of pages, such as "http://127.0.0.1:4711/", or that of the unix socket.
  std::string url() const;

private:
  class Listener;
  std::unique_ptr<Listener> listener_;
  WebAddress address_;
  std::thread thread_;
};

} // namespace vais::profiler

#endif
