"""Reading mail: what kind of message is this, whom is it from, what is new in it. Pure: bytes in, plain values out."""
