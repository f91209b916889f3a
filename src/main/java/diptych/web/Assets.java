package diptych.web;

import diptych.lessons.Shelf;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.JarURLConnection;
import java.net.URI;
import java.net.URISyntaxException;
import java.net.URL;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * The files that are shipped as they are: {@code web/}, {@code lessons/} and the webjars. The first two are read from disk,
 * anew each time, when the program is started in its own source tree, and from the jar otherwise.
 */
public final class Assets {
    /** htmx, from its webjar; the version in the path must be the one in the pom. */
    public static final String HTMX = "/webjars/htmx.org/2.0.10/dist/htmx.min.js";

    private static final String WEBJARS = "webjars/";
    /** A relative path of plain names, none of which begins with a dot: nothing that could lead out of its folder. */
    private static final Pattern PLAIN = Pattern.compile("(web|lessons|webjars)(/[A-Za-z0-9_-][A-Za-z0-9._-]*)+");

    private final Optional<Path> sources;
    private final Optional<Shelf> watched;
    private final Map<String, Kept> kept = new ConcurrentHashMap<>();

    private record Kept(String edition, Asset asset) {}

    private Assets(Optional<Path> sources, Optional<Shelf> watched) {
        this.sources = sources;
        this.watched = watched;
    }

    /** The files beside that folder if it is our source tree, else those in the jar. */
    public static Assets find(Path folder) {
        boolean ours = Stream.of("pom.xml", "web", "lessons", "src/main/java/diptych").allMatch(name -> Files.exists(folder.resolve(name)));
        return new Assets(ours ? Optional.of(folder) : Optional.empty(), Optional.empty());
    }

    /** The same files, but lessons that somebody is at work on. */
    public Assets watching(Shelf lessons) {
        return new Assets(sources, Optional.of(lessons));
    }

    /** Whether files are read from disk each time, so that an edit shows at the next request. */
    public boolean live() {
        return sources.isPresent();
    }

    /** Whether that is so of lessons. */
    public boolean lessonsAreLive() {
        return live() || watched.isPresent();
    }

    /** The bytes of a file such as {@code lessons/dynamic-memory/en.md}; empty if there is none or the path is no plain one. */
    public Optional<byte[]> read(String path) {
        if (!PLAIN.matcher(path).matches()) {
            return Optional.empty();
        }
        boolean fromDisk = live() && !path.startsWith(WEBJARS);
        try {
            return fromDisk ? onDisk(sources.get().resolve(path)) : inJar(path);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    /** The lessons alone, as {@code diptych.lessons} wants them. */
    public Shelf lessons() {
        return watched.orElseGet(this::shipped);
    }

    private Shelf shipped() {
        return new Shelf() {
            @Override public Optional<byte[]> read(String path) {
                return Assets.this.read("lessons/" + path);
            }

            @Override public List<String> names(String folder) {
                return Assets.this.names(folder.isEmpty() ? "lessons" : "lessons/" + folder);
            }
        };
    }

    /** The names of what lies directly in a folder such as {@code lessons}, sorted. */
    public List<String> names(String folder) {
        try {
            return live() ? namesOnDisk(sources.get().resolve(folder)) : namesInJar(folder + "/");
        } catch (IOException | URISyntaxException unreadable) {
            throw new IllegalStateException("cannot list " + folder, unreadable);
        }
    }

    /** A file of {@code web/} or of a webjar as it goes over the wire; kept once made, until the file on disk is another one. */
    Optional<Asset> asset(String path) {
        if (!PLAIN.matcher(path).matches()) {
            return Optional.empty();
        }
        String edition = live() && !path.startsWith(WEBJARS) ? edition(sources.get().resolve(path)) : "";
        Kept known = kept.get(path);
        if (known != null && known.edition().equals(edition)) {
            return Optional.of(known.asset());
        }
        Optional<Asset> made = read(path).map(bytes -> Asset.of(path, bytes)); // what does not exist is not kept, so this stays small
        made.ifPresent(asset -> kept.put(path, new Kept(edition, asset)));
        return made;
    }

    /** Another one after each edit, without reading the file. */
    private static String edition(Path file) {
        try {
            BasicFileAttributes attributes = Files.readAttributes(file, BasicFileAttributes.class);
            return attributes.lastModifiedTime() + " " + attributes.size();
        } catch (IOException none) {
            return "none";
        }
    }

    /** Where a file of {@code web/} is found: with its version, so that a browser may keep it for good. */
    public String address(String name) {
        return "/web/" + name + asset("web/" + name).map(asset -> "?v=" + asset.version()).orElse("");
    }

    private static Optional<byte[]> onDisk(Path file) throws IOException {
        return Files.isRegularFile(file) ? Optional.of(Files.readAllBytes(file)) : Optional.empty();
    }

    private static Optional<byte[]> inJar(String path) throws IOException {
        String name = path.startsWith(WEBJARS) ? "META-INF/resources/" + path : path;
        try (InputStream in = Assets.class.getClassLoader().getResourceAsStream(name)) {
            return in == null ? Optional.empty() : Optional.of(in.readAllBytes());
        }
    }

    private static List<String> namesOnDisk(Path folder) throws IOException {
        if (!Files.isDirectory(folder)) {
            return List.of();
        }
        try (Stream<Path> entries = Files.list(folder)) {
            return entries.map(entry -> entry.getFileName().toString()).filter(name -> !name.startsWith(".")).sorted().toList();
        }
    }

    private static List<String> namesInJar(String folder) throws IOException, URISyntaxException {
        URL place = Assets.class.getClassLoader().getResource(folder);
        if (place == null) {
            return List.of();
        }
        if (!(place.openConnection() instanceof JarURLConnection jar)) {
            return namesOnDisk(Path.of(URI.create(place.toString()))); // classes run from a folder, as in tests
        }
        TreeSet<String> names = new TreeSet<>();
        jar.getJarFile().stream().map(entry -> entry.getName()).filter(name -> name.startsWith(folder) && name.length() > folder.length())
            .forEach(name -> names.add(name.substring(folder.length()).replaceFirst("/.*", "")));
        return List.copyOf(names);
    }
}
