// RUN: %enter && %clang -O0 %s -o a && echo keep > foreign && mkdir folder && ln -s target link
// RUN: for output in missing/a.vprof /dev/null foreign folder link /proc/a.vprof $(printf 'x%%.0s' $(seq 300)); do \
// RUN:   %to=$output %ends-with 5 ./a > out.txt 2> said.txt && grep -qx "all is well" out.txt && \
// RUN:   test $(wc -l < said.txt) -eq 1 && grep -q "^vais-profiler: .*; this run's profile is not saved$" said.txt && \
// RUN:   cat said.txt >> all.txt || exit 1; done
// RUN: FileCheck %s < all.txt
// RUN: test "$(cat foreign)" = keep && test -c /dev/null && test ! -e target
// RUN: rm out.txt said.txt all.txt && test "$(ls | tr '\n' ' ')" = "a folder foreign link "

// If no profile can be written, the program still runs, one line says why, whatever is at that path
// is left alone, and nothing is left behind.
// CHECK: missing/a.vprof: no such directory;
// CHECK: /dev/null: exists and is not a profile;
// CHECK: foreign: exists and is not a profile;
// CHECK: folder: exists and is not a profile;
// CHECK: link: exists and is not a profile;
// CHECK: /proc/a.vprof: {{.*}};
// CHECK: xxx: file name too long;
#include <stdio.h>
#include <sys/wait.h>
#include <unistd.h>
static volatile int sink;
static void work(void) { sink = 1; }
int main(void) {
  for (int i = 0; i < 1000; i++)
    work();
  puts("all is well");
  return 5;
}
