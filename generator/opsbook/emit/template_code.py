"""What Jinja makes of a template, leaner: a page calls a hundred macros and looks up four hundred attributes.

Templates mean what Jinja says they mean. What is left out cannot happen here: everything is escaped, always; nothing
is asynchronous; no function asks for Jinja's context; a module that is imported knows the globals and nothing of the
page. So a macro can be a plain Python function, called as such.
"""

from __future__ import annotations

from keyword import iskeyword
from typing import Any

from jinja2 import nodes
from jinja2.compiler import CodeGenerator, Frame, MacroRef, find_undeclared, optimizeconst

_RESERVED = frozenset(
    ("caller", "concat", "cond_expr_undefined", "context", "environment", "escape", "getattr", "got", "html",
     "identity", "markup", "markup_join", "missing", "named", "obj", "resolve", "shown", "slow", "str", "str_join",
     "undefined")
)  # fmt: skip
"""Names of the compiled code itself. A macro whose parameter bears one is compiled as Jinja does it."""


class TemplateCode(CodeGenerator):
    """Writes the Python code of one template."""

    def write_commons(self) -> None:
        """Give every function its tools as local names."""
        super().write_commons()
        self.writeline("shown = environment.shown")
        self.writeline("markup = environment.markup")
        self.writeline("html = environment.html")
        self.writeline("slow = environment.getattr")

    def _output_child_pre(self, node: nodes.Expr, frame: Frame, finalize: Any) -> None:
        if frame.eval_ctx.volatile or not frame.eval_ctx.autoescape or finalize.src is not None:
            super()._output_child_pre(node, frame, finalize)
        else:
            self.write("(got if type(got := ")

    def _output_child_post(self, node: nodes.Expr, frame: Frame, finalize: Any) -> None:
        if frame.eval_ctx.volatile or not frame.eval_ctx.autoescape or finalize.src is not None:
            super()._output_child_post(node, frame, finalize)
        else:
            self.write(") is html else shown(got))")

    @optimizeconst
    def visit_Getattr(self, node: nodes.Getattr, frame: Frame) -> None:  # noqa: N802  # Jinja's way to name them
        """Look up an attribute; only what has none of that name goes the long way, which finds keys too."""
        self.write("(got if (got := getattr((obj := ")
        self.visit(node.node, frame)
        self.write(f"), {node.attr!r}, missing)) is not missing else slow(obj, {node.attr!r}))")

    @optimizeconst
    def visit_Call(self, node: nodes.Call, frame: Frame, forward_caller: bool = False) -> None:  # noqa: N802  # the same
        """Call what is called, as it is."""
        extra = {"caller": "caller"} if forward_caller else {}
        self.visit(node.node, frame)
        if node.dyn_args or node.dyn_kwargs or any(iskeyword(keyword.key) for keyword in node.kwargs):
            self.write("(*()")  # Jinja's own arguments begin with a comma
            self.signature(node, frame, extra)
        else:
            self.write("(")
            for argument in (*node.args, *node.kwargs):
                self.visit(argument, frame)
                self.write(", ")
            self.write(", ".join(f"{name}={value}" for name, value in extra.items()))
        self.write(")")

    def macro_body(self, node: nodes.Macro | nodes.CallBlock, frame: Frame) -> tuple[Frame, MacroRef]:
        """Write a macro as a function with the macro's own parameters, whose result is safe HTML."""
        if not self._is_plain(node):
            return super().macro_body(node, frame)
        frame = frame.inner()
        frame.symbols.analyze_node(node)
        reference = MacroRef(node)
        parameters = [(argument.name, frame.symbols.ref(argument.name)) for argument in node.args]
        if "caller" in find_undeclared(node.body, ("caller",)):
            parameters.append(("caller", frame.symbols.declare_parameter("caller")))
            reference.accesses_caller = True
        frame.require_output_check = False
        frame.symbols.analyze_node(node)
        odd = [name for name, _ in parameters if iskeyword(name)]
        arguments = [f"{name}_=missing" if name in odd else f"{name}=missing" for name, _ in parameters]
        self.writeline(f"def macro({', '.join([*arguments, '**named'] if odd else arguments)}):", node)
        self.indent()
        self.buffer(frame)
        for name, local in parameters:
            self.writeline(f"{local} = named.pop({name!r}, {name}_)" if name in odd else f"{local} = {name}")
        if odd:
            self.writeline("if named: raise TypeError('a macro takes no argument ' + next(iter(named)))")
        self.enter_frame(frame)
        self._defaults(node, frame, parameters)
        self.blockvisit(node.body, frame)
        self.writeline(f"return markup(concat({frame.buffer}))")
        self.leave_frame(frame, with_python_scope=True)
        self.outdent()
        return frame, reference

    def macro_def(self, macro_ref: MacroRef, frame: Frame) -> None:
        """Name the function that ``macro_body`` wrote."""
        if self._is_plain(macro_ref.node):
            self.write("macro")
        else:
            super().macro_def(macro_ref, frame)

    def _defaults(self, node: nodes.Macro | nodes.CallBlock, frame: Frame, parameters: list[tuple[str, str]]) -> None:
        self.push_parameter_definitions(frame)
        first = len(node.args) - len(node.defaults)
        for index, (name, local) in enumerate(parameters):
            self.writeline(f"if {local} is missing:")
            self.indent()
            if first <= index < len(node.args):
                self.writeline(f"{local} = ")
                self.visit(node.defaults[index - first], frame)
            else:
                what = "No caller defined" if name == "caller" else f"parameter {name!r} was not provided"
                self.writeline(f"{local} = undefined({what!r}, name={name!r})")
            self.mark_parameter_stored(local)
            self.outdent()
        self.pop_parameter_definitions()

    @staticmethod
    def _is_plain(node: nodes.Macro | nodes.CallBlock) -> bool:
        """Whether a macro takes just the parameters that it names, and none that our code needs for itself."""
        names = [argument.name for argument in node.args]
        reserved = any(name in _RESERVED or f"{name}_" in names or name.startswith(("l_", "t_")) for name in names)
        return not reserved and not find_undeclared(node.body, ("kwargs", "varargs"))

    def _import_common(self, node: nodes.Import | nodes.FromImport, frame: Frame) -> None:
        if node.with_context:
            super()._import_common(node, frame)
            return
        self.write("environment.module(")
        self.visit(node.template, frame)
        self.write(")")
