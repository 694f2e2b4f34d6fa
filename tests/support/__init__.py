"""What tests share: databases, a real server, clients that watch, lives without a server."""
