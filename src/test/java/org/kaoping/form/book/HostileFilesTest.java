package org.kaoping.form.book;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.kaoping.Shared;
import org.kaoping.problem.Checked;
import org.kaoping.problem.ProblemCode;

/** Other people's hostile files: none makes us throw, each that must be refused is, each honest one is read. */
class HostileFilesTest {
    @Test
    void eachGetsWhatItDeserves() {
        List<String> wrong = new ArrayList<>();
        int seen = 0;
        for (Map<String, String> row : Shared.table("hostile/expectations.tsv")) {
            String name = row.getOrDefault("name", "");
            if (!name.matches(".*\\.(xlsx|xlsm|xls|csv)")
                    || row.getOrDefault("as_name", "").endsWith(".csv")) {
                continue;
            }
            seen++;
            byte[] bytes = Shared.bytes("hostile/files/" + name);
            Checked<Book> book = Books.open(bytes, row.getOrDefault("as_name", name), Limits.STANDARD);
            boolean refused = book.valueOrNull() == null;
            String status = row.getOrDefault("status", "");
            boolean right = (!status.equals("rejected") || refused) && (!status.equals("accepted") || !refused);
            if (!right || (refused && book.problems().get(0).code() == ProblemCode.EXAMINATION_FAILED)) {
                wrong.add(name + ": " + status + ", ours " + book.problems());
            }
        }
        assertThat(wrong).isEmpty();
        assertThat(seen).isGreaterThan(60);
    }

    @Test
    void archivesOfTheSameKind() {
        assertThat(names("k05-gbk-names.zip")).anyMatch(name -> name.contains("朝阳县"));
        assertThat(names("k08-same-twice.zip")).isNotEmpty();
        assertThat(ZipParts.open(Shared.bytes("hostile/files/k03-10k-tiny.zip"), Limits.STANDARD)
                        .problems()
                        .get(0)
                        .code())
                .isEqualTo(ProblemCode.LIMIT_EXCEEDED);
        ZipParts encrypted = ZipParts.open(Shared.bytes("hostile/files/k11-encrypted.zip"), Limits.STANDARD)
                .get();
        assertThat(encrypted.entries())
                .isNotEmpty()
                .allSatisfy(entry -> assertThat(
                                encrypted.read(entry).problems().get(0).code())
                        .isEqualTo(ProblemCode.ARCHIVE_ENCRYPTED));
    }

    private static List<String> names(String archive) {
        return Books.partNames(Shared.bytes("hostile/files/" + archive), Limits.STANDARD)
                .get();
    }
}
