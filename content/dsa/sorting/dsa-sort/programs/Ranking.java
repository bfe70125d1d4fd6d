import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

class Main {
    public static void main(String[] args) {
        List<Player> players = new ArrayList<>(
            List.of(new Player("Ben", 1), new Player("Tom", 2), new Player("Ada", 2)));
        Ranking.rank(players);
        System.out.println(players);
    }
}

record Player(String name, int score) {}

final class Ranking {
    static void rank(List<Player> players) {
        players.sort(Comparator.comparingInt(Player::score).reversed()
            .thenComparing(Player::name));
    }
}
