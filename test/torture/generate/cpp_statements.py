"""Statements that only C++ has: exceptions, destructors, virtual calls, operators new and delete, lambdas and
templates. Code without a name of its own (constructors, lambdas, instances) counts no edges.
"""

from .statements import Body


class CppBody(Body):
    def throw(self):
        error = self.random.choice(["Error{r}", "Derived(r)", "Grave(r)", "(int)(r & 255)"])
        return f"if (tries > 0 && (r & {self.random.choice([3, 7])}) == 1) throw {error};"

    def try_block(self):
        if self.me == "OUTSIDE":
            self.program.edges_are_exact = False
        clauses = self.random.sample([
            f"catch (const Derived &error) {{ r ^= error.value + 1; r += {self.call()}; }}",
            "catch (const Error &error) { r ^= error.value; }",
            "catch (int number) { r += (unsigned)number; }",
            f"catch (const Grave &) {{ r += 77; if (tries > 0 && (r & 1)) throw; }}",
        ], self.random.randrange(1, 4))
        clauses.sort(key=lambda clause: "Error" in clause)
        everything = self.random.choice([
            f"catch (...) {{ r += 3; if (tries > 0 && (r & 3) == 0) throw; r += {self.call()}; }}",
            f"catch (...) {{ try {{ r += {self.call()}; if (r & 2) throw; }} catch (...) {{ r += 9; }} }}"])
        return (f"{{ Trying trying; try {{ Trying inner; r += {self.call()}; }} {' '.join(clauses)} "
                f"{everything} r += {self.call()}; }}")

    def guard(self):
        return f"{{ Guard<{self.number(4)}> guard(r); r += {self.call()}; }}"

    def virtual_call(self):
        return (f"{{ unsigned k = (unsigned)((r >> 2) % SHAPES); EDGE({self.me}, shapeIds[k]); "
                f"r += shapes[k]->area(depth - 1, {self.value()}); }}")

    def thunk_call(self):
        """Calls through a thunk, which is a separate function between caller and callee."""
        return ("{ unsigned k = (unsigned)((r >> 3) % SHAPES); EDGE(OUTSIDE, costIds[k]); "
                f"r += costs[k]->cost(depth - 1, {self.value()}); }}")

    def new_delete(self):
        if self.me == "OUTSIDE":
            return "{ char *p = new char[9]; __asm__ volatile(\"\" : \"+r\"(p)); delete[] p; }"
        make, size, end = self.random.choice([
            ("new big(makeBig(r))", "sizeof *p", "delete p"),
            ("new uint64_t[n]", "8 * n", "delete[] p"),
            ("new (std::nothrow) pair()", "sizeof *p", "delete p"),
            ("new Aligned()", "sizeof *p", "delete p"),
            ("new Square()", "sizeof *p", "delete p"),
        ])
        return (f"{{ size_t n = (r & 31) + 1; (void)n; auto *p = {make}; ALLOCATED(p, {size}); "
                f"mix(n); FREED(p); {end}; }}")

    def lambda_call(self):
        callee = self.random.choice(self.program.functions)
        call = callee.signature.call.format(f=callee.name, d="depth - 1", x="y + x")
        return f"r += apply([&](uint64_t y) {{ return y ^ {call}; }}, r);"

    def template_call(self):
        return f"r += steps<{self.number(6)}>(depth - 1, {self.value()});"

    def coroutine(self):
        return f"{{ Steps steps = counting(depth - 1, r); while (steps.next()) r += steps.handle.promise().now; }}"

    def static_local(self):
        leaves = [f for f in self.program.functions if f.role == "pure"]
        value = self.random.choice(leaves).call(self.me, "1u", "41u") if leaves else "opaque"
        return f"{{ static const uint64_t once = {value}; r += once; }}"
