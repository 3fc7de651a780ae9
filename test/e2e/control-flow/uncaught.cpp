// RUN: %enter && %clangxx -O0 %s -o a && %to=a.vprof %ends-with 134 ./a 2> said.txt && grep -q terminate said.txt
// RUN: %expect a.vprof -- "calls('thrower') == 1" "calls('main') == 1" "calls('middle') == 5"

// An exception that nobody catches ends the process by abort, and all counts are kept.
extern "C" void thrower() { throw 1; }
extern "C" void middle(int n) { n > 1 ? middle(n - 1) : thrower(); }
int main() { middle(5); }
