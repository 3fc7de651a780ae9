"""The functions of a generated program, before their bodies are written."""

from dataclasses import dataclass, field

from .signatures import SIGNATURES

# Traits of ordinary functions: pairs of linkage and attributes.
TRAITS = [
    ("", ""), ("", ""), ("STATIC", ""), ("STATIC", ""), ("STATIC", "noinline"), ("", "noinline"),
    ("", "noinline, optnone"), ("STATIC", "minsize"), ("", "cold"), ("STATIC", "flatten"),
    ("", "disable_tail_calls"), ("STATIC", "hot"), ("", "no_stack_protector"),
]
CONVENTIONS = ["ms_abi", "regcall", "vectorcall"]


@dataclass
class Function:
    """`role`: ordinary; pure and inlined functions call nothing; an unseen one is not
    instrumented."""

    number: int
    name: str
    kind: str
    role: str
    linkage: str
    attributes: list = field(default_factory=list)
    takes: set = field(default_factory=set)  # features that its body uses

    @property
    def signature(self):
        return SIGNATURES[self.kind]

    @property
    def me(self):
        return "OUTSIDE" if self.role == "unseen" else str(self.number)

    @property
    def is_counted(self):
        return self.role in ("ordinary", "pure")

    def declaration(self):
        attributes = f"__attribute__(({', '.join(self.attributes)})) " if self.attributes else ""
        return (f"{self.linkage} {attributes}{self.signature.returns} "
                f"{self.name}({self.signature.parameters})").strip()

    def call(self, caller, depth, value):
        """Returns an expression of type uint64_t."""
        call = self.signature.call.format(f=self.name, d=depth, x=value)
        return f"(EDGE({caller}, {self.number}), {call})" if self.is_counted else call


def make_functions(random, count):
    return [make_function(random, number) for number in range(count)]


def make_function(random, number):
    name = f"f{number}"
    role = random.choices(["ordinary", "pure", "inlined", "unseen"], [12, 2, 1, 1])[0]
    if number < 2:
        role = "ordinary"
    if number == 0:
        return Function(number, name, "scalar", role, "")
    kind = "scalar" if random.random() < 0.45 else random.choice(sorted(SIGNATURES))
    if role == "pure":
        kind = random.choice(["scalar", "real", "narrow", "pair"])
        return Function(number, name, kind, role, "static",
                        [random.choice(["const", "pure", "const, noinline"])])
    if role == "inlined":
        return Function(number, name, "scalar", role, "static inline", ["always_inline"])
    if role == "unseen":
        return Function(number, name, kind, role, "", ["no_profile_instrument_function", "noinline"])
    linkage, attributes = random.choice(TRAITS)
    function = Function(number, name, kind, role, linkage, [attributes] if attributes else [])
    if kind in ("big", "byval", "narrow") and random.random() < 0.3:
        function.attributes.append(random.choice(CONVENTIONS))
    return function
