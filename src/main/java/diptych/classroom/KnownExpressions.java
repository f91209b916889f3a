package diptych.classroom;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import diptych.scenario.Expressions;
import diptych.scenario.Vocabulary;

/** Compiles an expression once: every session waits for what the steps of its lesson wait for. */
final class KnownExpressions implements Expressions {
    private static final int MOST = 1_000;

    private final Expressions compiler;
    private final Cache<Expression, Compiled> known = Caffeine.newBuilder().maximumSize(MOST).build();

    KnownExpressions(Expressions compiler) {
        this.compiler = compiler;
    }

    private record Expression(String text, Vocabulary vocabulary) {}

    @Override public Compiled compile(String text, Vocabulary vocabulary) {
        return known.get(new Expression(text, vocabulary), unknown -> compiler.compile(text, vocabulary));
    }
}
