package org.kaoping.web;

import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.io.Content;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.server.handler.ErrorHandler;
import org.eclipse.jetty.util.Callback;

/** What Jetty itself refuses, before any handler sees it: a problem document that tells nothing of the inside. */
final class PlainErrors extends ErrorHandler {
    private static String document(int status) {
        return ("{\"type\":\"urn:kaoping:problem:request-malformed\",\"title\":\"请求不正确\",\"status\":%d,"
                        + "\"detail\":\"请求格式不对。\",\"code\":\"request-malformed\",\"problems\":[]}")
                .formatted(status);
    }

    @Override
    public boolean handle(Request request, Response response, Callback callback) {
        response.getHeaders().put(HttpHeader.CONTENT_TYPE, "application/problem+json; charset=utf-8");
        response.getHeaders().put("X-Content-Type-Options", "nosniff");
        Content.Sink.write(response, true, document(response.getStatus()), callback);
        return true;
    }
}
