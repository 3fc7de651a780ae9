
struct Error {
  uint64_t value;
};
struct Derived : Error {
  explicit Derived(uint64_t number) : Error{number + 1} {}
};
struct Grave {
  uint64_t value;
  explicit Grave(uint64_t number) : value(number) {}
  Grave(const Grave &other) : value(other.value + 1) {}
  ~Grave() { mix(value); }
};

/// Counts the enclosing try blocks, because nothing may be thrown where nothing catches.
struct Trying {
  Trying() { ++tries; }
  ~Trying() { --tries; }
};

/// Leaves something to do when the stack is unwound.
template <int N> struct Guard {
  uint64_t value;
  explicit Guard(uint64_t number) : value(number) { mix(value); }
  ~Guard() {
    try {
      if (N > 1 && value & N)
        throw N;
      mix(value);
    } catch (int number) {
      mix((uint64_t)number);
    }
  }
};

struct alignas(64) Aligned {
  uint64_t words[8];
};

struct Shape {
  virtual ~Shape() {}
  virtual uint64_t area(unsigned depth, uint64_t x) = 0;
};
struct Priced {
  virtual ~Priced() {}
  virtual uint64_t cost(unsigned depth, uint64_t x) = 0;
};

template <class Function> uint64_t apply(Function function, uint64_t value) {
  return function(value) + 1;
}
