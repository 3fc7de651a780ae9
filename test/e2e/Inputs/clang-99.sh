#!/bin/sh
# Pretends to be a clang of another version, as far as the wrapper asks.
echo 'clang version 99.1.0'
echo 'Target: x86_64-pc-linux-gnu'
echo ' "clang-99" "-cc1" "-triple" "x86_64-pc-linux-gnu" "-emit-obj" "-x" "c" "a.c"'
