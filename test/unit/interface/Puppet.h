/// A thread that does what it is told, one thing at a time.

#ifndef VAIS_PROFILER_TEST_INTERFACE_PUPPET_H
#define VAIS_PROFILER_TEST_INTERFACE_PUPPET_H

#include <condition_variable>
#include <functional>
#include <mutex>
#include <thread>

namespace vais::profiler::test {

class Puppet {
public:
  Puppet() : thread_([this] { obey(); }) {}
  ~Puppet() {
    run(nullptr);
    thread_.join();
  }
  Puppet(const Puppet &) = delete;
  Puppet &operator=(const Puppet &) = delete;

  /// Returns when `work` is done. An empty function ends the thread.
  void run(std::function<void()> work) {
    std::unique_lock<std::mutex> lock(mutex_);
    const bool isLast = !work;
    work_ = std::move(work);
    isWaiting_ = true;
    changed_.notify_all();
    if (!isLast)
      changed_.wait(lock, [this] { return !isWaiting_; });
  }

private:
  void obey() {
    std::unique_lock<std::mutex> lock(mutex_);
    for (;;) {
      changed_.wait(lock, [this] { return isWaiting_; });
      if (!work_)
        return;
      work_();
      isWaiting_ = false;
      changed_.notify_all();
    }
  }

  std::mutex mutex_;
  std::condition_variable changed_;
  std::function<void()> work_;
  bool isWaiting_ = false;
  std::thread thread_;
};

} // namespace vais::profiler::test

#endif
