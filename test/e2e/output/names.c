// RUN: %enter && %clang -O0 %s -o program && mkdir elsewhere
// RUN: ./program && mv program.*.vprof default && %expect default -- "calls('main') == 1"
// RUN: %to='%%n-%%%%-%%p-%%x' ./program && ls | grep -E "^program-%%-[0-9]+-%%x$"
// RUN: %to='with\:colon:time=none' ./program && %expect with:colon -- "report['program']['time_mode'] == 'none'"
// RUN: %to=$PWD/absolute ./program && %expect absolute -- "calls('main') == 1"
// RUN: %to=relative ./program && test ! -e elsewhere/relative && %expect relative -- "calls('main') == 1"
// RUN: test -z "$(ls elsewhere)" && test $(stat -c %%a relative) = 600
// RUN: umask 0777 && %to=masked ./program && %expect masked -- "calls('main') == 1"

// The profile's name is the program's name and process id by default, otherwise what the option says,
// in the folder where the program was started whatever it changes to, and readable only by its owner.
#include <unistd.h>
int main(void) { return chdir("elsewhere"); }
