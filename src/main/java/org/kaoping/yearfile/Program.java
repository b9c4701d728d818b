package org.kaoping.yearfile;

import java.io.IOException;
import java.io.InputStream;
import java.util.Properties;

/**
 * Which program made an archive.
 *
 * @param version the version of the pom; 未知 when it runs from its classes
 * @param commit the commit it was built from; empty where unknown
 */
public record Program(String version, String commit) {
    /** This program. {@code run.sh} gives the commit as {@code -Dkaoping.commit}. */
    public static Program here() {
        Properties pom = new Properties();
        try (InputStream in = Program.class.getResourceAsStream("/META-INF/maven/org.kaoping/kaoping/pom.properties")) {
            if (in != null) {
                pom.load(in);
            }
        } catch (IOException e) {
            // the version stays unknown: no reason not to archive a year
            pom.clear();
        }
        String commit = System.getProperty("kaoping.commit", "");
        return new Program(pom.getProperty("version", "未知"), commit.matches("[0-9a-f]{7,40}") ? commit : "");
    }
}
