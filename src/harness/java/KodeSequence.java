import java.lang.reflect.AccessibleObject;
import java.lang.reflect.Field;
import java.lang.reflect.Method;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * One use of a component: the calls, read before the first is made, and what came of them. The form of requests and replies
 * is described in src/engine/components/wire.ts.
 */
final class KodeSequence {
  interface Step {
    void run() throws Throwable;
  }

  /** Reads the arguments of a call. */
  interface Reader {
    Step read();
  }

  /** What gives the code of an error. */
  private interface Giver {
    Object of(Throwable error) throws ReflectiveOperationException;
  }

  private static final Map<Class<?>, Giver> GIVERS = new HashMap<>();

  /** Milliseconds on the clock; it stands still during a call. */
  long now;

  private final Kode.Case one;
  private final Set<String> codes;
  private final List<Step> steps = new ArrayList<>();

  /** Begins to read a sequence; the arguments of the constructor come next. */
  KodeSequence(Kode.Case one, Set<String> codes) {
    this.one = one;
    this.codes = codes;
    one.in.open();
  }

  /** Reads what comes after the constructor's arguments; each call by its method's own reader. */
  void readSteps(Reader... methods) {
    KodeIn in = one.in;
    in.expect(']');
    in.expect(',');
    for (in.open(); in.more(); ) {
      in.open();
      int method = in.readInt();
      if (method >= 0) {
        steps.add(methods[method].read());
      } else {
        in.expect(',');
        long ms = in.integer();
        steps.add(
            () -> {
              now += ms;
              one.out.text("null");
            });
      }
      in.expect(']');
    }
    in.expect(',');
    now = in.integer();
  }

  /**
   * Makes the component and then each call. Each outcome is written at once: what a call returned may change with the next
   * one. An error without a code is the last outcome, and so is a constructor that refuses.
   */
  void run(Step construct) {
    one.start();
    boolean goesOn = outcome(construct) && !refused;
    for (int i = 0; goesOn && i < steps.size(); i++) {
      one.out.put(',');
      goesOn = outcome(steps.get(i));
    }
    one.stop();
  }

  private boolean refused;

  private boolean outcome(Step step) {
    KodeOut out = one.out;
    int mark = out.length;
    try {
      step.run();
      return true;
    } catch (Kode.Mismatch mismatch) {
      out.length = mark;
      Kode.mistyped(out, mismatch);
    } catch (Throwable thrown) {
      out.length = mark;
      String code = codeOf(thrown);
      if (codes.contains(code)) {
        out.string(code);
        refused = true;
        return true;
      }
      Kode.thrown(out, thrown);
    }
    return false;
  }

  /** The code that an error carries, or an empty text. */
  private static String codeOf(Throwable thrown) {
    try {
      Object code = GIVERS.computeIfAbsent(thrown.getClass(), KodeSequence::giverOf).of(thrown);
      return code instanceof Enum<?> constant ? constant.name() : String.valueOf(code);
    } catch (ReflectiveOperationException | RuntimeException | StackOverflowError none) {
      return "";
    }
  }

  /** A field `code`, else a method `code` or `getCode`, of the class or one above it. */
  private static Giver giverOf(Class<?> kind) {
    for (Class<?> type = kind; type != null && type != Throwable.class; type = type.getSuperclass()) {
      for (Field field : type.getDeclaredFields()) {
        if (field.getName().equals("code") && opens(field)) return field::get;
      }
      for (String name : new String[] {"code", "getCode"}) {
        for (Method method : type.getDeclaredMethods()) {
          boolean fits = method.getName().equals(name) && method.getParameterCount() == 0;
          if (fits && opens(method)) return method::invoke;
        }
      }
    }
    return thrown -> "";
  }

  /** Classes of the library are closed. */
  private static boolean opens(AccessibleObject member) {
    return member.trySetAccessible();
  }
}
