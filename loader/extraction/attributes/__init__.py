"""The attributes of a deal: status, date, instrument, products, amount."""
