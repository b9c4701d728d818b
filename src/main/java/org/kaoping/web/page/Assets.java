package org.kaoping.web.page;

import io.javalin.http.Context;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.zip.CRC32;
import org.kaoping.web.api.Refusal;

/** The page's own script, style and pictures: a fixed few, read once from the class path. */
public final class Assets {
    private record Asset(String type, String tag, byte[] bytes) {}

    private static final Map<String, String> TYPES = Map.of(
            "js", "text/javascript; charset=utf-8",
            "css", "text/css; charset=utf-8",
            "svg", "image/svg+xml; charset=utf-8");

    private static final List<String> NAMES = List.of(
            "htmx.min.js",
            "kaoping.js",
            "masters.js",
            "whatif.js",
            "desk.js",
            "charts.js",
            "echarts.simple.min.js",
            "desk.css",
            "kaoping.css",
            "kaoping.svg");

    private final Map<String, Asset> assets = new TreeMap<>();

    /** Reads them. */
    public Assets() {
        for (String name : NAMES) {
            String type = Objects.requireNonNull(TYPES.get(name.substring(name.lastIndexOf('.') + 1)), name);
            byte[] bytes = read(name);
            CRC32 sum = new CRC32();
            sum.update(bytes);
            assets.put(name, new Asset(type, "\"" + Long.toHexString(sum.getValue()) + "\"", bytes));
        }
    }

    private static byte[] read(String name) {
        try (InputStream in = Assets.class.getResourceAsStream("/assets/" + name)) {
            if (in == null) {
                throw new IllegalStateException("not on the class path: /assets/" + name);
            }
            return in.readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** GET /assets/{name}. */
    public void serve(Context ctx) {
        Asset asset = assets.get(ctx.pathParam("name"));
        if (asset == null) {
            throw Refusal.notFound("这个文件", "请回到首页。");
        }
        ctx.header("Cache-Control", "no-cache").header("ETag", asset.tag());
        if (asset.tag().equals(ctx.header("If-None-Match"))) {
            ctx.status(304);
            return;
        }
        ctx.contentType(asset.type()).result(asset.bytes());
    }
}
