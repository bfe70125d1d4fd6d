from dataclasses import dataclass


@dataclass
class Player:
    name: str
    score: int


def rank(players: list[Player]) -> None:
    players.sort(key=lambda p: (-p.score, p.name))


players = [Player("Ben", 1), Player("Tom", 2), Player("Ada", 2)]
rank(players)
print(players)
