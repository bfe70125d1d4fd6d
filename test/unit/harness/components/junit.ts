/**
 * A stand-in for JUnit 5, so that its tests compile and run where there is only a JDK: the annotation, the assertions that
 * Kode writes, with JUnit's own overloads, and a main class that runs the tests of the classes it is told.
 */
export const JUNIT: readonly { readonly path: string; readonly text: string }[] = [
  {
    path: 'org/junit/jupiter/api/Test.java',
    text: `package org.junit.jupiter.api;

import java.lang.annotation.*;

@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.METHOD)
public @interface Test {}
`,
  },
  {
    path: 'org/junit/jupiter/api/function/Executable.java',
    text: `package org.junit.jupiter.api.function;

public interface Executable {
    void execute() throws Throwable;
}
`,
  },
  {
    path: 'org/junit/jupiter/api/Assertions.java',
    text: `package org.junit.jupiter.api;

import java.util.Arrays;
import java.util.Objects;
import org.junit.jupiter.api.function.Executable;

public class Assertions {
    private static void same(boolean is, Object expected, Object actual) {
        if (!is) throw new AssertionError("expected: <" + expected + "> but was: <" + actual + ">");
    }

    public static void assertEquals(int expected, int actual) { same(expected == actual, expected, actual); }
    public static void assertEquals(int expected, Integer actual) { same(Objects.equals(expected, actual), expected, actual); }
    public static void assertEquals(Integer expected, int actual) { same(Objects.equals(expected, actual), expected, actual); }
    public static void assertEquals(Integer expected, Integer actual) { same(Objects.equals(expected, actual), expected, actual); }
    public static void assertEquals(long expected, long actual) { same(expected == actual, expected, actual); }
    public static void assertEquals(long expected, Long actual) { same(Objects.equals(expected, actual), expected, actual); }
    public static void assertEquals(Long expected, long actual) { same(Objects.equals(expected, actual), expected, actual); }
    public static void assertEquals(Long expected, Long actual) { same(Objects.equals(expected, actual), expected, actual); }
    public static void assertEquals(double expected, double actual) { same(Double.compare(expected, actual) == 0, expected, actual); }
    public static void assertEquals(double expected, Double actual) { same(Objects.equals(expected, actual), expected, actual); }
    public static void assertEquals(double expected, double actual, double delta) { same(Math.abs(expected - actual) <= delta, expected, actual); }
    public static void assertEquals(Object expected, Object actual) { same(Objects.equals(expected, actual), expected, actual); }
    public static void assertTrue(boolean is) { same(is, true, is); }
    public static void assertFalse(boolean is) { same(!is, false, is); }
    public static void assertNull(Object is) { same(is == null, null, is); }
    public static void assertArrayEquals(boolean[] expected, boolean[] actual) { same(Arrays.equals(expected, actual), Arrays.toString(expected), Arrays.toString(actual)); }
    public static void assertArrayEquals(int[] expected, int[] actual) { same(Arrays.equals(expected, actual), Arrays.toString(expected), Arrays.toString(actual)); }
    public static void assertArrayEquals(long[] expected, long[] actual) { same(Arrays.equals(expected, actual), Arrays.toString(expected), Arrays.toString(actual)); }
    public static void assertArrayEquals(double[] expected, double[] actual) { same(Arrays.equals(expected, actual), Arrays.toString(expected), Arrays.toString(actual)); }
    public static void assertArrayEquals(Object[] expected, Object[] actual) { same(Arrays.deepEquals(expected, actual), Arrays.deepToString(expected), Arrays.deepToString(actual)); }

    public static <T extends Throwable> T assertThrows(Class<T> type, Executable call) {
        try {
            call.execute();
        } catch (Throwable thrown) {
            if (type.isInstance(thrown)) return type.cast(thrown);
            throw new AssertionError("expected " + type + " but was " + thrown);
        }
        throw new AssertionError("expected " + type);
    }
}
`,
  },
  {
    path: 'RunTests.java',
    text: `import java.lang.reflect.*;
import org.junit.jupiter.api.Test;

class RunTests {
    public static void main(String[] classes) throws Exception {
        for (String name : classes) {
            Class<?> type = Class.forName(name);
            for (Method method : type.getDeclaredMethods()) {
                if (!method.isAnnotationPresent(Test.class)) continue;
                Constructor<?> make = type.getDeclaredConstructor();
                make.setAccessible(true);
                method.setAccessible(true);
                try {
                    method.invoke(make.newInstance());
                    System.out.println("PASS " + name + "." + method.getName());
                } catch (InvocationTargetException failed) {
                    System.out.println("FAIL " + name + "." + method.getName() + ": " + failed.getCause());
                }
            }
        }
    }
}
`,
  },
];
