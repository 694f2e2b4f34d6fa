"""The stores: each speaks its own protocol outwards, and `Provider` inwards."""
