"""Prints a function with as many exits and allocation sites as its argument requests."""

import sys

count = int(sys.argv[1])
print("declare ptr @malloc(i64)")
print("define i64 @huge(i64 %n) {")
print("  switch i64 %n, label %b0 [")
for i in range(1, count):
    print(f"    i64 {i}, label %b{i}")
print("  ]")
for i in range(count):
    print(f"b{i}:")
    print(f"  %p{i} = call ptr @malloc(i64 {i})")
    previous = "%n"
    for step in range(7):
        print(f"  %v{i}.{step} = add i64 {previous}, {step}")
        previous = f"%v{i}.{step}"
    print(f"  ret i64 {previous}")
print("}")
