package diptych.json;

import diptych.lessons.Shelf;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** Lessons in a folder on disk. */
public final class FolderShelf implements Shelf {
    private final Path folder;

    public FolderShelf(Path folder) {
        this.folder = folder;
    }

    @Override
    public Optional<byte[]> read(String path) {
        var file = folder.resolve(path);
        try {
            return Files.isRegularFile(file) ? Optional.of(Files.readAllBytes(file)) : Optional.empty();
        } catch (IOException unreadable) {
            throw new UncheckedIOException("cannot read " + file, unreadable);
        }
    }

    @Override
    public List<String> names(String inFolder) {
        var wanted = folder.resolve(inFolder);
        if (!Files.isDirectory(wanted)) return List.of();
        try (var entries = Files.list(wanted)) {
            return entries.map(entry -> entry.getFileName().toString()).filter(name -> !name.startsWith(".")).sorted().toList();
        } catch (IOException unreadable) {
            throw new UncheckedIOException("cannot list " + wanted, unreadable);
        }
    }
}
