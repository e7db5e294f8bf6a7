"""Who may do what to initiatives. For now everything is the operator's, until initiative holders have accounts."""

from binnenuit.kernel.authority import operator, permit

for _verb in ("save", "publish", "pause", "end", "confirm", "remove", "generate_examples", "remove_examples"):
    permit(f"initiatives.{_verb}", operator)
