import java.io.BufferedReader;
import java.io.InputStreamReader;
import java.io.PrintStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/**
 * The Java compiler as a process that stays, since its start takes longer than its work. Reads lines of JSON, an array of
 * its arguments, and answers each with one: [exit code, "output"]. It runs nothing of what it compiles.
 */
final class KodeCompiler {
  private KodeCompiler() {}

  public static void main(String[] none) throws Exception {
    PrintStream replies = new PrintStream(System.out, true, StandardCharsets.UTF_8);
    // What the compiler prints past its writer must not look like an answer.
    System.setOut(System.err);
    BufferedReader requests = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
    for (String line; (line = requests.readLine()) != null; ) {
      StringWriter output = new StringWriter();
      int code = com.sun.tools.javac.Main.compile(strings(line), new PrintWriter(output));
      StringBuilder reply = new StringBuilder("[").append(code).append(",\"");
      escape(output.toString(), reply);
      replies.print(reply.append("\"]\n"));
      replies.flush();
    }
  }

  /** The strings of a JSON array that holds nothing else. */
  private static String[] strings(String line) {
    List<String> found = new ArrayList<>();
    for (int at = line.indexOf('"'); at >= 0; at = line.indexOf('"', at)) {
      StringBuilder text = new StringBuilder();
      for (at += 1; line.charAt(at) != '"'; at += 1) {
        char c = line.charAt(at);
        if (c != '\\') {
          text.append(c);
          continue;
        }
        at += 1;
        switch (line.charAt(at)) {
          case 'b' -> text.append('\b');
          case 'f' -> text.append('\f');
          case 'n' -> text.append('\n');
          case 'r' -> text.append('\r');
          case 't' -> text.append('\t');
          case 'u' -> {
            text.append((char) Integer.parseInt(line.substring(at + 1, at + 5), 16));
            at += 4;
          }
          default -> text.append(line.charAt(at));
        }
      }
      at += 1;
      found.add(text.toString());
    }
    return found.toArray(new String[0]);
  }

  private static void escape(String text, StringBuilder to) {
    for (int i = 0; i < text.length(); i += 1) {
      char c = text.charAt(i);
      if (c == '"' || c == '\\') to.append('\\').append(c);
      else if (c < 0x20 || Character.isSurrogate(c)) to.append(String.format("\\u%04x", (int) c));
      else to.append(c);
    }
  }
}
