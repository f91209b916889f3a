package diptych.web;

import diptych.classroom.Reopening.Reopened;
import diptych.classroom.Reopening.Trouble;
import diptych.lessons.Lesson;
import diptych.link.RunCode;
import diptych.link.RunCode.Reading;
import diptych.link.RunCode.Why;
import diptych.link.SharedRun;
import diptych.web.stage.Levers;
import diptych.web.view.Ids;
import java.util.function.UnaryOperator;

/** Opens links that carry a run by themselves, or says why one cannot be opened. Nothing is stored for it. */
final class Links {
    private final Site site;

    Links(Site site) {
        this.site = site;
    }

    /**
     * What a link leads to.
     *
     * @param shared   what it says
     * @param reopened as far as that can be
     * @param changed  whether the lesson did something else when the link was made
     */
    record Opened(SharedRun shared, Reopened reopened, boolean changed) {
        /** The fields of an address that has only the code: those that it carries, where the address says nothing itself. */
        UnaryOperator<String> fields(UnaryOperator<String> address) {
            return name -> {
                String written = address.apply(name);
                return written != null ? written : carried(name);
            };
        }

        private String carried(String name) {
            String word = switch (name) {
                case Ids.HOST_TAB -> shared.host();
                case Ids.GUEST_TAB -> shared.screen();
                case Ids.ZOOM -> shared.zoom();
                default -> "";
            };
            return word.isEmpty() ? null : word;
        }
    }

    /** A link to a lesson that has changed opens as far as it can be; in one that has not, everything it says must be possible. */
    Opened open(String code) {
        SharedRun shared = switch (RunCode.read(code)) {
            case Reading.Read read -> read.run();
            case Reading.Unreadable not -> throw new ProblemException(unreadable(not.why()));
        };
        Lesson lesson = site.catalog().get().find(shared.lesson()).orElseThrow(() -> new ProblemException(Problem.of(404,
            "This link is to a run of the lesson \"" + Forms.shortened(shared.lesson()) + "\", which is not here. The catalogue is at /.",
            "这个链接指向课程“" + Forms.shortened(shared.lesson()) + "”的运行，而这里没有这门课程。课程目录在 /。")));
        Reopened reopened = site.sessions().reopen(lesson, shared, Levers::command);
        boolean changed = shared.fingerprint() != lesson.fingerprint();
        if (!changed && reopened.trouble().isPresent()) throw new ProblemException(impossible(reopened.trouble().get()));
        return new Opened(shared, reopened, changed);
    }

    private static Problem unreadable(Why why) {
        return switch (why) {
            case TOO_LONG -> Problem.of(414,
                "This link is too long: the code after /r/ has at most " + RunCode.LONGEST + " characters.",
                "这个链接太长：/r/ 之后的代码最多 " + RunCode.LONGEST + " 个字符。");
            case DAMAGED -> Problem.of(400,
                "This link is damaged: it was cut short, or a character of it was changed. Copy the whole of it once more.",
                "这个链接已损坏：它被截短，或者其中某个字符被改动。请重新完整地复制一次。");
            case FROM_LATER_VERSION -> Problem.of(400,
                "This link was made by a later version of Diptych than this one; it opens there.",
                "这个链接由比当前更新的 Diptych 版本生成；请在那个版本中打开。");
        };
    }

    private static Problem impossible(Trouble trouble) {
        return switch (trouble) {
            case NO_SUCH_GUEST -> impossible("it names a guest that the lesson does not have", "它指定的客户机不在本课程中");
            case NO_SUCH_STEP -> impossible("it plays more steps than the lesson has", "它进行的步骤比课程的步骤多");
            case TOO_LONG -> impossible("its run goes on for longer than a run may", "它的运行超出了允许的时长");
            case NOT_POSSIBLE -> impossible("it does something at a moment at which that cannot be done", "它在某个时刻做了那时无法做的事");
            case NO_SUCH_MOMENT -> impossible("it shows a moment after the end of its run", "它要显示的时刻在运行结束之后");
        };
    }

    private static Problem impossible(String english, String chinese) {
        return Problem.of(422, "This link can be read, but says what cannot be: " + english + ".",
            "这个链接可以读取，但内容不成立：" + chinese + "。");
    }
}
