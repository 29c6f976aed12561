"""Who is here: the person, their name, zone and preferences. Sign-in comes later; alone on a laptop a key in the address is enough."""
