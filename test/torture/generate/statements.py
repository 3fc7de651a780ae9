"""Statements of which generated functions consist. Each adds to `r`, may read `x` and `depth`, and calls only
with `depth - 1`, so that every program ends.
"""


class Body:
    """The body of one function: its statements and what they have used up."""

    def __init__(self, random, program, function):
        self.random = random
        self.program = program
        self.function = function
        self.me = function.me

    def number(self, limit=1000):
        return self.random.randrange(1, limit)

    def value(self):
        return self.random.choice([
            f"x + {self.number()}", f"x * {self.number(9)}", f"r ^ {self.number()}",
            f"(r >> 3) + {self.number()}"])

    def call(self, value=None):
        callee = self.random.choice(self.program.functions)
        return callee.call(self.me, "depth - 1", value or self.value())

    def result(self, value):
        return self.function.signature.result.format(v=value)

    def statement(self):
        name = self.random.choice(self.program.statements)
        self.function.takes.add(name)
        return getattr(self, name)()

    def plain_call(self):
        return f"r += {self.call()};"

    def arithmetic(self):
        return f"r = (r << {self.number(9)}) ^ (r >> {self.number(9)}); mix(r);"

    def loop(self):
        inner = self.random.choice([self.plain_call, self.arithmetic, self.choice, self.indirect])()
        return f"for (unsigned i = 0; i < {self.number(5)} + (x & 1); ++i) {{ {inner} }}"

    def choice(self):
        cases = "".join(f"  case {n}: r += {self.call()}; {self.random.choice(['break;', ''])}\n"
                        for n in range(self.random.randrange(2, 7)))
        return f"switch (r % 7) {{\n{cases}  default: mix({self.number()});\n  }}"

    def early_return(self):
        mask = self.random.choice([7, 15, 31])
        return f"if ((r & {mask}) == {self.number(7)}) {self.result(self.call())}"

    def indirect(self):
        return (f"{{ unsigned k = (unsigned)((x + {self.number()}) % TABLE); "
                f"EDGE({self.me}, tableIds[k]); r += table[k](depth - 1, {self.value()}); }}")

    def dynamic_stack(self):
        return ("{ volatile char *room = (char *)__builtin_alloca((r & 63) + 1); "
                f"room[0] = (char)r; r += {self.call()}; r += room[0] & 1; }}")

    def labels(self):
        text = ("{ static const void *const places[] = {&&one_@, &&two_@}; goto *places[r & 1]; "
                f"one_@: r += {self.call()}; two_@: mix(r); }}")
        return text.replace("@", str(self.number(10 ** 9)))

    def pure_calls(self):
        """Makes calls that could be merged or moved if the callee's attributes were still true.

        All results are used, because code generation would drop an unused call whose entry is counted.
        """
        leaves = [f for f in self.program.functions if f.role == "pure"]
        if not leaves:
            return self.arithmetic()
        call = self.random.choice(leaves).call(self.me, "depth", f"x + {self.number()}")
        return (f"for (unsigned i = 0; i < {self.number(4)}; ++i) r += {call}; "
                f"r ^= {call};")

    def tail_call(self):
        if self.random.random() < 0.5:
            return f"if ((r & 3) == 1) {self.result(self.call())}"
        return f"if ((r & 5) == 1) {self.result(self.call('x'))}"

    def sort(self):
        return (f"{{ unsigned long items[5] = {{x & 7, r & 15, {self.number()}, 3, x & 3}}; "
                f"sorter = {self.me}; qsort(items, 5, sizeof items[0], compare); "
                f"r += items[2]; }}")

    def signal(self):
        return f"if ((r & 7) == 3) {{ EDGE({self.me}, ONSIGNAL); raise(SIGUSR1); r += 5; }}"

    def quit(self):
        return f"if (quitAt && --quitAt == 0) {{ EDGE({self.me}, QUIT); quit(r); }}"

    def heap(self):
        """What an uninstrumented function allocates belongs to nobody: the program leaves it
        out, too."""
        if self.me == "OUTSIDE":
            return "{ char *p = (char *)malloc(9); __asm__ volatile(\"\" : \"+r\"(p)); free(p); }"
        size = f"(r & 255) + {self.number(64)}"
        make = self.random.choice([
            f"size_t n = {size}; char *p = (char *)malloc(n); ALLOCATED(p, n); p[0] = 1;",
            f"size_t n = {size}; char *p = (char *)calloc(n, 3); ALLOCATED(p, n * 3); r += p[n];",
            f"char *p = strdup(\"text {self.number()}\"); ALLOCATED(p, strlen(p) + 1); r += p[5];",
            "char *p = strndup(\"twenty letters\", r & 15); ALLOCATED(p, strlen(p) + 1);",
            "size_t n = 64 + (r & 64); char *p = (char *)aligned_alloc(64, n); ALLOCATED(p, n);",
            "void *q = NULL; if (posix_memalign(&q, 64, 100)) abort();"
            " char *p = (char *)q; ALLOCATED(p, 100);",
        ])
        use = self.random.choice([
            "", f"r += {self.call()};",
            f"{{ size_t m = {size}; p = (char *)realloc(p, m); ALLOCATED(p, m); p[m - 1] = 2; }}"])
        return f"{{ {make} {use} FREED(p); free(p); free(NULL); }}"

    def set_jump(self):
        if self.me == "OUTSIDE":
            self.program.edges_are_exact = False
        setter = self.random.choice(["setjmp(here)", "_setjmp(here)", "sigsetjmp(here, 1)"])
        return (f"{{ jmp_buf here, *outer = landing; landing = &here; "
                f"if ({setter} == 0) r += {self.call()}; else r ^= {self.number()}; "
                f"landing = outer; r += {self.call()}; }}")

    def jump_out_of_handler(self):
        if self.me == "OUTSIDE":
            self.program.edges_are_exact = False
        return (f"{{ sigjmp_buf here, *outer = jumpTo; jumpTo = &here; "
                f"if (sigsetjmp(here, 1) == 0) {{ EDGE({self.me}, ONJUMP); raise(SIGUSR2); }} "
                f"else r ^= {self.number()}; jumpTo = outer; r += {self.call()}; }}")

    def extra_call(self):
        k = self.random.randrange(2)
        callee = self.program.ids[f"x{k}"]
        return f"{{ EDGE({self.me}, {callee}); r += extras[{k}](depth - 1, {self.value()}); }}"

    def long_jump(self):
        return f"if (landing && (r & 3) == 2) longjmp(*landing, {self.number(9)});"

    def must_tail(self):
        """The last statement: the callee is below the caller's caller, whichever that is."""
        callees = [f for f in self.program.functions
                   if f.kind == "scalar" and f.role == "ordinary" and not f.attributes]
        if not callees:
            return ""
        call = self.random.choice(callees).call("OUTSIDE", "depth - 1", "r + 1")
        edge, call = call[1:-1].split("), ", 1)
        return f"{edge}); __attribute__((musttail)) return {call};"
