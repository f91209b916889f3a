package diptych.classroom;

import diptych.classroom.Moved.Refusal;
import diptych.classroom.Session.Origin;
import diptych.lessons.GuestChoice;
import diptych.lessons.Lesson;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The sessions that are held, and which of them stem from the same beginning. When there are too many, the one that nobody has asked for
 * longest goes; who asks for a family asks for each of it. Safe for use by many threads.
 */
final class Register {
    /** 144 bits: more than can be guessed, and whole characters of base64url. */
    private static final int ID_BYTES = 18;

    private final int most;
    private final Map<String, Session> sessions = new LinkedHashMap<>(1024, 0.75f, true); // in the order of use
    private final Map<String, List<String>> families = new HashMap<>();
    private final SecureRandom random = new SecureRandom();

    Register(int most) {
        this.most = most;
    }

    /** How a session comes about. */
    interface Birth {
        Session of(String id, int number);
    }

    synchronized int size() {
        return sessions.size();
    }

    synchronized Optional<Session> find(String id) {
        return Optional.ofNullable(sessions.get(id));
    }

    /** All that stem from one beginning, in the order of their numbers. */
    synchronized List<Session> family(Session session) {
        return families.getOrDefault(session.kin().family(), List.of()).stream().map(sessions::get).toList();
    }

    /** The first of a family. */
    Session begin(Lesson lesson, GuestChoice guest, List<Move> moves, Optional<Origin> origin) {
        String id = newId();
        return add(id, id, (first, number) -> Session.begun(first, lesson, guest, moves, origin));
    }

    /** One more of a family, if it has room. */
    Moved branch(Session from, Birth birth) {
        if (!hasRoom(from)) return new Moved.Refused(Refusal.TOO_MANY_BRANCHES);
        return new Moved.Done(add(from.kin().family(), newId(), birth));
    }

    private synchronized Session add(String family, String id, Birth birth) {
        List<String> members = families.computeIfAbsent(family, none -> new ArrayList<>());
        int number = members.isEmpty() ? 1 : sessions.get(members.getLast()).kin().number() + 1;
        Session session = birth.of(id, number);
        members.add(id);
        sessions.put(id, session);
        if (sessions.size() > most) forget(sessions.values().iterator().next());
        return session;
    }

    synchronized void forget(String id) {
        find(id).ifPresent(this::forget);
    }

    private void forget(Session session) {
        sessions.remove(session.id());
        families.computeIfPresent(session.kin().family(), (family, members) -> {
            members.remove(session.id());
            return members.isEmpty() ? null : members;
        });
    }

    private boolean hasRoom(Session session) {
        return family(session).size() < Sessions.MOST_BRANCHES;
    }

    /** Puts another value in the place of a session, unless somebody else has done so. */
    synchronized boolean replace(Session expected, Session by) {
        if (sessions.get(expected.id()) != expected) return false;
        sessions.put(by.id(), by);
        return true;
    }

    /** Whether a session can go another way: what was undone in it must have room beside it. */
    boolean canKeepFuture(Session session) {
        return session.history().future().isEmpty() || hasRoom(session);
    }

    /** The same when a session goes another way than before: what was undone in it stays, as a branch, unless there is such a one. */
    boolean goOn(Session session, Session another) {
        if (!replace(session, another)) return false;
        session.history().future().filter(future -> !isThere(session, future)).ifPresent(future ->
            branch(session, (id, number) -> session.child(id, number, session.guest(), future.moves(),
                Optional.of(new Origin(session.id(), future.from())), future.history())));
        return true;
    }

    private boolean isThere(Session session, History.Future future) {
        return future.straight() && family(session).stream().anyMatch(each -> each.runsLike(session.guest(), future.moves()));
    }

    private String newId() {
        var bytes = new byte[ID_BYTES];
        random.nextBytes(bytes);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }
}
