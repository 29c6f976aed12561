"""The look: page frame, components, icons, and the patterns page that shows each of them."""
