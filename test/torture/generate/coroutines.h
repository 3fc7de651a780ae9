
/// The frame of a coroutine is in memory of its own, so that it allocates nothing that the program
/// would count.
struct Steps {
  struct promise_type {
    uint64_t now;
    Steps get_return_object() {
      return Steps{std::coroutine_handle<promise_type>::from_promise(*this)};
    }
    std::suspend_always initial_suspend() noexcept { return {}; }
    std::suspend_always final_suspend() noexcept { return {}; }
    std::suspend_always yield_value(uint64_t value) {
      now = value;
      return {};
    }
    void return_void() {}
    void unhandled_exception() { throw; }

    alignas(16) inline static thread_local char frames[1 << 16];
    inline static thread_local size_t used;
    static void *operator new(size_t size) {
      used += (size + 15) & ~15ul;
      if (used > sizeof frames)
        abort();
      return frames + used - ((size + 15) & ~15ul);
    }
    static void operator delete(void *, size_t size) { used -= (size + 15) & ~15ul; }
  };

  std::coroutine_handle<promise_type> handle;
  explicit Steps(std::coroutine_handle<promise_type> made) : handle(made) {}
  Steps(Steps &&other) : handle(other.handle) { other.handle = nullptr; }
  ~Steps() {
    if (handle)
      handle.destroy();
  }
  bool next() {
    handle.resume();
    return !handle.done();
  }
};
