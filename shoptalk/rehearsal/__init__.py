"""The rehearsal room: practice calls with a partner that answers back, the fear ladder, and the way into the real call.
Ratings, fears and practice calls have an owner, not a role: nobody else sees them, whatever they may see otherwise."""
