"""From a yes to the thank-you: the appointment, the guest page, the brief, the talk with its notes, the debrief."""
