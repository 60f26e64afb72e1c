package io.dynamodel.testing;

import java.util.function.Function;

/** What runs behind a target: started once, it makes any number of databases that know nothing of each other. */
final class Engine implements AutoCloseable {
    private final Target target;
    private final Function<RequestRecorder, Database> opening;
    private final Runnable stopping;

    private Engine(Target target, Function<RequestRecorder, Database> opening, Runnable stopping) {
        this.target = target;
        this.opening = opening;
        this.stopping = stopping;
    }

    /** Each kind of engine has classes of its own, so that its jars are needed only if it is chosen. */
    static Engine start(Target target) {
        if (target instanceof Target.Endpoint endpoint) {
            return new Engine(target, recorder -> WireDatabase.shared(endpoint.url(), recorder), () -> {});
        }
        if (target instanceof Target.Container) {
            Requirements.requireTestcontainers();
            ContainerServer server = ContainerServer.start();
            return new Engine(target, recorder -> WireDatabase.owned(server.url(), recorder, () -> {}), server::stop);
        }
        Requirements.requireDynamoDbLocal(target);
        // within this JVM a database is an engine, made in milliseconds: its threads and its memory end with it
        return target.isWire()
                ? new Engine(target, Engine::openHttp, () -> {})
                : new Engine(target, EmbeddedDatabase::open, () -> {});
    }

    Target target() {
        return target;
    }

    /** A new, empty database. */
    Database open(RequestRecorder recorder) {
        return opening.apply(recorder);
    }

    @Override
    public void close() {
        stopping.run();
    }

    private static Database openHttp(RequestRecorder recorder) {
        HttpServer server = HttpServer.start();
        return WireDatabase.owned(server.url(), recorder, server::stop);
    }
}
