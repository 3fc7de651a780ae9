/// The header is C++11 by itself: what a C program says means the same.

#include "test/unit/interface/Header.c"
