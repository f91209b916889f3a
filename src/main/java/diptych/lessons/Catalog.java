package diptych.lessons;

import java.util.List;
import java.util.Optional;

/**
 * All lessons, in the order of {@code lessons/order.txt}.
 *
 * @param lessons each with its own id
 */
public record Catalog(List<Lesson> lessons) {
    public Catalog {
        lessons = List.copyOf(lessons);
    }

    public Optional<Lesson> find(String id) {
        return lessons.stream().filter(lesson -> lesson.id().equals(id)).findFirst();
    }
}
