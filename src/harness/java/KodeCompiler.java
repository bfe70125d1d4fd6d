import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PrintStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryStream;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * The Java compiler as a process that stays, since its start takes longer than its work. Reads lines of JSON, an array of
 * strings: a folder of classes that go with what is compiled, where that goes, and the compiler's arguments. Answers each with
 * one: [exit code, "output"]. It runs nothing of what it compiles.
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
      int code = compile(strings(line), new PrintWriter(output));
      StringBuilder reply = new StringBuilder("[").append(code).append(",\"");
      escape(output.toString(), reply);
      replies.print(reply.append("\"]\n"));
      replies.flush();
    }
  }

  /** No class takes the place of another: then the plain way has to say what is wrong. */
  private static final int CLASH = 99;

  private static int compile(List<String> request, PrintWriter output) throws IOException {
    Path classes = Path.of(request.get(0));
    Path target = Path.of(request.get(1));
    List<String> args = request.subList(2, request.size());
    int code = com.sun.tools.javac.Main.compile(args.toArray(new String[0]), output);
    if (code != 0) return code;
    try (DirectoryStream<Path> files = Files.newDirectoryStream(classes)) {
      for (Path file : files) Files.copy(file, target.resolve(file.getFileName()));
    } catch (FileAlreadyExistsException clash) {
      output.println(clash.getMessage());
      return CLASH;
    }
    return 0;
  }

  /** The strings of a JSON array that holds nothing else. */
  private static List<String> strings(String line) {
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
    return found;
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
