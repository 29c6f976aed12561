"""What was advised and whom one was sent to: suggestions, referrals, report-backs, mentorships, received and given."""
