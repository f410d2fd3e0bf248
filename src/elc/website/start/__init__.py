"""Starting for real: the first network of an installation, and the end of its demo."""
