import java.io.BufferedOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Map;
import java.util.TreeMap;

/**
 * Event tables as every contender of the kernel benchmark hands them over: a count for each
 * stratification, level, endpoint, day and cause. Written, equal tables are equal bytes.
 */
final class EventCells {
  private static final int CAUSES = 3;

  private final TreeMap<String, long[]> counts = new TreeMap<>();

  void add(String stratification, String level, String endpoint, int day, int cause, long count) {
    String group = stratification + '\t' + (level == null ? "(none)" : level) + '\t' + endpoint;
    int cell = day * CAUSES + cause;
    long[] ofGroup = counts.computeIfAbsent(group, it -> new long[0]);
    if (cell >= ofGroup.length) {
      ofGroup = Arrays.copyOf(ofGroup, Math.max(cell + 1, 2 * ofGroup.length));
      counts.put(group, ofGroup);
    }
    ofGroup[cell] += count;
  }

  void write(Path file) throws IOException {
    try (DataOutputStream out =
        new DataOutputStream(new BufferedOutputStream(Files.newOutputStream(file), 1 << 20))) {
      for (Map.Entry<String, long[]> group : counts.entrySet()) {
        out.writeUTF(group.getKey());
        for (int cell = 0; cell < group.getValue().length; cell++) {
          if (group.getValue()[cell] != 0) {
            out.writeInt(cell / CAUSES);
            out.writeByte(cell % CAUSES);
            out.writeLong(group.getValue()[cell]);
          }
        }
      }
    }
  }
}
