/// The header compiles by itself as C++11 and means the same as in a C program.

#include "test/unit/interface/Header.c"
