package diptych.web;

import diptych.json.ProblemJson;
import diptych.json.ResultJson;
import diptych.json.ScenarioFiles;
import diptych.scenario.Expressions;
import diptych.scenario.Result;
import diptych.scenario.Runner;
import io.javalin.http.Context;
import io.javalin.http.HttpStatus;
import java.io.IOException;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Future;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;

/**
 * Runs scenarios for programs. A thread of their own takes them one after the other, so that whatever they ask for, the pages go on
 * being drawn; and on a thread of the platform the processor time that a run takes can be measured.
 */
final class RunHandlers {
    private final Expressions expressions;
    private final ScenarioFiles files;
    private final ExecutorService oneByOne = new ThreadPoolExecutor(1, 1, 0, TimeUnit.SECONDS,
        new ArrayBlockingQueue<>(Limits.RUNS_WAITING), Thread.ofPlatform().name("runs").daemon().priority(Thread.MIN_PRIORITY).factory());

    RunHandlers(Expressions expressions) {
        this.expressions = expressions;
        this.files = new ScenarioFiles(expressions);
    }

    /** POST /api/runs: a scenario in YAML or JSON, its result document or everything that is wrong with it. */
    void create(Context context) throws IOException {
        switch (files.read(name(context), context.bodyAsBytes())) {
            case ScenarioFiles.Bad bad -> refuse(context, bad.problems());
            case ScenarioFiles.Good good -> {
                switch (run(good)) {
                    case Runner.Stopped stopped -> refuse(context, List.of(good.places().problem(stopped)));
                    case Runner.Ran ran -> answer(context, ran.result());
                }
            }
        }
    }

    private Runner.Outcome run(ScenarioFiles.Good good) {
        Future<Runner.Outcome> running;
        try {
            running = oneByOne.submit(() -> Runner.run(good.scenario(), expressions, Limits.RUN));
        } catch (RejectedExecutionException full) {
            throw new ProblemException(Problem.of(HttpStatus.SERVICE_UNAVAILABLE.getCode(),
                "Other scenarios are being run, and " + Limits.RUNS_WAITING + " more are waiting; try again in some seconds.",
                "正在运行其他场景，还有 " + Limits.RUNS_WAITING + " 个在等待；请过几秒再试。"));
        }
        try {
            return running.get();
        } catch (ExecutionException fault) {
            throw new IllegalStateException("a scenario could not be run", fault.getCause());
        } catch (InterruptedException stopping) {
            running.cancel(true);
            Thread.currentThread().interrupt();
            throw new ProblemException(Problem.of(HttpStatus.SERVICE_UNAVAILABLE.getCode()));
        }
    }

    /** What problems call the body; the ending says how to read it. */
    private static String name(Context context) {
        String type = context.contentType() == null ? "" : context.contentType().toLowerCase(Locale.ROOT);
        if (type.contains("json")) return "body.json";
        if (type.contains("yaml")) return "body.yaml";
        if (type.isEmpty() || type.startsWith("text/plain") || type.startsWith("application/octet-stream")) return "body";
        throw new ProblemException(Problem.of(HttpStatus.UNSUPPORTED_MEDIA_TYPE.getCode(),
            "A scenario is sent as application/yaml or application/json, not as " + Forms.shortened(type) + ".",
            "场景应以 application/yaml 或 application/json 发送，而不是 " + Forms.shortened(type) + "。"));
    }

    private static void refuse(Context context, List<diptych.scenario.Problem> problems) {
        String detail = problems.size() == 1 ? problems.get(0).toString() : problems.size() + " things in the scenario are wrong.";
        context.status(HttpStatus.UNPROCESSABLE_CONTENT).contentType(ProblemJson.MEDIA_TYPE)
            .result(ProblemJson.write(HttpStatus.UNPROCESSABLE_CONTENT.getCode(), "The scenario cannot be run", detail, problems));
    }

    private static void answer(Context context, Result result) throws IOException {
        context.contentType("application/json");
        ResultJson.write(result, context.outputStream());
    }
}
