"""The demo network: built by the real actions, in the order of life, so that what it shows is what the product does."""
