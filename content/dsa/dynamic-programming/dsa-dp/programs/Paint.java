class Main {
    public static void main(String[] args) {
        int[][] price = {{1, 2, 9}, {1, 9, 9}, {8, 3, 5}};
        System.out.println("three houses: " + Paint.cheapest(price));
        System.out.println("none: " + Paint.cheapest(new int[0][]));
    }
}

final class Paint {
    static int cheapest(int[][] price) {
        int red = 0, green = 0, blue = 0;
        for (int[] p : price) {
            int r = p[0] + Math.min(green, blue);
            int g = p[1] + Math.min(red, blue);
            int b = p[2] + Math.min(red, green);
            red = r;
            green = g;
            blue = b;
        }
        return Math.min(red, Math.min(green, blue));
    }
}
