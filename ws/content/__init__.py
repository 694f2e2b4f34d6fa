"""What the game consists of, as checked data: schemas, loader and the YAML files in `data/`."""
