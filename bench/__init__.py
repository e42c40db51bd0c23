"""How fast: ratios and times against fixed limits, all in one run. `python -m bench [--json] [--only NAME]`."""
