"""Builds one generated program in the ways that are compared."""

from dataclasses import dataclass

from generate import PRELUDE_FOLDER

STANDARDS = {"c": "gnu11", "cpp": "gnu++20"}
EXTRA = {"c": "cpp", "cpp": "c"}  # the other language of a mixed program


@dataclass
class Unit:
    """The input from which one call of the compiler makes an object file."""

    name: str
    language: str
    arguments: list


class Builds:
    def __init__(self, program, language, toolchain, folder, lto):
        self.toolchain, self.folder, self.lto = toolchain, folder, lto
        self.language = language
        self.includes = [f"-I{path}" for path in (PRELUDE_FOLDER, *program.include_folders)]
        self.has_halves = program.has_halves
        self.extra_flags = []
        self.whole = Unit("program", language, [f"program.{language}"])
        self.extra, self.is_loaded = None, program.extra == "loaded"
        folder.file(self.whole.arguments[0]).write_text(program.text())
        if program.extra:
            self.extra = Unit("extra", EXTRA[language], ["-fPIC", f"extra.{EXTRA[language]}"])
            folder.file(self.extra.arguments[-1]).write_text(program.extra_text())

    def compiler(self, name, language):
        flags = [f"-std={STANDARDS[language]}", "-w", "-pthread", *self.includes, *self.extra_flags]
        # An exception may pass through C frames.
        return [name + "++", *flags] if language == "cpp" else [name, *flags, "-fexceptions"]

    def linker(self, name):
        return self.compiler(name, "cpp" if self.extra else self.language)

    def units(self, level):
        """With link-time optimisation, a generated C program consists of two halves."""
        units = [Unit(f"half{n}", "c", [f"-DUNIT={n}", *self.whole.arguments]) for n in (1, 2)] \
            if level == "lto" and self.has_halves else [self.whole]
        return units + ([self.extra] if self.extra else [])

    def flags(self, level):
        return ["-O2", self.lto] if level == "lto" else [f"-{level}"]

    def compile(self, compiler, level, output, **variables):
        """Makes a program by clang or the wrapper, as users do. Returns whether a part must
        be loaded."""
        units, link = self.units(level), [*self.linker(compiler), *self.flags(level)]
        if level == "lto":
            link.append("-fuse-ld=lld")
        if len(units) == 1 and level != "lto":
            self.folder.must([*link, *units[0].arguments, "-o", output], **variables)
            return False
        objects = [f"{output}-{unit.name}.o" for unit in units]
        for unit, name in zip(units, objects):
            self.folder.must([*self.compiler(compiler, unit.language), *self.flags(level), "-c",
                              *unit.arguments, "-o", name], **variables)
        loaded = self.is_loaded and level != "lto" and "instrumented" in output
        if loaded:
            self.folder.must([*link, "-shared", objects.pop(), "-o", f"{output}.so"], **variables)
        self.folder.must([*link, "-rdynamic", *objects, "-o", output], **variables)
        return loaded

    def emit(self, level):
        """Makes the program as one module of IR, as the pass sees it; with link-time optimisation, after the
        linker's part. Returns its name."""
        names = []
        for unit in self.units(level):
            names.append(f"{level}-{unit.name}.bc")
            optimised = ["-O2", "-flto"] if level == "lto" else [f"-{level}", "-emit-llvm"]
            self.folder.must([*self.compiler(self.toolchain.tool("clang"), unit.language), *optimised,
                              "-c", *unit.arguments, "-o", names[-1]])
        tool = self.toolchain.tool
        if len(names) > 1:
            self.folder.must([tool("llvm-link"), *names, "-o", f"{level}.bc"])
            names = [f"{level}.bc"]
        if level == "lto":
            self.folder.must([tool("opt"), "-passes=internalize,lto<O2>",
                              "-internalize-public-api-list=main,x0,x1", names[0], "-o", "linked.bc"])
            return "linked.bc"
        return names[0]

    def link(self, name, *inputs):
        """Links a program from objects and modules that are compiled as they are."""
        self.folder.must([*self.linker(self.toolchain.tool("clang")), "-O0", "-rdynamic",
                          "-fuse-ld=lld", *inputs, "-o", name])
