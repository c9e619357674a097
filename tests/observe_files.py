"""Files that several tests of observers use."""

from __future__ import annotations

import base64

# One member a.txt ("invoice 2026"), locked with "kanri77" by `zip -X -0 -P kanri77 a.zip a.txt` (ZipCrypto).
PLAIN_ZIP = base64.b64decode(
    "UEsDBAoACQAAAAAAIVxuQmBkGQAAAA0AAAAFAAAAYS50eHTDOA/9jEuXtDlneyEU8UQnDVFQvTw43+82UEsHCG5CYGQZAAAADQAA"
    "AFBLAQIeAwoACQAAAAAAIVxuQmBkGQAAAA0AAAAFAAAAAAAAAAAAAACkgQAAAABhLnR4dFBLBQYAAAAAAQABADMAAABMAAAAAAA="
)
