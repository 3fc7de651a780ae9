/// cpp-httplib parses requests and writes responses. How connections are accepted, read and written
/// is ours: the library's own timeouts are for each byte, and its queue of connections and the
/// number of headers have no bound.

#include "utils/vais-profiler/serve/WebServer.h"

#include "runtime/report/text/PrintableText.h"
#include "utils/vais-profiler/terminal/CommandError.h"

#include <algorithm>
#include <cerrno>
#include <chrono>
#include <condition_variable>
#include <csignal>
#include <cstring>
#include <deque>
#include <fcntl.h>
#include <fmt/format.h>
#include <httplib.h>
#include <mutex>
#include <poll.h>
#include <sys/socket.h>
#include <sys/stat.h>
#include <sys/un.h>
#include <unistd.h>

namespace vais::profiler {
namespace {

using Clock = std::chrono::steady_clock;

/// Whether the connection that this thread handles is one too many.
thread_local bool tIsOneTooMany = false;

/// One connection, whose requests must come, and whose responses must be taken, in a limited time.
class Connection : public httplib::Stream {
public:
  Connection(int socket, const WebLimits &limits) : socket_(socket), limits_(limits) {}

  /// Waits for the first byte of a request. Returns false if there is none.
  bool waitForRequest() {
    left_ = limits_.requestBytes;
    deadline_ = Clock::now() + std::chrono::seconds(limits_.idleSeconds);
    if (at_ == end_ && !fill())
      return false;
    deadline_ = Clock::now() + std::chrono::seconds(limits_.seconds);
    return true;
  }

  bool is_readable() const override { return at_ < end_ || isReady(POLLIN, 0); }

  /// A client that has gone, or only stopped sending, wants nothing more.
  bool is_writable() const override {
    pollfd state = {socket_, POLLOUT | POLLRDHUP, 0};
    return poll(&state, 1, 0) > 0 && state.revents == POLLOUT;
  }

  ssize_t read(char *bytes, size_t size) override {
    if (left_ == 0 || (at_ == end_ && !fill()))
      return -1;
    const size_t count = std::min({size, end_ - at_, left_});
    std::memcpy(bytes, buffer_ + at_, count);
    at_ += count;
    left_ -= count;
    return static_cast<ssize_t>(count);
  }

  ssize_t write(const char *bytes, size_t size) override {
    const auto deadline = Clock::now() + std::chrono::seconds(limits_.seconds);
    for (size_t at = 0; at < size;) {
      const ssize_t sent = send(socket_, bytes + at, size - at, MSG_NOSIGNAL | MSG_DONTWAIT);
      if (sent > 0)
        at += static_cast<size_t>(sent);
      else if (sent < 0 && errno != EAGAIN && errno != EINTR)
        return -1;
      else if (!isReady(POLLOUT, milliseconds(deadline)))
        return -1;
    }
    return static_cast<ssize_t>(size);
  }

  void get_remote_ip_and_port(std::string &, int &) const override {}
  void get_local_ip_and_port(std::string &, int &) const override {}
  socket_t socket() const override { return socket_; }

private:
  static int milliseconds(Clock::time_point deadline) {
    const auto left =
        std::chrono::duration_cast<std::chrono::milliseconds>(deadline - Clock::now());
    return static_cast<int>(std::max<int64_t>(left.count(), 0));
  }

  bool isReady(short what, int timeout) const {
    pollfd state = {socket_, what, 0};
    return poll(&state, 1, timeout) > 0 && (state.revents & what);
  }

  bool fill() {
    for (;;) {
      if (!isReady(POLLIN, milliseconds(deadline_)))
        return false;
      const ssize_t got = recv(socket_, buffer_, sizeof(buffer_), MSG_DONTWAIT);
      if (got < 0 && (errno == EAGAIN || errno == EINTR))
        continue;
      at_ = 0;
      end_ = got > 0 ? static_cast<size_t>(got) : 0;
      return got > 0;
    }
  }

  const int socket_;
  const WebLimits &limits_;
  Clock::time_point deadline_;
  size_t left_ = 0; ///< bytes that the request may still have
  size_t at_ = 0, end_ = 0;
  char buffer_[4096];
};

/// Runs each connection in a thread of its own, which is kept for later ones.
class Connections : public httplib::TaskQueue {
public:
  explicit Connections(int most) : most_(static_cast<size_t>(most)) {}

  void enqueue(std::function<void()> connection) override {
    std::unique_lock lock(mutex_);
    if (open_ >= most_) {
      lock.unlock();
      tIsOneTooMany = true;
      connection();
      tIsOneTooMany = false;
      return;
    }
    ++open_;
    waiting_.push_back(std::move(connection));
    if (threads_.size() < open_)
      threads_.emplace_back([this] { work(); });
    changed_.notify_one();
  }

  void shutdown() override {
    {
      const std::lock_guard lock(mutex_);
      isEnding_ = true;
    }
    changed_.notify_all();
    for (std::thread &thread : threads_)
      thread.join();
  }

private:
  void work() {
    std::unique_lock lock(mutex_);
    for (;;) {
      changed_.wait(lock, [this] { return isEnding_ || !waiting_.empty(); });
      if (waiting_.empty())
        return;
      const std::function<void()> connection = std::move(waiting_.front());
      waiting_.pop_front();
      lock.unlock();
      connection();
      lock.lock();
      --open_;
    }
  }

  const size_t most_;
  std::mutex mutex_;
  std::condition_variable changed_;
  std::deque<std::function<void()>> waiting_;
  std::vector<std::thread> threads_;
  size_t open_ = 0; ///< connections that are waiting or being handled
  bool isEnding_ = false;
};

const httplib::Headers kHeaders = {
    {"Content-Security-Policy",
     "default-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'"},
    {"X-Content-Type-Options", "nosniff"},
    {"Referrer-Policy", "no-referrer"},
    {"Cross-Origin-Resource-Policy", "same-origin"},
    {"Cache-Control", "no-store"}};

constexpr const char *kOneTooMany =
    "HTTP/1.1 503 Service Unavailable\r\nContent-Type: text/plain; charset=utf-8\r\n"
    "Connection: close\r\nRetry-After: 5\r\nContent-Length: 22\r\n\r\ntoo many connections.\n";

WebRequest requestOf(const httplib::Request &from) {
  WebRequest request{from.method, from.path, {from.params.begin(), from.params.end()}, {}};
  for (const auto &[name, value] : from.headers) {
    std::string lower = name;
    for (char &c : lower)
      c = static_cast<char>(std::tolower(static_cast<unsigned char>(c)));
    request.headers.emplace(lower, value);
  }
  return request;
}

void answer(httplib::Response &to, const WebResponse &response) {
  to.status = response.status;
  for (const auto &[name, value] : response.headers)
    to.set_header(name, value);
  if (!response.next)
    return to.set_content(response.body, response.type);
  to.set_chunked_content_provider(response.type,
                                  [next = response.next](size_t, httplib::DataSink &sink) {
                                    const std::optional<std::string> part = next();
                                    if (!part)
                                      sink.done();
                                    else if (!part->empty())
                                      return sink.write(part->data(), part->size());
                                    return !part || sink.is_writable();
                                  });
}

[[noreturn]] void failToListen(const std::string &where) {
  throw CommandError(
      fmt::format("{}: expected an address to listen on, found: {}", where, std::strerror(errno)));
}

/// Removes a socket at which nobody listens any more, as a server leaves one that is killed.
void removeOldSocket(const std::string &path) {
  struct stat status;
  if (lstat(path.c_str(), &status) != 0 || !S_ISSOCK(status.st_mode))
    return;
  sockaddr_un address = {};
  address.sun_family = AF_UNIX;
  path.copy(address.sun_path, sizeof(address.sun_path) - 1);
  const int socket = ::socket(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC, 0);
  if (connect(socket, reinterpret_cast<sockaddr *>(&address), sizeof(address)) != 0 &&
      errno == ECONNREFUSED)
    unlink(path.c_str());
  close(socket);
}

} // namespace

class WebServer::Listener : public httplib::Server {
public:
  Listener(WebHandler handler, WebLimits limits) : handler_(std::move(handler)), limits_(limits) {
    new_task_queue = [this] { return new Connections(limits_.connections); };
    set_default_headers(kHeaders);
    set_socket_options([](socket_t socket) { // no second server may share the port
      const int yes = 1;
      setsockopt(socket, SOL_SOCKET, SO_REUSEADDR, &yes, sizeof(yes));
    });
    set_pre_routing_handler([this](const httplib::Request &request, httplib::Response &response) {
      answer(response, respond(requestOf(request)));
      return HandlerResponse::Handled;
    });
  }

  /// Returns the port. Throws CommandError.
  int listenAt(const WebAddress &address) {
    constexpr int kWaiting = 128;
    int port = address.port;
    if (!address.socket.empty()) {
      removeOldSocket(address.socket);
      const mode_t mask = umask(0177);
      const bool isBound = set_address_family(AF_UNIX).bind_to_port(address.socket, 1);
      umask(mask);
      if (!isBound)
        failToListen("unix:" + address.socket);
    } else if (port == 0) {
      port = bind_to_any_port(address.host);
      if (port < 0)
        failToListen(address.host);
    } else if (!bind_to_port(address.host, port)) {
      failToListen(fmt::format("{}:{}", address.host, port));
    }
    fcntl(svr_sock_, F_SETFD, FD_CLOEXEC);
    ::listen(svr_sock_, kWaiting); // more than the library has
    return port;
  }

private:
  WebResponse respond(const WebRequest &request) const {
    try {
      return handler_(request);
    } catch (const std::exception &error) {
      return webError(500, error.what());
    }
  }

  /// Stands in for the library's own loop over the requests of a connection.
  bool process_and_close_socket(socket_t socket) override {
    fcntl(socket, F_SETFD, FD_CLOEXEC);
    setsockopt(socket, SOL_SOCKET, SO_SNDBUF, &limits_.sendBuffer, sizeof(limits_.sendBuffer));
    Connection connection(socket, limits_);
    if (tIsOneTooMany)
      send(socket, kOneTooMany, std::strlen(kOneTooMany), MSG_NOSIGNAL | MSG_DONTWAIT);
    else
      process(connection);
    ::shutdown(socket, SHUT_RDWR);
    ::close(socket);
    return true;
  }

  void process(Connection &connection) {
    for (int left = limits_.requestsPerConnection; left > 0 && connection.waitForRequest();
         --left) {
      bool isClosed = false, hasBody = false;
      const auto setUp = [&](httplib::Request &request) {
        hasBody = request.has_header("Content-Length") || request.has_header("Transfer-Encoding");
        request.ranges.clear(); // parts could be asked for many times over
        request.headers.erase("Accept-Encoding");
        request.headers.erase("Expect");
      };
      if (!process_request(connection, left == 1, isClosed, setUp) || isClosed ||
          hasBody) // which nobody reads
        return;
    }
  }

  const WebHandler handler_;
  const WebLimits limits_;
};

WebServer::WebServer(const WebAddress &address, WebHandler handler, WebLimits limits)
    : listener_(std::make_unique<Listener>(std::move(handler), limits)), address_(address) {
  address_.port = listener_->listenAt(address);
}

WebServer::~WebServer() {
  listener_->stop();
  if (thread_.joinable())
    thread_.join();
  if (!address_.socket.empty())
    unlink(address_.socket.c_str());
}

void WebServer::start() {
  thread_ = std::thread([this] { listener_->listen_after_bind(); });
  while (!listener_->is_running()) // stop() has no effect before that
    std::this_thread::sleep_for(std::chrono::milliseconds(1));
}

std::string WebServer::url() const {
  if (!address_.socket.empty())
    return "unix:" + address_.socket;
  const bool isIpv6 = address_.host.find(':') != std::string::npos;
  return fmt::format(isIpv6 ? "http://[{}]:{}/" : "http://{}:{}/", address_.host, address_.port);
}

bool WebAddress::isLocal() const {
  return !socket.empty() || host.rfind("127.", 0) == 0 || host == "::1" || host == "localhost";
}

WebAddress parseWebAddress(const std::string &text) {
  constexpr int kMostPort = 65535;
  WebAddress address;
  const auto fail = [&] {
    throw CommandError("--listen: expected PORT, ADDRESS:PORT or unix:PATH, found " + text);
  };
  if (text.rfind("unix:", 0) == 0) {
    address.socket = text.substr(5);
    if (address.socket.empty() || address.socket.size() >= sizeof(sockaddr_un::sun_path))
      fail();
    return address;
  }
  const size_t colon = text.rfind(':');
  const std::string port = colon == std::string::npos ? text : text.substr(colon + 1);
  if (port.empty() || port.size() > 5 || port.find_first_not_of("0123456789") != std::string::npos)
    fail();
  address.port = std::stoi(port);
  if (address.port > kMostPort)
    fail();
  if (colon != std::string::npos)
    address.host = text.substr(0, colon);
  if (address.host.size() > 2 && address.host[0] == '[' && address.host.back() == ']')
    address.host = address.host.substr(1, address.host.size() - 2);
  if (address.host.empty())
    fail();
  return address;
}

} // namespace vais::profiler
