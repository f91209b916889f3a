package diptych;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;

import javax.tools.DiagnosticCollector;
import javax.tools.JavaFileObject;
import javax.tools.SimpleJavaFileObject;
import javax.tools.ToolProvider;

import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/** Classes that break a rule on purpose, so that the rule can be seen to notice. */
final class Planted {
    private Planted() {}

    /** Compiles one class with that body into that package, and reads it back. */
    static JavaClasses offence(Path folder, String inPackage, String body) {
        return offences(folder, Map.of(inPackage + ".Offence", body));
    }

    /** Compiles a class for each name and body into that folder, and reads them all back. */
    static JavaClasses offences(Path folder, Map<String, String> bodies) {
        var compiler = ToolProvider.getSystemJavaCompiler();
        var mistakes = new DiagnosticCollector<JavaFileObject>();
        var options = List.of("-d", folder.toString(), "-proc:none", "-classpath", System.getProperty("java.class.path"));
        var sources = bodies.entrySet().stream().map(planted -> new Source(planted.getKey(), planted.getValue())).toList();
        if (!compiler.getTask(null, null, mistakes, options, null, sources).call()) {
            throw new IllegalArgumentException("what was planted does not compile: " + mistakes.getDiagnostics());
        }
        return new ClassFileImporter().importPath(folder);
    }

    private static final class Source extends SimpleJavaFileObject {
        private final String text;

        Source(String name, String body) {
            super(URI.create("string:///" + name.replace('.', '/') + ".java"), Kind.SOURCE);
            int dot = name.lastIndexOf('.');
            this.text = "package " + name.substring(0, dot) + "; public class " + name.substring(dot + 1) + " { " + body + " }";
        }

        @Override public CharSequence getCharContent(boolean ignoreEncodingErrors) {
            return text;
        }
    }
}
