package io.dynamodel.schema.misuse;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import javax.tools.Diagnostic;
import javax.tools.DiagnosticCollector;
import javax.tools.FileObject;
import javax.tools.ForwardingJavaFileManager;
import javax.tools.JavaCompiler;
import javax.tools.JavaFileManager;
import javax.tools.JavaFileObject;
import javax.tools.SimpleJavaFileObject;
import javax.tools.StandardJavaFileManager;
import javax.tools.ToolProvider;

/**
 * What the compiler says of programs, which are given as text and compiled against the class path of the tests. Nothing
 * is written. One compilation of many classes costs little more than one of a single class.
 */
final class Compilation {
    private static final JavaCompiler COMPILER =
            Objects.requireNonNull(ToolProvider.getSystemJavaCompiler(), "a JDK is needed, not a JRE");

    private final List<Diagnostic<? extends JavaFileObject>> errors;

    /**
     * An error.
     *
     * @param line from 1
     * @param message the compiler's, in English
     */
    record Problem(long line, String message) {}

    private Compilation(List<Diagnostic<? extends JavaFileObject>> errors) {
        this.errors = errors;
    }

    /**
     * Compiles classes together, for the Java version that the library is for. An error in one does not hide those in
     * another.
     *
     * @param sources by the simple names of the classes, which are in no package
     */
    static Compilation of(Map<String, String> sources) {
        DiagnosticCollector<JavaFileObject> found = new DiagnosticCollector<>();
        try (StandardJavaFileManager files = COMPILER.getStandardFileManager(found, Locale.ENGLISH, null)) {
            List<String> options = List.of(
                    "-proc:none",
                    "--release",
                    "17",
                    "-Xlint:none",
                    "-Xmaxerrs",
                    "10000",
                    "--should-stop=ifError=FLOW",
                    "-cp",
                    System.getProperty("java.class.path"));
            List<Source> units = sources.entrySet().stream()
                    .map(entry -> new Source(entry.getKey(), entry.getValue()))
                    .toList();
            COMPILER.getTask(null, new Nowhere(files), found, options, null, units)
                    .call();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return new Compilation(found.getDiagnostics().stream()
                .filter(diagnostic -> diagnostic.getKind() == Diagnostic.Kind.ERROR)
                .toList());
    }

    /** What is wrong with a class, in the order of its text; nothing if it compiles. */
    List<Problem> problemsOf(String name) {
        return errors.stream()
                .filter(error -> error.getSource() instanceof Source source && source.name.equals(name))
                .map(error -> new Problem(error.getLineNumber(), error.getMessage(Locale.ENGLISH)))
                .toList();
    }

    /** How many errors there are in all classes together, and outside of them. */
    int errors() {
        return errors.size();
    }

    private static final class Source extends SimpleJavaFileObject {
        private final String name;
        private final String text;

        Source(String name, String text) {
            super(URI.create("string:///" + name + ".java"), Kind.SOURCE);
            this.name = name;
            this.text = text;
        }

        @Override
        public CharSequence getCharContent(boolean ignoreEncodingErrors) {
            return text;
        }
    }

    /** Class files are thrown away. */
    private static final class Nowhere extends ForwardingJavaFileManager<JavaFileManager> {
        Nowhere(JavaFileManager files) {
            super(files);
        }

        @Override
        public JavaFileObject getJavaFileForOutput(
                Location location, String className, JavaFileObject.Kind kind, FileObject sibling) {
            return new SimpleJavaFileObject(URI.create("none:///" + className + kind.extension), kind) {
                @Override
                public OutputStream openOutputStream() {
                    return new ByteArrayOutputStream();
                }
            };
        }
    }
}
