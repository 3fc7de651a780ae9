# Symbols for the same code, without sizes, within each other, and of indirect functions.
        .text
        .globl  plain, _alias, versioned_1
        .weak   weak_alias
        .type   plain, @function
        .type   _alias, @function
        .type   weak_alias, @function
_alias:
weak_alias:
plain:
        nop
        nop
        nop
        ret
        .size   plain, 4
        .size   _alias, 4
        .size   weak_alias, 4
        nop                     # padding, which belongs to nobody
        nop

        .globl  chooser
        .type   chooser, @gnu_indirect_function
        .type   choose, @function
chooser:
choose:
        nop
        ret
        .size   chooser, 2
        .size   choose, 2

        .hidden hidden_function
        .globl  hidden_function
        .type   hidden_function, @function
hidden_function:
        nop
        nop
inner:                          # a label within a function
        nop
        ret
        .size   hidden_function, 4

without_size:
        nop
        nop
        .type   parsed.cold, @function
parsed.cold:
        nop
        ret
        .size   parsed.cold, 2

        .type   versioned_1, @function
versioned_1:
        ret
        .size   versioned_1, 1
        .symver versioned_1, versioned@@VERS_1

        .section .note.GNU-stack, "", @progbits
