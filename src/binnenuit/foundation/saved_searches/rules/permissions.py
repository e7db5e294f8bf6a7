"""Who may follow a search, and who looks for what is new."""

from binnenuit.kernel.authority import either, everyone, operator, permit, system

for _verb in ("ask", "start", "stop"):
    # what guards these is the form (no spam), and the signed link (only who got it)
    permit(f"saved_searches.{_verb}", everyone)
permit("saved_searches.run", either(operator, system))
