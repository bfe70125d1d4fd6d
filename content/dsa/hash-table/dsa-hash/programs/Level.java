import java.util.HashMap;
import java.util.Map;

class Main {
    public static void main(String[] args) {
        for (String s : new String[] {"UDDUUU", "UDUD", "UD", "U", ""}) {
            System.out.println(s + ": " + Level.longestLevel(s));
        }
    }
}

final class Level {
    static int longestLevel(String s) {
        Map<Integer, Integer> first = new HashMap<>();
        first.put(0, 0); // after no letters the balance is 0
        int balance = 0, best = 0;
        for (int i = 0; i < s.length(); i++) {
            balance += s.charAt(i) == 'U' ? 1 : -1;
            Integer at = first.putIfAbsent(balance, i + 1);
            if (at != null) best = Math.max(best, i + 1 - at);
        }
        return best;
    }
}
