"""What the client sees of the wallet."""

from ws.content.schemas import Content
from ws.kernel.player import Player
from ws.kernel.state import Reader


def wallet(reader: Reader, content: Content) -> dict[str, object]:
    player = reader.get(Player)
    return {"diamonds": player.diamonds, "unlimited_energy_until": player.unlimited_energy_until}
