// RUN: %enter && cp %s a.cpp && %clangxx -O2 --vais-profiler-pgo a.cpp -o ours && %plain-clangxx -O2 -fprofile-generate a.cpp -o llvm
// RUN: %to=a.vprof ./ours one && env LLVM_PROFILE_FILE=a.profraw ./llvm one && llvm-profdata merge a.profraw -o llvm.profdata
// RUN: %profiler export a.vprof -o ours.profdata && %profiler export --format proftext a.vprof -o ours.proftext
// RUN: for name in ours llvm; do llvm-profdata merge --text $name.profdata -o $name.txt && %python %S/Inputs/paragraphs.py $name.txt >$name.sorted || exit 1; done
// RUN: diff ours.sorted llvm.sorted && grep -q "^_ZNK6Square4areaEi:" ours.sorted && grep -q "IPVK_MemOPSize" ours.sorted
// RUN: llvm-profdata merge --text ours.proftext -o again.txt && %python %S/Inputs/paragraphs.py again.txt | diff - llvm.sorted
// RUN: llvm-profdata show --all-functions ours.profdata >shown && grep -q "Total functions: $(grep -c 'Func Hash' llvm.txt)" shown
// RUN: llvm-profdata show --detailed-summary ours.profdata >ours.summary && llvm-profdata show --detailed-summary llvm.profdata | diff ours.summary -
// RUN: %clangxx -O2 --vais-profiler-use=ours.profdata -c a.cpp -o ours.o && %plain-clangxx -O2 -fprofile-use=llvm.profdata -c a.cpp -o llvm.o
// RUN: for name in ours llvm; do llvm-objdump -d $name.o >$name.dump && sed 1,2d $name.dump >$name.code || exit 1; done; diff ours.code llvm.code
// RUN: %plain-clangxx -O2 -c a.cpp -o plain.o && llvm-objdump -d plain.o >plain.code && ! cmp -s plain.code ours.code
// RUN: %expect a.vprof -- "calls('main') == 1"

// The counts, the functions that calls by pointer call, and the sizes of copies are those that
// LLVM's own instrumentation counts, whether written as text or in LLVM's format, and so is the code
// that clang makes of them. The switch becomes a table of the addresses of counters.
#include <algorithm>
#include <cstdio>
#include <cstring>
#include <map>
#include <memory>
#include <stdexcept>
#include <string>
#include <vector>

struct Shape {
  virtual ~Shape() {}
  virtual int area(int side) const = 0;
};
struct Square : Shape {
  int area(int side) const override {
    if (side % 97 == 0)
      throw std::runtime_error("too square");
    return side * side;
  }
};
struct Line : Shape {
  int area(int) const override { return 0; }
};

static int sorted(int n) {
  std::vector<int> numbers;
  for (int i = 0; i < n; ++i)
    numbers.push_back(i * 7919 % 101);
  std::sort(numbers.begin(), numbers.end());
  return numbers[n / 2];
}

// Counts before main.
struct Early {
  int middle = sorted(33);
} early;

int main(int argc, char **argv) {
  std::vector<std::unique_ptr<Shape>> shapes;
  for (int i = 0; i < 3000; ++i)
    shapes.emplace_back(i % 3 ? static_cast<Shape *>(new Square) : new Line);
  long sum = early.middle;
  std::map<std::string, int> seen;
  char text[600] = {0};
  static char copy[600];
  for (size_t i = 0; i < shapes.size(); ++i)
    try {
      sum += shapes[i]->area(static_cast<int>(i));
      ++seen[std::to_string(i % 50)];
      std::memcpy(copy, text, i % 7 ? 8 : i % 599);
    } catch (const std::exception &) {
      --sum;
    }
  switch (argc) {
  case 1:
    sum += 1;
    break;
  case 2:
    sum += 2;
    break;
  case 3:
    sum += 7;
    break;
  case 4:
    sum += 11;
    break;
  default:
    sum = argv[0][0];
  }
  return std::printf("%ld %zu %d\n", sum, seen.size(), copy[5]) < 0;
}
