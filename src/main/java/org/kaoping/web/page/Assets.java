package org.kaoping.web.page;

import io.javalin.http.Context;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Map;
import java.util.TreeMap;
import java.util.zip.CRC32;
import org.kaoping.web.api.Refusal;

/** The page's own script, style and pictures: a fixed few, read once from the class path. */
public final class Assets {
    private record Asset(String type, String tag, byte[] bytes) {}

    private static final Map<String, String> TYPES = Map.of(
            "htmx.min.js", "text/javascript; charset=utf-8",
            "kaoping.js", "text/javascript; charset=utf-8",
            "masters.js", "text/javascript; charset=utf-8",
            "whatif.js", "text/javascript; charset=utf-8",
            "kaoping.css", "text/css; charset=utf-8",
            "kaoping.svg", "image/svg+xml; charset=utf-8");

    private final Map<String, Asset> assets = new TreeMap<>();

    /** Reads them. */
    public Assets() {
        TYPES.forEach((name, type) -> {
            byte[] bytes = read(name);
            CRC32 sum = new CRC32();
            sum.update(bytes);
            assets.put(name, new Asset(type, "\"" + Long.toHexString(sum.getValue()) + "\"", bytes));
        });
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
