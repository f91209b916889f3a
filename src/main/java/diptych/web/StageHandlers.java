package diptych.web;

import diptych.classroom.Answers;
import diptych.classroom.Move;
import diptych.classroom.Moved;
import diptych.classroom.Reopening.Trouble;
import diptych.classroom.Run;
import diptych.classroom.Sandbox;
import diptych.classroom.Session;
import diptych.classroom.Sessions;
import diptych.classroom.Trial;
import diptych.json.Doings;
import diptych.lessons.GuestChoice;
import diptych.sim.model.Command;
import diptych.sim.units.SimTime;
import diptych.web.Links.Opened;
import diptych.web.stage.Deeds;
import diptych.web.stage.Levers;
import diptych.web.stage.Steps;
import diptych.web.view.Ids;
import diptych.web.view.Numbers;
import diptych.web.view.Phrase;
import diptych.web.view.Place;
import diptych.web.view.RecallView;
import diptych.web.view.Shared;
import diptych.web.view.Stage;
import diptych.web.view.StageText;
import diptych.web.view.StageView;
import io.javalin.http.Context;
import io.javalin.http.HttpStatus;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;

/** The stage of a session: look at a moment, go to another one, act. */
final class StageHandlers {
    /** Fields of the workbench's forms that say where one is, not what is done. */
    private static final Set<String> ABOUT_THE_PAGE = Set.of(Ids.AT, Ids.HOST_TAB, Ids.GUEST_TAB, Ids.ZOOM, Ids.LANG);
    private static final Map<String, Integer> PASSES = Map.of("pass-1", 1, "pass-10", 10, "pass-60", 60);

    private final Site site;
    private final Links links;

    StageHandlers(Site site) {
        this.site = site;
        this.links = new Links(site);
    }

    /** What a request is about: a session, its run, and the place in it. */
    record Asked(Session session, Run run, Place place) {
        Asked at(SimTime moment) {
            return new Asked(session, run, place.at(moment));
        }

        /** With the tabs and the zoom that are usual. */
        Asked asUsual() {
            return new Asked(session, run, place.asUsual(session.lesson().topic()));
        }
    }

    /** A picture to show, and whether it goes on by itself. */
    record Shown(Asked asked, boolean playing) {}

    /** GET /s/{session} or /r/{code}: a moment of it, as a page or as the part of it that htmx swaps. */
    void show(Context context) {
        String go = context.queryParam(Ids.GO);
        Asked asked = asked(context, context::queryParam, go == null ? Ids.AT : Ids.FROM);
        boolean playing = context.queryParam(Ids.PLAY) != null;
        Shown shown = go == null ? new Shown(asked, playing && steps(asked).next(asked.place.at()).isPresent()) : gone(asked, go);
        if (isFragment(context)) fragment(context, shown);
        else if (go != null || context.queryParam(Ids.FROM) != null) redirect(context, shown);
        else page(context, shown);
    }

    private Shown gone(Asked asked, String go) {
        Steps steps = site.stages().steps(asked.session, asked.run);
        SimTime at = asked.place.at();
        return switch (go) {
            case "back" -> new Shown(asked.at(steps.back(at)), false);
            case "step-back" -> new Shown(asked.at(steps.stepBack(at)), false);
            case "on" -> new Shown(asked.at(steps.next(at).orElse(at)), steps.next(at).flatMap(steps::next).isPresent());
            default -> throw new ProblemException(Problem.of(400,
                "go is \"" + Forms.shortened(go) + "\", but there is back, step-back and on.",
                "go 是“" + Forms.shortened(go) + "”，而可选的是 back、step-back 和 on。"));
        };
    }

    /** GET /s/{session}/text: the same moment in words and tables. */
    void text(Context context) {
        Asked asked = asked(context, context::queryParam, Ids.AT);
        Site.page(context, StageText.page(site.stages().text(asked.session, asked.run, asked.place), site.files()));
    }

    /** POST /s/{session}/moves: go on, and if the run has not gone that far, let it. */
    void move(Context context) {
        Asked asked = asked(context, context::formParam, Ids.FROM);
        String move = String.valueOf(context.formParam(Ids.MOVE));
        Shown shown = switch (move) {
            case "next" -> next(asked);
            case "next-step" -> nextStep(asked);
            case "play" -> context.formParam(Ids.PLAY) == null ? play(asked) : new Shown(asked, false);
            case "judge" -> judge(asked);
            case "pass-1", "pass-10", "pass-60" -> pass(asked, PASSES.get(move));
            default -> throw new ProblemException(Problem.of(400,
                "move is \"" + Forms.shortened(move) + "\", but there is next, next-step, play, judge, pass-1, pass-10 and pass-60.",
                "move 是“" + Forms.shortened(move) + "”，而可选的是 next、next-step、play、judge、pass-1、pass-10 和 pass-60。"));
        };
        done(context, shown, "");
    }

    /**
     * The next scene; where the run has none, the lesson's next step is played, and its first scene is the next. What is asked about it
     * comes before.
     */
    private Shown next(Asked asked) {
        Optional<SimTime> scene = steps(asked).next(asked.place.at());
        if (scene.isPresent()) return new Shown(asked.at(scene.get()), false);
        if (!asked.run.hasNextStep()) return new Shown(asked, false);
        if (!asked.place.ahead() && site.stages().cards(asked.session, asked.run, asked.place).asksMoreAhead()) {
            return new Shown(new Asked(asked.session, asked.run, asked.place.lookingAhead()), false);
        }
        Asked played = onFrom(asked);
        return new Shown(played.at(steps(played).next(asked.place.at()).orElse(played.run.end())), false);
    }

    /** Plays the next step; and where what it waits for has come already, so that it takes no time, the one after it, too. */
    private Asked onFrom(Asked asked) {
        Asked played = moved(asked, new Move.NextStep());
        while (!played.run.end().isAfter(asked.place.at()) && played.run.hasNextStep()) played = moved(played, new Move.NextStep());
        return played;
    }

    /** The outcome of a step; what is asked about it is passed over. */
    private Shown nextStep(Asked asked) {
        Optional<SimTime> outcome = steps(asked).nextOutcome(asked.place.at());
        if (outcome.isPresent()) return new Shown(asked.at(outcome.get()), false);
        if (!asked.run.hasNextStep()) return new Shown(asked, false);
        Asked played = onFrom(asked);
        return new Shown(played.at(steps(played).nextOutcome(asked.place.at()).orElse(played.run.end())), false);
    }

    /** From here on by itself; from the end of the run with the next step, or when there is none, once more from the beginning. */
    private Shown play(Asked asked) {
        SimTime at = asked.place.at();
        Asked from = asked;
        if (steps(asked).next(at).isEmpty()) {
            if (asked.run.hasNextStep()) from = moved(asked, new Move.NextStep());
            else at = SimTime.ZERO;
        }
        Steps steps = steps(from);
        SimTime first = steps.next(at).orElse(from.run.end());
        return new Shown(from.at(first), steps.next(first).isPresent());
    }

    /** Some seconds on; past the end of the run they are simulated. */
    private Shown pass(Asked asked, int seconds) {
        SimTime target = asked.place.at().plus(SimTime.seconds(seconds));
        if (!target.isAfter(asked.run.end())) return new Shown(asked.at(target), false);
        long missing = Math.ceilDiv(target.since(asked.run.end()).micros(), SimTime.MICROS_PER_SECOND);
        return new Shown(moved(asked, new Move.Pass((int) missing)).at(target), false);
    }

    /** To the moment at which the challenge is judged. */
    private Shown judge(Asked asked) {
        SimTime end = asked.run.trial().map(Trial::end).orElseThrow(() -> new ProblemException(Problem.of(409,
            "There is nothing to be judged yet: a challenge comes after the last step of a lesson that has one.",
            "现在还没有可评判的：挑战在有挑战的课程的最后一个步骤之后。")));
        Asked on = asked;
        while (on.run.end().isBefore(end)) {
            long missing = Math.ceilDiv(end.since(on.run.end()).micros(), SimTime.MICROS_PER_SECOND);
            on = moved(on, new Move.Pass((int) Math.min(missing, Sessions.LONGEST_PASS)));
        }
        return new Shown(on.at(end), false);
    }

    /** POST /s/{session}/acts: do something to the world at a moment, as a session of its own. */
    void act(Context context) {
        Asked asked = asked(context, context::formParam, Ids.AT);
        Move.Act act = context.formParam(Ids.DO) == null ? pulled(context, asked) : byHand(context, asked);
        Session branch = did(asked.session, id -> site.sessions().act(id, act));
        context.redirect(asked.place.of(branch.id()).address(), HttpStatus.SEE_OTHER);
    }

    private static Move.Act pulled(Context context, Asked asked) {
        String lever = String.valueOf(context.formParam(Ids.ACT));
        Command command = Levers.command(lever, asked.run.world(asked.place.at()), asked.session.lesson().subject())
            .orElseThrow(() -> new ProblemException(
                Problem.of(400, "act is \"" + Forms.shortened(lever) + "\", but a page offers what can be done at its moment.",
                    "act 是“" + Forms.shortened(lever) + "”，而页面只提供这一刻可以做的事。")));
        return new Move.Act(asked.place.at(), lever, command);
    }

    /** An action of the language of scenarios, by the names of its fields. */
    private static Move.Act byHand(Context context, Asked asked) {
        var fields = new LinkedHashMap<String, String>();
        context.formParamMap().forEach((name, values) -> {
            if (!ABOUT_THE_PAGE.contains(name) && !values.isEmpty()) fields.put(name, values.get(0));
        });
        return switch (Doings.read(fields, asked.session.lesson().scenario().vmNames())) {
            case Doings.Good good -> new Move.Act(asked.place.at(),
                Sandbox.BY_HAND + Doings.line(good.command()).orElse(fields.get(Ids.DO)), good.command());
            case Doings.Bad bad -> {
                String what = bad.problems().stream().map(StageHandlers::said).collect(Collectors.joining("; "));
                throw new ProblemException(Problem.of(400, "That is not done: " + what + ".", "没有执行：" + what + "。"));
            }
        };
    }

    private static String said(diptych.scenario.Problem problem) {
        String field = problem.field().replaceFirst("^\\[0]\\.?", "");
        return field.isEmpty() ? problem.message() : field + ": " + problem.message();
    }

    /** POST /s/{session}/sandbox: this moment as the beginning of a sandbox. */
    void sandbox(Context context) {
        Asked asked = asked(context, context::formParam, Ids.FROM);
        Session session = site.sessions().sandbox(asked.session, asked.place.at());
        done(context, new Shown(new Asked(session, site.sessions().run(session), asked.place.of(session.id())), false), "");
    }

    /** POST /s/{session}/subjects: a sandbox with another of its machines in the panes. */
    void changeSubject(Context context) {
        Asked asked = asked(context, context::formParam, Ids.AT);
        String subject = String.valueOf(context.formParam(Ids.SUBJECT));
        var lesson = Optional.of(asked.session.lesson()).filter(Sandbox::is).flatMap(sandbox -> Sandbox.about(sandbox, subject))
            .orElseThrow(() -> new ProblemException(Problem.of(400,
                "subject is \"" + Forms.shortened(subject) + "\", but must be a Linux machine of a sandbox that the picture can show.",
                "subject 是“" + Forms.shortened(subject) + "”，但应为沙盒中图示能够展示的 Linux 虚拟机。")));
        Session session = site.sessions().start(lesson, lesson.defaultGuest(), asked.session.moves());
        context.redirect(asked.place.of(session.id()).address(), HttpStatus.SEE_OTHER);
    }

    /** POST /s/{session}/answers: what the learner says to a question; after a prediction comes what it was about. */
    void answer(Context context) {
        Asked asked = asked(context, context::formParam, Ids.FROM);
        var answers = new AnswerForms(context, asked.session);
        Answers.Given given = answers.given();
        boolean predicts = given.occasion() == Answers.Occasion.PREDICTED;
        if (predicts && !site.stages().cards(asked.session, asked.run, asked.place).canPredict(answers.question())) {
            throw new ProblemException(Problem.of(409,
                "At this moment it has happened already. Go back to before it to predict something else.",
                "这一刻事情已经发生。要改变预测，请回到它之前的时刻。"));
        }
        boolean isFirst = predicts && asked.session.answers().last(given.question(), given.occasion()).isEmpty();
        Session session = answered(asked, given);
        Asked kept = new Asked(session, asked.run, asked.place.of(session.id()));
        boolean goesOn = isFirst && !site.stages().cards(session, asked.run, asked.place).isAsking();
        done(context, goesOn ? next(kept) : new Shown(kept, false), "");
    }

    private Session answered(Asked asked, Answers.Given given) {
        return did(asked.session, id -> site.sessions().answer(id, given).<Moved>map(Moved.Done::new).orElseGet(Moved.Unknown::new));
    }

    /** GET /s/{session}/recall: the last questions, and the first answers beside the last. */
    void recall(Context context) {
        Asked asked = asked(context, context::queryParam, Ids.AT);
        Site.page(context, RecallView.page(site.stages().recall(asked.session, asked.run, asked.place), site.files()));
    }

    /** POST /s/{session}/recall: an answer to one of them. */
    void recallAnswer(Context context) {
        Asked asked = asked(context, context::formParam, Ids.AT);
        var answers = new AnswerForms(context, asked.session);
        Session session = answered(asked, answers.given());
        context.redirect(asked.place.of(session.id()).recallAddress() + "#question-" + answers.question().id(), HttpStatus.SEE_OTHER);
    }

    /** POST /s/{session}/guests: the same moves with another kernel, as a session of its own. */
    void changeGuest(Context context) {
        Asked asked = asked(context, context::formParam, Ids.AT, true);
        GuestChoice guest = LessonHandlers.guest(asked.session.lesson(), context.formParam(Ids.GUEST));
        Session other = did(asked.session, id -> site.sessions().withGuest(id, guest, asked.place.at()));
        Place place = Forms.place(context, other, site.sessions().run(other).within(asked.place.at()), context::formParam);
        context.redirect(place.address(), HttpStatus.SEE_OTHER);
    }

    private Asked moved(Asked asked, Move move) {
        Session session = did(asked.session, id -> site.sessions().move(id, move));
        Run run = site.sessions().run(session);
        site.stages().steps(session, run, asked.run);
        return new Asked(session, run, asked.place.of(session.id()));
    }

    /** POST /r/{code}/sessions: a session in which is done what a link says. */
    void create(Context context) {
        Asked asked = asked(context, context::formParam, Ids.FROM);
        Session made = site.sessions().start(asked.session.lesson(), asked.session.guest(), asked.session.moves());
        done(context, new Shown(new Asked(made, asked.run, asked.place.of(made.id())), false), "");
    }

    /** Does something in a session; where nobody holds one, because a link carries it, in one that is made for this. */
    Session did(Session session, Function<String, Moved> deed) {
        if (!session.id().isEmpty()) return done(deed.apply(session.id()), session.id());
        Session made = site.sessions().start(session.lesson(), session.guest(), session.moves());
        Moved moved = deed.apply(made.id());
        if (!(moved instanceof Moved.Done)) site.sessions().forget(made.id());
        return done(moved, made.id());
    }

    /** The session that a deed has led to. */
    private static Session done(Moved moved, String id) {
        return switch (moved) {
            case Moved.Done done -> done.session();
            case Moved.Refused refused -> throw new ProblemException(refusal(refused.why()));
            case Moved.NotPossible not -> throw notPossible(not);
            case Moved.Unknown gone -> throw unknown(id);
        };
    }

    private static ProblemException notPossible(Moved.NotPossible not) {
        return new ProblemException(Problem.of(409, "That cannot be done at this moment: " + not.message(),
            "这一刻无法这样做：" + not.message()));
    }

    static Problem refusal(Moved.Refusal why) {
        String english = Character.toUpperCase(why.sentence().charAt(0)) + why.sentence().substring(1) + ".";
        return Problem.of(409, english, switch (why) {
            case NO_STEP_LEFT -> "本课程的每个步骤都已进行；可以让时间继续、回看，或重新开始。";
            case NOT_THAT_LONG -> "一次可以让时间过去 " + Sessions.LEAST_PASS + " 到 " + Sessions.LONGEST_PASS + " 整秒。";
            case RUN_IS_FULL -> "一次运行最多 " + Sessions.LONGEST_RUN.micros() / SimTime.MICROS_PER_SECOND + " 模拟秒，再多就超出了；请重新开始。";
            case TOO_MANY_BRANCHES -> "从同一个开头最多可以分出 " + Sessions.MOST_BRANCHES
                + " 次运行，现在已经有这么多了；请在其中一个里继续，或者重新开始课程。";
        });
    }

    private Steps steps(Asked asked) {
        return site.stages().steps(asked.session, asked.run);
    }

    Asked asked(Context context, UnaryOperator<String> field, String momentField) {
        return asked(context, field, momentField, false);
    }

    Asked asked(Context context, UnaryOperator<String> field, String momentField, boolean atLatest) {
        if (context.pathParamMap().containsKey("code")) return shared(context, field, momentField, atLatest);
        String id = context.pathParam("session");
        Session session = site.sessions().find(id).orElseThrow(() -> unknown(id));
        Run run = site.sessions().run(session);
        SimTime at = moment(field.apply(momentField), momentField, run.end(), run, atLatest);
        return new Asked(session, run, Forms.place(context, session, at, field));
    }

    /** The same of a link that carries its run: what it says of moment and tabs holds where the address says nothing of the moment. */
    private Asked shared(Context context, UnaryOperator<String> field, String momentField, boolean atLatest) {
        String code = context.pathParam("code");
        Opened opened = links.open(code);
        Session session = opened.reopened().session();
        Run run = site.sessions().run(session);
        String written = field.apply(momentField);
        SimTime at = moment(written, momentField, opened.reopened().at(), run, atLatest);
        return new Asked(session, run, Forms.place(context, session, Place.ofCode(code), at,
            written == null ? opened.fields(field) : field));
    }

    private static SimTime moment(String written, String field, SimTime usual, Run run, boolean atLatest) {
        SimTime at = Forms.moment(written, field).orElse(usual);
        if (at.isAfter(run.end()) && !atLatest) throw new ProblemException(beyond(at, run.end()));
        return at;
    }

    static ProblemException unknown(String id) {
        return new ProblemException(Problem.of(404,
            "There is no run at this address. Runs are kept while the server is up and there is room; start the lesson anew from /.",
            "这个地址没有运行。运行只在服务器开着并且有空位时保留；请从 / 重新开始课程。"));
    }

    private static Problem beyond(SimTime at, SimTime end) {
        return Problem.of(404,
            "This run has not gone as far as " + Numbers.seconds(at) + " s; it ends at " + Numbers.seconds(end) + " s.",
            "这次运行还没有到 " + Numbers.seconds(at) + " 秒；它到 " + Numbers.seconds(end) + " 秒为止。");
    }

    private Stage stage(Shown shown) {
        return site.stages().of(shown.asked.session, shown.asked.run, shown.asked.place, shown.playing);
    }

    /** htmx asks for the part; but a page that the browser restores is a whole one (ux.md 5.2). */
    static boolean isFragment(Context context) {
        return "true".equals(context.header("HX-Request")) && !"true".equals(context.header("HX-History-Restore-Request"));
    }

    private void page(Context context, Shown shown) {
        page(context, shown.asked, stage(shown));
    }

    void page(Context context, Asked asked, Stage stage) {
        varies(context);
        Site.page(context, asked.place.isOfSession() ? StageView.page(stage, doings(asked), site.files())
            : StageView.page(stage, notice(context, asked.place), site.files()));
    }

    private void fragment(Context context, Shown shown) {
        varies(context);
        context.header("Cache-Control", "no-store");
        context.header("HX-Replace-Url", shown.asked.place.address());
        Site.page(context, StageView.fragment(stage(shown), String.valueOf(seen(context))));
    }

    /** Answers what a learner did: with what has changed on the page, or with another page. @param said what was done; may be empty */
    void done(Context context, Shown shown, String said) {
        if (!isFragment(context)) {
            redirect(context, shown);
        } else if (context.path().startsWith(shown.asked.place.path() + "/")) {
            context.header("HX-Push-Url", shown.asked.place.address());
            fragment(context, shown.asked, stage(shown).saying(said));
        } else {
            context.header("HX-Redirect", shown.asked.place.address());
        }
    }

    /** What has changed on the page when a learner did something. */
    void fragment(Context context, Asked asked, Stage stage) {
        varies(context);
        context.header("Cache-Control", "no-store");
        String seen = String.valueOf(seen(context));
        Site.page(context, asked.place.isOfSession() ? StageView.fragment(stage, doings(asked), seen) : StageView.fragment(stage, seen));
    }

    private diptych.web.view.Doings doings(Asked asked) {
        return Deeds.of(asked.session, site.sessions().family(asked.session), asked.place);
    }

    private Shared notice(Context context, Place place) {
        Opened opened = links.open(context.pathParam("code"));
        var warnings = new ArrayList<Phrase>();
        if (opened.changed()) warnings.add(Phrase.SHARED_CHANGED);
        opened.reopened().trouble().ifPresent(trouble ->
            warnings.add(trouble == Trouble.NO_SUCH_GUEST ? Phrase.SHARED_GUEST : Phrase.SHARED_CUT));
        return new Shared(place, warnings);
    }

    private static String seen(Context context) {
        String seen = context.queryParam(Ids.SEEN);
        return seen == null ? context.formParam(Ids.SEEN) : seen;
    }

    private static void varies(Context context) {
        context.header("Vary", "Accept-Encoding, Accept-Language, HX-Request");
    }

    private static void redirect(Context context, Shown shown) {
        String playing = shown.playing ? "&" + Ids.PLAY + "=1" : "";
        context.redirect(shown.asked.place.address() + playing, HttpStatus.SEE_OTHER);
    }
}
