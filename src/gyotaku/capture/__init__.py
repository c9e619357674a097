"""The browser port: pages visited as several visitors, and pages of our own as pictures. Off unless asked."""
