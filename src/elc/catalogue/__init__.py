"""What the product starts with: instruments and published tables as reviewed data files, no code.

`instruments/<key>.v<version>.toml` are read by `elc.instruments.loading`, `pilots/<name>.toml` by
`elc.evaluation.pilots`, both through `importlib.resources`: an installed wheel works as the checkout does.
"""
