package diptych.web;

import diptych.lessons.Shelf;
import io.javalin.Javalin;
import io.javalin.config.JavalinConfig;
import io.javalin.config.RoutesConfig;
import io.javalin.json.JsonMapper;
import org.eclipse.jetty.server.HttpConfiguration;
import org.eclipse.jetty.server.HttpConnectionFactory;
import org.eclipse.jetty.server.ServerConnector;
import org.eclipse.jetty.server.handler.GracefulHandler;
import org.eclipse.jetty.util.thread.QueuedThreadPool;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.StandardSocketOptions;
import java.net.UnknownHostException;
import java.nio.channels.ServerSocketChannel;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.Executors;
import java.util.function.BiConsumer;

/** The HTTP server: joins threads, limits, headers, log and routes, and starts and stops as one. */
public final class Server {
    private final Javalin javalin;
    private final String host;

    /**
     * Where to listen, and what to serve.
     *
     * @param port    0 for any free one
     * @param watched lessons that somebody is at work on, in the place of the shipped ones
     */
    public record Options(String host, int port, Optional<Shelf> watched) {
        public Options(String host, int port) {
            this(host, port, Optional.empty());
        }
    }

    private Server(Javalin javalin, String host) {
        this.javalin = javalin;
        this.host = host;
    }

    /**
     * Answers requests from the moment this returns.
     *
     * @throws IOException if the address cannot be listened at; its message says why and what to do
     */
    public static Server start(Options options) throws IOException {
        Assets shipped = Assets.find(Path.of(""));
        return start(options, options.watched().map(shipped::watching).orElse(shipped), Routes::addTo);
    }

    /** The same with other routes, which is how the tests plant slow and faulty handlers. */
    static Server start(Options options, Assets assets, BiConsumer<RoutesConfig, Assets> routes) throws IOException {
        InetSocketAddress listenAt = new InetSocketAddress(resolve(options.host()), options.port());
        Javalin javalin = Javalin.create(config -> {
            configure(config, assets, routes);
            config.jetty.addConnector((jetty, http) -> opened(new ServerConnector(jetty, new HttpConnectionFactory(http)), listenAt));
        });
        try {
            javalin.start();
        } catch (UncheckedIOException refused) {
            throw new IOException("cannot listen at port %d of %s: %s; choose another port with --port, or any free one with --port 0"
                .formatted(options.port(), options.host(), refused.getCause().getMessage()), refused);
        }
        return new Server(javalin, options.host());
    }

    /** Opened before the rest starts, so that a port in use is found out before anything has been said. */
    private static ServerConnector opened(ServerConnector connector, InetSocketAddress listenAt) {
        try {
            ServerSocketChannel channel = ServerSocketChannel.open();
            channel.setOption(StandardSocketOptions.SO_REUSEADDR, true);
            channel.bind(listenAt);
            connector.open(channel);
            return connector;
        } catch (IOException refused) {
            throw new UncheckedIOException(refused);
        }
    }

    private static InetAddress resolve(String host) throws IOException {
        try {
            return InetAddress.getByName(host);
        } catch (UnknownHostException unknown) {
            throw new IOException("--host " + host + " is neither a name nor a number of this machine; 127.0.0.1 is this"
                + " machine alone, 0.0.0.0 every interface", unknown);
        }
    }

    private static void configure(JavalinConfig config, Assets assets, BiConsumer<RoutesConfig, Assets> routes) {
        config.startup.showJavalinBanner = false;
        config.startup.showOldJavalinVersionWarning = false;
        config.startup.startupWatcherEnabled = false;
        config.http.prefer405over404 = true;
        config.http.maxRequestSize = Limits.BODY_BYTES;
        config.jsonMapper(new JsonMapper() {}); // our own JSON is written in diptych.json; Javalin's would load Jackson for nothing
        Problems problems = new Problems(assets);
        configureJetty(config, problems);
        Limits.enforce(config.routes);
        Headers.addTo(config.routes);
        problems.addTo(config);
        StaticFiles.addTo(config.routes, assets);
        routes.accept(config.routes, assets);
    }

    private static void configureJetty(JavalinConfig config, Problems problems) {
        config.jetty.threadPool = threads();
        config.jetty.modifyHttpConfiguration(Server::configureHttp);
        config.jetty.modifyServer(jetty -> {
            jetty.insertHandler(new GracefulHandler());
            jetty.insertHandler(new HeadAsGet());
            jetty.setErrorHandler(problems.forJetty());
            jetty.setRequestLog(new RequestLines());
            jetty.setStopTimeout(Limits.LAST_REQUESTS.toMillis());
        });
    }

    /** Few platform threads watch the sockets; each request has a virtual thread of its own, so a slow client holds up nobody. */
    private static QueuedThreadPool threads() {
        QueuedThreadPool pool = new QueuedThreadPool(16, 2);
        pool.setName("http");
        pool.setVirtualThreadsExecutor(Executors.newVirtualThreadPerTaskExecutor());
        return pool;
    }

    private static void configureHttp(HttpConfiguration http) {
        http.setRequestHeaderSize(Limits.HEADER_BYTES);
        http.setIdleTimeout(Limits.SILENCE.toMillis());
        http.addCustomizer((request, headers) -> {
            Headers.ON_EVERYTHING.forEach(headers::put);
            return request;
        });
    }

    public int port() {
        return javalin.port();
    }

    /** The address of the first page, as a browser wants it. */
    public String address() {
        return "http://" + (host.contains(":") ? "[" + host + "]" : host) + ":" + port() + "/";
    }

    /** Takes no new request, lets those under way finish, and returns. */
    public void stop() {
        javalin.stop();
    }
}
