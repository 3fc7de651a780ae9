"""Assembles a program from a seed. The same seed always gives the same text."""

import random as randomness
from pathlib import Path

from .cpp_statements import CppBody
from .functions import make_functions
from .scenes import Scenes
from .statements import Body

COMMON = ["plain_call", "plain_call", "plain_call", "arithmetic", "loop", "loop", "choice",
          "early_return", "pure_calls", "indirect", "dynamic_stack", "labels", "tail_call", "heap", "heap", "sort",
          "signal", "quit"]
JUMPS = ["set_jump", "set_jump", "long_jump", "jump_out_of_handler"]
EXCEPTIONS = ["throw", "throw", "try_block", "try_block", "guard"]
CPP = ["virtual_call", "thunk_call", "new_delete", "lambda_call", "template_call", "static_local"]
ENDINGS = ["return 0;"] * 4 + [
    "return 41;", "exit(3);", "finishEarly(); _exit(4);", "finishEarly(); abort();",
    "finishEarly(); raise(SIGKILL);", "finishEarly(); __builtin_trap();", "pthread_exit(NULL);"]
SHAPES = ["Square", "Circle", "Ring"]


class Program(Scenes):
    """One generated program. `edges_are_exact`: no exception or jump ends in an unseen function."""

    include_folders = ()

    def __init__(self, seed, language):
        self.random = randomness.Random(f"{language}-{seed}")
        self.is_cpp = language == "cpp"
        self.has_halves = not self.is_cpp
        self.edges_are_exact = True
        self.functions = make_functions(self.random, self.random.randrange(6, 18))
        self.uses_exceptions = self.is_cpp and self.random.random() < 0.8
        self.statements = list(COMMON)
        if self.is_cpp:
            self.statements += CPP
        self.uses_coroutines = False
        if self.uses_exceptions:
            self.statements += EXCEPTIONS
        elif not self.is_cpp or self.random.random() < 0.3:
            self.statements += JUMPS
        if self.is_cpp and "set_jump" not in self.statements and self.random.random() < 0.5:
            self.uses_coroutines = True
            self.statements += ["coroutine"]
        self.choose_scenes()
        if self.extra:
            self.statements += ["extra_call", "extra_call"]
        count = len(self.functions)
        self.names = ["onSignal", "quit", "compare", "work", "onJump", "main"] + self.scene_names()
        if self.is_cpp:
            self.names += [f"area{shape}" for shape in SHAPES] + [f"cost{shape}" for shape in SHAPES]
        self.ids = {name: count + index for index, name in enumerate(self.names)}

    def text(self):
        bodies = "\n".join(self.definition(function) for function in self.functions)
        parts = [self.head(), self.tables(), self.runtime_functions()]
        if self.is_cpp:
            parts.append(self.classes())
        parts += [self.scene_functions(), bodies, self.main()]
        return "\n".join(parts)

    def head(self):
        names = [function.name for function in self.functions] + self.names
        language = "#include <new>\n#include <exception>\n#include <coroutine>\n" if self.is_cpp else ""
        defines = "".join(f"#define {name.upper()} {self.ids[name]}\n" for name in self.names[:5])
        listed = ", ".join(f'"{name}"' for name in names)
        names_of = 'extern "C" {\nconst char *const names[] = {%s};\n}' if self.is_cpp else (
            "#if !defined(UNIT) || UNIT == 1\nconst char *const names[] = {%s};\n#endif")
        return (f"#define _GNU_SOURCE 1\n#define FUNCTIONS {len(names)}\n{defines}{language}"
                f'#include "prelude.h"\nSHARED(__thread long quitAt, 0);\nSHARED(__thread int tries, 0);\n'
                + names_of % listed)

    def tables(self):
        scalars = [f for f in self.functions if f.kind == "scalar" and f.role == "ordinary"]
        declarations = "\n".join(self.declaration(f) + ";" for f in self.functions)
        return (f"{declarations}\n#define TABLE {len(scalars)}u\n"
                f"static uint64_t (*const table[])(unsigned, uint64_t) = "
                f"{{{', '.join(f.name for f in scalars)}}};\n"
                f"static const unsigned tableIds[] = {{{', '.join(str(f.number) for f in scalars)}}};")

    def declaration(self, function):
        """Includes the symbol's name, because C++ and some calling conventions would change it."""
        return f'{function.declaration()} __asm__("{function.name}")'

    def runtime_functions(self):
        linkage = 'extern "C" ' if self.is_cpp else ""
        return (Path(__file__).parent / "runtime_functions.h").read_text().replace("LINKAGE ", linkage)

    def classes(self):
        text = (Path(__file__).parent / "classes.h").read_text()
        for shape in SHAPES:
            methods = []
            for method in ("area", "cost"):
                function = self.functions[0]
                body = CppBody(self.random, self, function)
                function_me, body.me = function.me, str(self.ids[method + shape])
                methods.append(
                    f'  uint64_t {method}(unsigned depth, uint64_t x) override __asm__("{method}{shape}") '
                    f"{{\n    uint64_t r = x;\n    if (isSpent(depth)) return r;\n"
                    f"    {body.plain_call()}\n    {body.arithmetic()}\n    return r;\n  }}\n")
            text += (f"struct {shape} : Shape, Priced {{\n  uint64_t held = {self.random.randrange(99)};\n"
                     f"{''.join(methods)}}};\n")
        text += "".join(f"static {shape} one{shape};\n" for shape in SHAPES)
        one = ", ".join(f"&one{shape}" for shape in SHAPES)
        text += (f"#define SHAPES {len(SHAPES)}u\nstatic Shape *const shapes[] = {{{one}}};\n"
                 f"static Priced *const costs[] = {{{one}}};\n")
        for method, ids in (("area", "shapeIds"), ("cost", "costIds")):
            listed = ", ".join(str(self.ids[method + shape]) for shape in SHAPES)
            text += f"static const unsigned {ids}[] = {{{listed}}};\n"
        return text + self.template() + self.leaver() + self.coroutine()

    def template(self):
        callee = self.functions[1]
        call = callee.signature.call.format(f=callee.name, d="depth - 1", x="x + N")
        return ("template <int N> uint64_t steps(unsigned depth, uint64_t x) {\n"
                "  if (isSpent(depth)) return x;\n"
                f"  uint64_t r = N % 2 ? {call} : x;\n"
                "  return r + steps<N - 1>(depth - 1, x ^ N);\n}\n"
                "template <> uint64_t steps<0>(unsigned, uint64_t x) { return x; }\n")

    def leaver(self):
        """Makes calls when its thread ends."""
        call = self.mixed(self.functions[1].call("OUTSIDE", "3", "value"))
        return ("struct Leaver {\n  uint64_t value = 5;\n"
                f"  ~Leaver() {{ fuel = 9; {call} }}\n}};\nstatic thread_local Leaver leaver;\n")

    def coroutine(self):
        if not self.uses_coroutines:
            return ""
        call = self.functions[1].call("OUTSIDE", "depth - 1", "x + i")
        return ((Path(__file__).parent / "coroutines.h").read_text() +
                "static Steps counting(unsigned depth, uint64_t x) {\n"
                f"  for (unsigned i = 0; i < 3 && !isSpent(depth); ++i) co_yield x + {call};\n}}\n")

    def definition(self, function):
        signature = function.signature
        head = function.declaration()
        if function.role in ("pure", "inlined"):
            text = f"{signature.prologue} (void)depth; {signature.result.format(v='x * 11 + 5')}"
            return f"{head} {{ {text} }}"
        body = (CppBody if self.is_cpp else Body)(self.random, self, function)
        statements = [body.statement() for _ in range(self.random.randrange(1, 7))]
        last = body.result("r")
        if function.kind == "scalar" and self.random.random() < 0.3 and self.may_end_in_a_jump(function):
            last = body.must_tail() or last
        storage = "volatile " if function.takes & {"set_jump", "jump_out_of_handler"} else ""
        lines = [signature.prologue, f"{storage}uint64_t r = x ^ {body.number()};",
                 f"if (isSpent(depth)) {body.result('r')}", *statements, last]
        text = "\n".join(f"  {line}" for line in lines if line)
        return self.in_half(function, f"{head} {{\n{text}\n}}")

    @staticmethod
    def may_end_in_a_jump(function):
        return (function.attributes in ([], ["noinline"], ["minsize"]) and
                not function.takes & {"set_jump", "jump_out_of_handler", "coroutine", "guard", "try_block", "dynamic_stack"})

    def in_half(self, function, text):
        half = 1 + function.number % 2
        return f"#if !defined(UNIT) || UNIT == {half}\n{text}\n#endif"

    def main(self):
        start = self.random.choice([0, 0, 1, 2, 4])
        quit_at = self.random.choice([0, 0, 0, 5, 40])
        fuel = self.random.choice([200, 2000, 6000])
        ending = self.random.choice(ENDINGS)
        if self.uses_exceptions and self.random.random() < 0.1:
            ending = "std::set_terminate([] { finishEarly(); abort(); }); throw Error{7};"
        first = self.functions[0].call("WORK", "12", "seed")
        second = self.functions[1].call("WORK", "9", "seed + 1")
        body = f"r += {first}; r ^= {second};"
        if self.uses_exceptions:
            body = f"try {{ Trying trying; {body} }} catch (...) {{ r ^= 99; }}"
        leave = self.random.choice(["return (void *)r;", "return (void *)r;", "pthread_exit((void *)r);"])
        main = str(self.ids["main"])
        threads = (f"  pthread_t threads[{start}];\n"
                   f"  for (uintptr_t i = 0; i < {start}; ++i) {{ "
                   f"if (pthread_create(&threads[i], NULL, work, (void *)(i + 10))) abort(); }}\n"
                   f"  for (uintptr_t i = 0; i < {start}; ++i) {{ void *result; "
                   f"pthread_join(threads[i], &result); mix((uint64_t)result); }}\n") if start else ""
        constructor = ("__attribute__((constructor)) static void beforeMain(void) { fuel = 20; mix("
                       + self.functions[1].signature.call.format(f=self.functions[1].name, d="4", x="1")
                       + "); }\n") if self.random.random() < 0.5 and not self.uses_exceptions else ""
        linkage = 'extern "C" ' if self.is_cpp else ""
        leaving = "++leaver.value; " if self.is_cpp and self.random.random() < 0.5 else ""
        return (f"#if !defined(UNIT) || UNIT == 1\n{constructor}"
                f"{linkage}__attribute__((noinline)) void *work(void *argument) {{\n"
                f"  uint64_t seed = (uint64_t)(uintptr_t)argument; volatile uint64_t r = seed;\n"
                f"  fuel = {fuel}; (void)tries;\n  {leaving}{body}\n  mix(r); r ^= hash;\n  {leave if start else 'return (void *)r;'}\n}}\n"
                f"int main(void) {{\n  atexit(finish);\n{threads}{self.scenes()}"
                f"  quitAt = {quit_at};\n  fuel = {fuel};\n"
                f"  {self.main_work(main)}\n"
                f"  {ending}\n}}\n#endif\n")

    def main_work(self, main):
        return self.mixed(self.functions[0].call(main, "14", "3"))

    def mixed(self, call):
        """Makes a call that no exception leaves."""
        if not self.uses_exceptions:
            return f"mix({call});"
        return f"try {{ Trying trying; mix({call}); }} catch (...) {{ mix(8); }}"

    def counted_names(self):
        """Returns the functions whose every call the program itself counts."""
        counted = [function.name for function in self.functions if function.is_counted]
        return counted + [name for name in self.names if name not in ("main", "work")]
