// RUN: %enter
// RUN: for level in 0 2; do %clangxx -O$level %s -o a$level && %to=a$level.vprof ./a$level || exit 1; done
// RUN: for level in 0 2; do %expect a$level.vprof -- "calls('Square::Square') == 30" \
// RUN:   "calls('Square::~Square') == 30" "calls('Square::area') == 60" "calls('Circle::area') == 10" \
// RUN:   "calls('int twice<int>') == 30" "calls('measure') == 70" "edge('measure', 'Circle::area') == 10" \
// RUN:   "calls('main') == 1" || exit 1; done

// Constructors, destructors, virtual functions and templates are counted under their own names.
#define NOINLINE __attribute__((noinline))
static volatile int sink;
struct Shape {
  virtual int area() const = 0;
};
struct Square : Shape {
  int side;
  NOINLINE explicit Square(int s) : side(s) { sink = s; }
  NOINLINE ~Square() { sink = 0; }
  NOINLINE int area() const override { return sink = side * side; }
};
struct Circle : Shape {
  NOINLINE int area() const override { return sink = 3; }
};
template <class T> NOINLINE T twice(T t) { return sink = 2 * t; }
NOINLINE int measure(const Shape &shape) { return shape.area() + sink; }
int main() {
  Circle circle;
  for (int i = 0; i < 30; ++i) {
    Square square(i);
    measure(square);
    measure(square);
    twice(i);
    if (i < 10)
      measure(circle);
  }
}
