class Main {
    public static void main(String[] args) {
        String[][] pairs = {{"2.007.1", "2.7"}, {"1.10", "1.9"}, {"1.0", "1"}, {"1", "1.0.1"}, {"", ""}};
        for (String[] pair : pairs) {
            System.out.println(pair[0] + " and " + pair[1] + ": " + Versions.compareVersions(pair[0], pair[1]));
        }
    }
}

final class Versions {
    static int endOf(String s, int i) {
        while (i < s.length() && s.charAt(i) != '.') i++;
        return i;
    }

    static String digits(String s, int i, int end) {
        while (i < end && s.charAt(i) == '0') i++;
        return s.substring(i, end);
    }

    static int compareVersions(String a, String b) {
        int i = 0, j = 0;
        while (i < a.length() || j < b.length()) {
            int endA = endOf(a, i), endB = endOf(b, j);
            String x = digits(a, i, endA), y = digits(b, j, endB);
            int c = Integer.compare(x.length(), y.length());
            if (c != 0) return c;
            if (!x.equals(y)) return x.compareTo(y) < 0 ? -1 : 1;
            i = Math.min(endA + 1, a.length());
            j = Math.min(endB + 1, b.length());
        }
        return 0;
    }
}
