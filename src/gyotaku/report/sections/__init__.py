"""The sections of a report, one small module each: a function from the page to its pieces, empty when there is nothing to say."""
