package org.kaoping.yearfile;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.util.List;

/** What an archive says of itself to a program: the names of its parts, held the same from version to version. */
final class Contents {
    /** The format of archives that this program writes; it reads those up to this one. */
    static final int FORMAT = 1;

    static final String CARD = "系统数据/归档.json";
    static final String FILES = "系统数据/原件.json";
    static final String DATABASE = "系统数据/kaoping.db";
    static final String MASTERS = "系统数据/模板/";
    static final String CATALOGUE = "归档目录.xlsx";
    static final String GUIDE = "归档说明.txt";

    private static final ObjectMapper JSON = new ObjectMapper();

    private Contents() {}

    /**
     * The card of an archive.
     *
     * @param format {@link #FORMAT}
     * @param year the year
     * @param city the city of its scheme; empty where it has none
     * @param version the program's
     * @param commit the program's; empty where unknown
     * @param at when it was made, ISO-8601
     */
    record Card(int format, int year, String city, String version, String commit, String at) {}

    /**
     * An original.
     *
     * @param upload the upload's id
     * @param path where it lies
     * @param sha256 what its hash was when it came
     */
    record Original(String upload, String path, String sha256) {}

    static byte[] write(Object value) throws IOException {
        return JSON.writerWithDefaultPrettyPrinter().writeValueAsBytes(value);
    }

    static Card card(byte[] bytes) throws IOException {
        return JSON.readValue(bytes, Card.class);
    }

    static List<Original> originals(byte[] bytes) throws IOException {
        return List.of(JSON.readValue(bytes, Original[].class));
    }
}
