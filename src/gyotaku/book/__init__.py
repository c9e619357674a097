"""The case book: every case kept, campaigns recognised, trends counted. The only room that talks to a database.

Nothing here is imported on the path of `gyotaku analyse`: SQLAlchemy alone takes half a second to load. The desk opens the
book through one door, `gyotaku.book.facade.open_book`.
"""
