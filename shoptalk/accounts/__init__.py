"""Who is here: the person, their name, zone and preferences. Alone on a laptop a key in the address is enough."""
