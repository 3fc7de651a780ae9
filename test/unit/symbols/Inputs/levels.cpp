// A function with three levels of functions inlined into it, and one that is called.

#define INLINED static inline __attribute__((always_inline))

static volatile int sink;

INLINED int deepest(int n) {
  sink = n;
  return n * 3 + sink;
}

namespace shapes {
struct Circle {
  int radius;
  __attribute__((always_inline)) int area() const {
    int sum = 0;
    for (int i = 0; i < radius; ++i)
      sum += deepest(i);
    return sum;
  }
};
} // namespace shapes

template <class Shape> INLINED int outer(const Shape &shape) {
  return shape.area() + // on a line of its own
         sink;
}

__attribute__((noinline)) int levels(int n) {
  return outer(shapes::Circle{n}) + // as above
         outer(shapes::Circle{n / 2});
}

static __attribute__((noinline)) int hidden(int n) {
  sink = n + 1;
  return sink;
}

int main(int argc, char **) { return levels(argc) + hidden(argc); }
