# insert(0, …) moves every word that is in the list already: n²/8 moves with words of one letter.
def reverse_words(s: str) -> str:
    words: list[str] = []
    for word in s.split():
        words.insert(0, word)
    return " ".join(words)
