// Types before the functions: their bases all begin at 0, which is said once, and have different
// accessibilities, which is said of each.
class Base {
public:
  explicit Base(int value) : first(value) {}
  int twice() const { return 2 * first; }

private:
  int first;
};

class One : public Base {
public:
  explicit One(int value) : Base(value), own(value) {}
  int sum() const { return own + twice(); }
  int own;
};

class Two : protected Base {
public:
  explicit Two(int value) : Base(value), own(value) {}
  int sum() const { return own - twice(); }
  int own;
};

class Three : public Base {
public:
  explicit Three(int value) : Base(value), own(value) {}
  int sum() const { return own * twice(); }
  int own;
};

template <class T> static inline int sumOf(const T &derived) {
  int sum = 0;
  for (int i = 0; i < derived.own; ++i)
    sum += derived.sum() * i;
  return sum;
}

// A lambda with code of its own, in a function that is inlined everywhere.
static inline int throughLambda(const One &one) {
  const auto lambda = [](const One &each) __attribute__((noipa)) { return sumOf(each); };
  return lambda(one);
}

__attribute__((noinline)) int derived(const One &one, const Two &two, const Three &three) {
  return sumOf(one) + sumOf(two) + sumOf(three) + throughLambda(one);
}

int main(int count, char **) { return derived(One(count), Two(count), Three(count)); }
