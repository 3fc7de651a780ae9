#!/usr/bin/env bash
# Compares how clang and the wrapper treat inputs by suffix and by -x: whenever clang's front end makes machine
# code, the wrapper must load the plugin. Not every version knows every suffix.
#
# usage: suffixes.sh WRAPPER CLANG
set -eu
wrapper=$1 clang=$2

compare() { # ARGUMENTS...
  plain=$($clang -### -c "$@" 2>&1) || return 0 # not in every version
  ours=$($wrapper -### -c "$@" 2>&1)
  case $plain in *'"-cc1" '*'"-emit-obj"'*) expected=1 ;; *) expected=0 ;; esac
  case $ours in *'"-fpass-plugin='*) found=1 ;; *) found=0 ;; esac
  [ $expected = $found ] || { echo "$*: clang compiles: $expected, plugin: $found"; exit 1; }
  compiled=$((compiled + expected)) left=$((left + 1 - expected))
}

compiled=0 left=0
for suffix in c C CPP cppm c++m ixx ii iim M mii ll bc pcm ast cui clcpp hip s S H hxx inl o txt; do
  touch "a.$suffix" && compare "a.$suffix"
done
for language in c++ objective-c-cpp-output c++-module c++-header ir pcm assembler-with-cpp; do
  compare -x $language a.txt
done
compare -x c -
compare -x c a.txt -x none a.o
if [ $compiled -le 15 ] || [ $left -le 8 ]; then
  echo "compiled: $compiled, left: $left"
  exit 1
fi
