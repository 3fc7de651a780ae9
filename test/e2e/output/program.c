// RUN: %enter && %clang -O0 %s -o a && %to=a.vprof ./a one "two words" "" $'t\303\251xt\377'
// RUN: %expect a.vprof -- "report['program']['arguments'][:4] == ['./a', 'one', 'two words', '']" \
// RUN:   "len(report['program']['arguments']) == 5" "report['program']['path'].endswith('/a')"
// RUN: %to=b.vprof ./a $(seq 100000 | head -c 120000) && %expect b.vprof -- "len(report['program']['arguments']) > 1000"

// The profile contains the program's path and arguments, whatever they are and however many.
int main(void) { return 0; }
