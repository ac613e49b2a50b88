"""Knowledge of the world as reviewed YAML tables with their sources, and the loaders of those tables."""
