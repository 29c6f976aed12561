"""School grades without syllables or dictionaries, so that they need no data and work offline."""

from __future__ import annotations

from collections.abc import Sequence

from shoptalk.method.conduct.sentences import words_of


def reading_grade(sentences: Sequence[str]) -> float:
    """US school grade of the text: the lower of the Automated Readability Index and Coleman-Liau.

    The lower one, because a single long name or address can push either of them up in a short letter.
    """
    words = [word for sentence in sentences for word in words_of(sentence)]
    if not words or not sentences:
        return 0.0
    letters_per_word = sum(character.isalnum() for word in words for character in word) / len(words)
    words_per_sentence = len(words) / len(sentences)
    automated = 4.71 * letters_per_word + 0.5 * words_per_sentence - 21.43
    coleman_liau = 5.88 * letters_per_word - 29.6 / words_per_sentence - 15.8
    return min(automated, coleman_liau)
