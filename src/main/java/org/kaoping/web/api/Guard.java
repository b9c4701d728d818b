package org.kaoping.web.api;

import io.javalin.http.Context;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Keeps other sites out. Loopback is no lock: a page in the clerk's own browser can send requests here, and can give this
 * address a name of its own. So the Host must be a name of ours, and a write must come from a page of ours (or from a
 * program, which sends neither Origin nor Sec-Fetch-Site).
 */
public final class Guard {
    private static final Set<String> READS = Set.of("GET", "HEAD", "OPTIONS");
    private static final List<String> LOOPBACK = List.of("localhost", "127.0.0.1", "[::1]");

    private final Set<String> hosts;

    /** Accepts the loopback names and these hosts, without ports. */
    public Guard(List<String> more) {
        Set<String> all = new HashSet<>(LOOPBACK);
        more.forEach(host -> all.add(host.toLowerCase(Locale.ROOT)));
        this.hosts = Set.copyOf(all);
    }

    /**
     * Looks at every request before its handler, and sets the headers that every answer carries.
     *
     * @throws Refusal 403 when it comes from elsewhere
     */
    public void check(Context ctx) {
        headers(ctx);
        String host = ctx.header("Host");
        if (host == null || !hosts.contains(name(host))) {
            throw Refusal.foreign();
        }
        if (!READS.contains(ctx.req().getMethod()) && !ours(host, ctx.header("Origin"), ctx.header("Sec-Fetch-Site"))) {
            throw Refusal.foreign();
        }
    }

    private static boolean ours(String host, @Nullable String origin, @Nullable String site) {
        boolean siteOurs = site == null || site.equals("same-origin") || site.equals("none");
        boolean originOurs = origin == null
                || origin.equalsIgnoreCase("http://" + host)
                || origin.equalsIgnoreCase("https://" + host);
        return siteOurs && originOurs;
    }

    /** The host without its port, in lower case. */
    private static String name(String host) {
        return host.replaceFirst(":\\d*$", "").toLowerCase(Locale.ROOT);
    }

    private static void headers(Context ctx) {
        ctx.header(
                        "Content-Security-Policy",
                        "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:;"
                                + " connect-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'")
                .header("X-Content-Type-Options", "nosniff")
                .header("X-Frame-Options", "DENY")
                .header("Referrer-Policy", "same-origin")
                .header("Cross-Origin-Opener-Policy", "same-origin")
                .header("Cross-Origin-Resource-Policy", "same-origin")
                .header("Cache-Control", "no-store");
    }
}
