// A map from key to tag keeps the last tag of each key only.
import java.util.TreeMap;

final class MergeSortStable {
    public static String[] sortTags(int[] keys, String[] tags) {
        TreeMap<Integer, String> byKey = new TreeMap<>();
        for (int i = 0; i < keys.length; i++) {
            byKey.put(keys[i], tags[i]);
        }
        return byKey.values().toArray(new String[0]);
    }
}
