"""HTTP: the REST routes, health, metrics and the static web client, on the same port."""
