"""bilateral: relations between countries, read out of text into a graph whose every edge shows its source."""

__version__ = "0.1.0"
