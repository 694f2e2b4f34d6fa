"""What the client sees of the wallet."""

from ws.content.schemas import Content
from ws.kernel.player import Player
from ws.kernel.state import Reader


def wallet(reader: Reader, content: Content) -> dict[str, object]:
    player = reader.get(Player)
    debt = max(0, -player.diamonds)
    return {"diamonds": player.diamonds, "debt": debt, "unlimited_energy_until": player.unlimited_energy_until}
