package org.kaoping.intake;

import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import org.kaoping.form.book.LegacyChild;

/** A child that loops at one file, ends at another, talks nonsense at a third, reads one as its last, and reads all others. */
final class StubbornChild {
    private StubbornChild() {}

    public static void main(String[] args) throws IOException, InterruptedException {
        DataInputStream in = new DataInputStream(System.in);
        OutputStream out = System.out;
        while (true) {
            LegacyChild.Request asked = LegacyChild.Request.receive(in);
            String told = new String(asked.file(), java.nio.charset.StandardCharsets.ISO_8859_1);
            switch (told) {
                case "loop" -> Thread.sleep(3_600_000);
                case "end" -> Runtime.getRuntime().halt(7);
                case "nonsense" -> LegacyChild.send(new DataOutputStream(out), new byte[] {1, 2, 3});
                case "last" -> {
                    LegacyChild.send(new DataOutputStream(out), LegacyChild.answer(asked));
                    LegacyChild.Request.receive(in);
                    Runtime.getRuntime().halt(7);
                }
                default -> LegacyChild.send(new DataOutputStream(out), LegacyChild.answer(asked));
            }
        }
    }
}
