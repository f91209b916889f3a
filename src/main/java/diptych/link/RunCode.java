package diptych.link;

import diptych.link.CodeReader.Broken;
import diptych.link.SharedRun.Deed;
import diptych.sim.units.SimTime;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.zip.CRC32;

/**
 * A run as characters that an address may hold, and back.
 *
 * <p>The bytes, written as base64url: the version; what that version says; and the lowest 24 bits of the CRC-32 of both, which are the
 * last three bytes in every version. So a code that was cut short or mistyped is told from one that a later program has made.
 *
 * <p>Version 1 says: what it carries, which is {@value #OF_LESSON} for a run of a lesson (a scenario of its own may become another);
 * the lesson and its fingerprint; the guest; how many moves there are, and each with its kind before it; the moment, in microseconds;
 * both tabs and the zoom. A kind that this program does not know was made by a later one.
 */
public final class RunCode {
    /** The longest code that is read, in characters. */
    public static final int LONGEST = 2_000;

    private static final int VERSION = 1;
    private static final int OF_LESSON = 1;
    private static final int NEXT_STEP = 1;
    private static final int PASS = 2;
    private static final int PULL = 3;
    private static final int CHECK_BYTES = 3;

    private RunCode() {}

    /** What became of reading a code. */
    public sealed interface Reading {
        /** It could be read. */
        record Read(SharedRun run) implements Reading {}

        /** It could not. */
        record Unreadable(Why why) implements Reading {}
    }

    /** Why a code cannot be read. */
    public enum Why {
        /** It is longer than any that we make. */
        TOO_LONG,
        /** It was cut short or mistyped. */
        DAMAGED,
        /** A later version of this program made it. */
        FROM_LATER_VERSION
    }

    /** What a later version has made. */
    private static final class Later extends Exception {
        private static final long serialVersionUID = 1;

        Later() {
            super("a later version made this code", null, false, false);
        }
    }

    /** Empty for a run in which more was done than a link holds. */
    public static Optional<String> write(SharedRun run) {
        if (run.deeds().size() > SharedRun.MOST_DEEDS) return Optional.empty();
        var out = new CodeWriter().number(VERSION).number(OF_LESSON);
        out.text(run.lesson()).three(run.fingerprint()).text(run.guest()).number(run.deeds().size());
        for (Deed deed : run.deeds()) {
            switch (deed) {
                case Deed.NextStep next -> out.number(NEXT_STEP);
                case Deed.Pass pass -> out.number(PASS).number(pass.seconds());
                case Deed.Pull pull -> out.number(PULL).number(pull.at().micros()).text(pull.lever());
            }
        }
        out.number(run.at().micros()).text(run.host()).text(run.screen()).text(run.zoom());
        out.three(check(out.bytes()));
        String code = Base64.getUrlEncoder().withoutPadding().encodeToString(out.bytes());
        return code.length() > LONGEST ? Optional.empty() : Optional.of(code);
    }

    public static Reading read(String code) {
        if (code.length() > LONGEST) return new Reading.Unreadable(Why.TOO_LONG);
        try {
            byte[] bytes = Base64.getUrlDecoder().decode(code);
            int length = bytes.length - CHECK_BYTES;
            if (length < 1) throw new Broken();
            byte[] said = Arrays.copyOf(bytes, length);
            if (new CodeReader(ByteBuffer.wrap(bytes, length, CHECK_BYTES)).three() != check(said)) throw new Broken();
            return new Reading.Read(run(new CodeReader(ByteBuffer.wrap(said))));
        } catch (IllegalArgumentException | Broken damaged) {
            return new Reading.Unreadable(Why.DAMAGED);
        } catch (Later later) {
            return new Reading.Unreadable(Why.FROM_LATER_VERSION);
        }
    }

    private static SharedRun run(CodeReader in) throws Broken, Later {
        if (in.number() != VERSION || in.number() != OF_LESSON) throw new Later();
        String lesson = in.text();
        int fingerprint = in.three();
        String guest = in.text();
        List<Deed> deeds = deeds(in);
        var run = new SharedRun(lesson, fingerprint, guest, deeds, SimTime.micros(in.number()), in.text(), in.text(), in.text());
        in.end();
        return run;
    }

    private static List<Deed> deeds(CodeReader in) throws Broken, Later {
        var deeds = new ArrayList<Deed>();
        for (int left = in.number(SharedRun.MOST_DEEDS); left > 0; left--) {
            deeds.add(switch ((int) in.number()) {
                case NEXT_STEP -> new Deed.NextStep();
                case PASS -> new Deed.Pass(in.number(Integer.MAX_VALUE));
                case PULL -> new Deed.Pull(SimTime.micros(in.number()), in.text());
                default -> throw new Later();
            });
        }
        return deeds;
    }

    private static int check(byte[] bytes) {
        var crc = new CRC32();
        crc.update(bytes);
        return (int) crc.getValue() & 0xffffff;
    }
}
