package diptych.web;

import diptych.classroom.Move;
import diptych.classroom.Run;
import diptych.classroom.Sandbox;
import diptych.classroom.Session;
import diptych.json.DraftWriter;
import diptych.json.ScenarioFiles;
import diptych.json.ScenarioWriter;
import diptych.lessons.Language;
import diptych.lessons.Topic;
import diptych.scenario.Expressions;
import diptych.scenario.Scenario;
import diptych.scenario.Transcript;
import diptych.web.view.Ids;
import diptych.web.view.SandboxPage;
import diptych.web.view.SandboxView;
import io.javalin.http.Context;
import io.javalin.http.HttpStatus;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/** The sandbox: built from forms or a scenario, entered from any moment of a lesson, and written down again. */
final class SandboxHandlers {
    private static final String NAME = "scenario.yaml";

    private final Site site;
    private final Expressions expressions;
    private final ScenarioFiles files;

    SandboxHandlers(Site site, Expressions expressions) {
        this.site = site;
        this.expressions = expressions;
        this.files = new ScenarioFiles(expressions);
    }

    /** GET /sandbox */
    void show(Context context) {
        String ready = context.queryParam("ready");
        if (ready != null && !SandboxPage.READY.contains(ready)) {
            String names = String.join(", ", SandboxPage.READY);
            throw new ProblemException(Problem.of(400, "ready is \"" + Forms.shortened(ready) + "\", but there is " + names + ".",
                "ready 是“" + Forms.shortened(ready) + "”，而可选的是 " + names + "。"));
        }
        page(context, SandboxForms.ready(String.valueOf(ready)), "", List.of());
    }

    /** POST /sandbox: a session with what the form or the scenario says, or the same page with all that is wrong with it. */
    void create(Context context) {
        Map<String, String> sent = SandboxForms.sent(context);
        boolean written = sent.containsKey("scenario");
        String yaml = written ? String.valueOf(context.formParam("scenario")) : SandboxForms.scenario(sent);
        Map<String, String> filled = written ? SandboxForms.ready("") : sent;
        Topic topic = topic(sent);
        switch (files.read(NAME, yaml.getBytes(StandardCharsets.UTF_8))) {
            case ScenarioFiles.Bad bad -> refuse(context, filled, written ? yaml : "",
                bad.problems().stream().map(problem -> written ? problem.toString() : said(problem)).toList());
            case ScenarioFiles.Good good -> {
                var refusal = Sandbox.refusal(good.scenario(), topic);
                if (refusal.isPresent()) {
                    refuse(context, filled, written ? yaml : "", List.of(sentence(refusal.get(), Forms.language(context))));
                } else open(context, good.scenario(), topic);
            }
        }
    }

    private static Topic topic(Map<String, String> sent) {
        return switch (sent.getOrDefault("topic", "memory")) {
            case "memory" -> Topic.MEMORY;
            case "backup" -> Topic.BACKUP;
            default -> throw new ProblemException(Problem.of(400, "topic is \"" + Forms.shortened(sent.get("topic"))
                + "\", but there is memory and backup.", "topic 是“" + Forms.shortened(sent.get("topic")) + "”，而可选的是 memory 和 backup。"));
        };
    }

    /** A problem of the form: the field by its path in the scenario, without a line that nobody has seen. */
    private static String said(diptych.scenario.Problem problem) {
        return problem.field().isEmpty() ? problem.message() : problem.field() + ": " + problem.message();
    }

    private static String sentence(Sandbox.Refusal refusal, Language language) {
        boolean english = language == Language.EN;
        return switch (refusal) {
            case NO_VM -> english ? "There is no machine; give the first one a name." : "没有虚拟机；请给第一台起个名字。";
            case TOO_MANY_VMS -> english ? "A sandbox has at most " + Sandbox.MOST_VMS + " machines."
                : "沙盒最多有 " + Sandbox.MOST_VMS + " 台虚拟机。";
            case TOO_MANY_ACTIONS -> english ? "The scenario has more than " + Sandbox.MOST_ACTIONS + " actions; a sandbox plays fewer."
                : "场景中的动作超过 " + Sandbox.MOST_ACTIONS + " 个；沙盒进行不了这么多。";
            case TOO_LONG -> english ? "The scenario's actions may take longer than the two hours that a run holds."
                : "场景中的动作可能超过一次运行所能容纳的两小时。";
            case NO_LINUX -> english ? "The panes show a Linux guest, so there must be one." : "两栏展示的是 Linux 客户机，所以至少要有一台。";
            case NO_DISK -> english ? "To show a backup, a Linux machine needs a disk with mounts." : "要展示备份，Linux 虚拟机需要带挂载点的磁盘。";
        };
    }

    private void open(Context context, Scenario scenario, Topic topic) {
        var lesson = Sandbox.of(scenario, topic, Sandbox.subjects(scenario, topic).get(0));
        Session session = site.sessions().start(lesson, lesson.defaultGuest(), List.of(new Move.NextStep()));
        Run run = site.sessions().run(session);
        var place = Forms.place(context, session, run.end(), name -> name.equals(Ids.LANG) ? context.formParam(name) : null);
        context.redirect(place.address(), HttpStatus.SEE_OTHER);
    }

    private void refuse(Context context, Map<String, String> filled, String yaml, List<String> wrong) {
        context.status(HttpStatus.UNPROCESSABLE_CONTENT);
        page(context, filled, yaml, wrong);
    }

    private void page(Context context, Map<String, String> filled, String yaml, List<String> wrong) {
        Site.page(context, SandboxView.page(new SandboxPage(Forms.language(context), Forms.namesLanguage(context), filled, yaml, wrong),
            site.files()));
    }

    /** GET /s/{session}/scenario.yaml: the run as a scenario that does the same. */
    void save(Context context) {
        Session session = session(context);
        var written = written(session);
        var text = new StringBuilder();
        written.remarks().forEach(remark -> text.append("# ").append(remark).append('\n'));
        text.append(ScenarioWriter.yaml(written.scenario()));
        context.contentType("application/yaml; charset=utf-8").header("Content-Disposition", "attachment; filename=\"" + NAME + "\"")
            .result(text.toString());
    }

    /** GET /s/{session}/lesson.zip: the run as the draft of a lesson, for an author to go on with. */
    void draft(Context context) throws IOException {
        Session session = session(context);
        var bytes = new ByteArrayOutputStream();
        try (var zip = new ZipOutputStream(bytes)) {
            for (var file : DraftWriter.files(session.lesson(), written(session).scenario()).entrySet()) {
                zip.putNextEntry(new ZipEntry("draft/" + file.getKey()));
                zip.write(file.getValue().getBytes(StandardCharsets.UTF_8));
                zip.closeEntry();
            }
        }
        context.contentType("application/zip").header("Content-Disposition", "attachment; filename=\"lesson.zip\"")
            .result(bytes.toByteArray());
    }

    private Transcript.Written written(Session session) {
        Run run = site.sessions().run(session);
        String title = session.lesson().text(Language.EN).title();
        return Transcript.of(title, session.lesson().scenarioFor(session.guest()), run.timeline().asked(), run.end(), expressions);
    }

    private Session session(Context context) {
        String id = context.pathParam("session");
        return site.sessions().find(id).orElseThrow(() -> StageHandlers.unknown(id));
    }
}
