/* Three levels of inlined functions, whose loops take 1, 2 and 4 times as many turns, each of which takes the same time,
   and a function that is both inlined and called. */
unsigned factor = 5;
volatile unsigned sink;

#define INLINED inline __attribute__((always_inline))
#define NOINLINE __attribute__((noinline))

namespace shapes {

struct Circle {
  unsigned radius;
  INLINED unsigned area(unsigned turns) const {
    unsigned x = radius;
    for (unsigned i = 0; i < 4 * turns; ++i)
      x = x * factor + 1; /* area */
    return x;
  }
};

template <class Shape> INLINED unsigned measure(const Shape &shape, unsigned turns) {
  unsigned x = shape.area(turns);
  for (unsigned i = 0; i < 2 * turns; ++i)
    x = x * factor + 1; /* measure */
  return x;
}

} // namespace shapes

static INLINED unsigned draw(unsigned turns) {
  unsigned x = shapes::measure(shapes::Circle{sink}, turns);
  for (unsigned i = 0; i < turns; ++i)
    x = x * factor + 1; /* draw */
  return x;
}

NOINLINE void work(unsigned turns) {
  unsigned x = draw(turns);
  for (unsigned i = 0; i < turns; ++i)
    x = x * factor + 1; /* work */
  sink = x;
}

static INLINED void both(unsigned turns) {
  unsigned x = sink;
  for (unsigned i = 0; i < turns; ++i)
    x = x * factor + 1; /* both */
  sink = x;
}

static void (*volatile pointer)(unsigned) = both;

NOINLINE void calls(unsigned turns) {
  both(3 * turns);
  pointer(turns);
}

/* Calls are short, and not of the same length, so that they keep no step with samples. */
int main() {
  for (unsigned i = 0; i < 40000; ++i) {
    const unsigned turns = 1000 + i * 7919 % 500;
    work(turns);
    calls(turns);
  }
  return 0;
}
