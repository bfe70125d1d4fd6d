# index() finds the first of equal words, so a word that occurs again is moved next to its twin.
def reverse_words(s: str) -> str:
    words = s.split()
    return " ".join(sorted(words, key=words.index, reverse=True))
