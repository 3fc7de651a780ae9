#!/bin/sh
# A header with DECLARATION in line 3 must be refused with LINE, and nothing may be written.
#
# usage: refuses.sh BINDGEN LINE DECLARATION
set -u
printf '#include <stdint.h>\n/// Comment.\n%s\nint known(int number);\n' "$3" >refused.h
"$1" refused.h --format json -o refused.json 2>said.txt && exit 1
echo "vais-profiler-bindgen: refused.h:3: $2 cannot be bound" | diff - said.txt && [ ! -e refused.json ]
