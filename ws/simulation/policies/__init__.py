"""What a plain, average person asks for on a morning, room by room."""
