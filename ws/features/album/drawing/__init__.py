"""Drawing the pictures of the album: pure functions from what was seen to an SVG.

The same picture is drawn the same way for ever; what differs between two of them hangs on the life's
seed and the number of the photograph. Attributes stand in single quotes, so that JSON need not escape them.
"""
