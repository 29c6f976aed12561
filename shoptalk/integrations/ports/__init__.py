"""What the rooms may expect from the outside world: plain records and the errors that come with them."""
