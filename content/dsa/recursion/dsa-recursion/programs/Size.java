import java.util.List;

class Main {
    public static void main(String[] args) {
        Folder photos = new Folder(List.of(), List.of(new Folder(List.of(300L), List.of())));
        Folder home = new Folder(List.of(10L), List.of(new Folder(List.of(20L), List.of()), photos));
        System.out.println("photos: " + Size.size(photos) + " home: " + Size.size(home));
    }
}

record Folder(List<Long> files, List<Folder> folders) {}

final class Size {
    static long size(Folder f) {
        long total = 0;
        for (long bytes : f.files()) total += bytes;
        for (Folder inner : f.folders()) total += size(inner);
        return total;
    }
}
