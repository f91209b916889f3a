package diptych.classroom;

import diptych.lessons.Facts;
import diptych.lessons.Question;
import diptych.lessons.Question.Claim;
import diptych.lessons.Question.Shape;
import diptych.lessons.Scene;
import diptych.lessons.Step;
import diptych.lessons.Truth;
import diptych.scenario.Condition;
import diptych.sim.Timeline;
import diptych.sim.model.World;
import diptych.sim.units.SimTime;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Works out what a step that was played says about the questions asked of it. */
final class Truths {
    /** So finely a course is looked at. */
    private static final int SAMPLES = 32;

    private final Timeline timeline;
    private final World before;
    /** The moments at which something happened since the step began, in order; the last is its end. */
    private final List<SimTime> moments;

    private Truths(Timeline timeline, World before, List<SimTime> moments) {
        this.timeline = timeline;
        this.before = before;
        this.moments = moments;
    }

    /**
     * What is true of every question of a step, by the question's id.
     *
     * @param timeline that ends where the step ends
     * @param before   the world when it began
     * @param stops    the moments since then at which something happened, in order
     */
    static Map<String, Truth> of(Step step, Timeline timeline, World before, List<SimTime> stops) {
        if (step.questions().isEmpty()) return Map.of();
        var moments = new ArrayList<>(stops);
        if (moments.isEmpty() || moments.get(moments.size() - 1).isBefore(timeline.end())) moments.add(timeline.end());
        var truths = new Truths(timeline, before, moments);
        var found = new HashMap<String, Truth>();
        for (Question question : step.questions()) found.put(question.id(), truths.of(question));
        return found;
    }

    private Truth of(Question question) {
        return switch (question) {
            case Question.Choice choice -> new Truth.Claims(holding(choice.claims(), timeline.now()));
            case Question.Amount amount -> new Truth.Amount(amount.value().value(scene(timeline.now())), amount.tolerance());
            case Question.Order order -> new Truth.Order(inOrder(order.cards()));
            case Question.Curve curve -> course(curve);
        };
    }

    private Set<String> holding(List<Claim> claims, World now) {
        var holding = new HashSet<String>();
        var variables = Condition.comparison(now, before);
        for (Claim claim : claims) if (claim.condition().holds(variables)) holding.add(claim.id());
        return holding;
    }

    private List<String> inOrder(List<Claim> cards) {
        var order = new ArrayList<String>();
        var open = new ArrayList<>(cards);
        for (World world : timeline.worlds(moments)) {
            for (String card : cards.stream().map(Claim::id).filter(holding(open, world)::contains).toList()) {
                order.add(card);
                open.removeIf(claim -> claim.id().equals(card));
            }
            if (open.isEmpty()) break;
        }
        return order;
    }

    private Truth.Course course(Question.Curve curve) {
        double top = Math.max(1, curve.top().value(scene(timeline.now())));
        var times = new ArrayList<SimTime>();
        long length = timeline.end().since(before.now()).micros();
        for (int i = 0; i < SAMPLES; i++) times.add(before.now().plus(SimTime.micros(length * i / (SAMPLES - 1))));
        var heights = timeline.worlds(times).stream()
            .map(world -> Math.clamp(curve.value().value(scene(world)) / top, 0.0, 1.0)).toList();
        var distances = curve.shapes().stream().map(shape -> distance(shape, heights)).toList();
        int nearest = distances.indexOf(distances.stream().min(Comparator.naturalOrder()).orElseThrow());
        return new Truth.Course(heights, distances, curve.shapes().get(nearest).id());
    }

    private static double distance(Shape shape, List<Double> heights) {
        double sum = 0;
        for (int i = 0; i < heights.size(); i++) sum += Math.abs(heights.get(i) - shape.at((double) i / (heights.size() - 1)));
        return sum / heights.size();
    }

    private Scene scene(World now) {
        return new Scene(new Facts(now), new Facts(before), Set.of());
    }
}
