"""The words all rooms share: ids, records, messages, errors, rolls and the feature manifest.

Nothing here knows a database, a socket or a clock; everything else may import it.
"""
