"""SPF, DKIM, ARC and DMARC computed by gyotaku from recorded digests and DNS answers. Pure: DNS stands behind a port."""
