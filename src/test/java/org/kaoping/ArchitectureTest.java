package org.kaoping;

import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaAccess;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.lang.syntax.ArchRuleDefinition;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The law of the house: which room may use which, and what only one room may know. Never frozen. */
class ArchitectureTest {
    private static final JavaClasses HOUSE = new ClassFileImporter()
            .withImportOption(new ImportOption.DoNotIncludeTests())
            .importPackages("org.kaoping");

    /** Room to the rooms that it may use. */
    private static final Map<String, Set<String>> ARROWS = Map.ofEntries(
            Map.entry("problem", Set.of()),
            Map.entry("form.book", Set.of("problem")),
            Map.entry("form", Set.of("form.book", "problem")),
            Map.entry("scheme", Set.of()),
            Map.entry("scoring", Set.of("scheme", "problem")),
            Map.entry("store", Set.of()),
            Map.entry("shelf", Set.of("form", "form.book", "scheme", "problem", "store")),
            Map.entry("intake", Set.of("shelf", "form", "form.book", "scheme", "problem", "store")),
            Map.entry("assessment", Set.of("intake", "shelf", "scoring", "scheme", "form", "problem", "store")),
            Map.entry(
                    "yearfile",
                    Set.of("report", "assessment", "intake", "shelf", "scoring", "scheme", "form", "problem", "store")),
            Map.entry("report", Set.of("assessment", "scoring", "scheme", "form", "form.book", "problem")));

    private static String room(String packageName) {
        String name = packageName.substring("org.kaoping".length());
        return name.isEmpty() ? "" : name.substring(1);
    }

    @Test
    void arrowsGoOnlyAsTheDesignSays() {
        List<String> wrong = new ArrayList<>();
        for (JavaClass one : HOUSE) {
            Set<String> allowed = ARROWS.get(room(one.getPackageName()));
            if (allowed == null) {
                continue;
            }
            one.getDirectDependenciesFromSelf().forEach(arrow -> {
                JavaClass target = arrow.getTargetClass();
                if (target.getPackageName().startsWith("org.kaoping")) {
                    String to = room(target.getPackageName());
                    if (!to.equals(room(one.getPackageName())) && !allowed.contains(to)) {
                        wrong.add(arrow.getDescription());
                    }
                }
            });
        }
        assertThat(wrong).isEmpty();
    }

    @Test
    void everyRoomIsKnown() {
        assertThat(HOUSE.stream().map(one -> room(one.getPackageName())).distinct())
                .allMatch(room -> room.isEmpty()
                        || room.equals("web")
                        || room.startsWith("web.")
                        || ARROWS.containsKey(room)
                        || room.equals("pages")
                        || room.equals("demo"));
    }

    @Test
    void noCircles() {
        slices().matching("org.kaoping.(**)").should().beFreeOfCycles().check(HOUSE);
    }

    @Test
    void onlyFormBookKnowsPoiAndEasyExcel() {
        ArchRuleDefinition.noClasses()
                .that()
                .resideOutsideOfPackages("org.kaoping.form.book..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(
                        "org.apache.poi..", "com.alibaba.excel..", "org.openxmlformats..", "org.apache.xmlbeans..")
                .check(HOUSE);
    }

    @Test
    void httpAndJsonOnlyOnTop() {
        ArchRuleDefinition.noClasses()
                .that()
                .resideInAnyPackage(
                        "org.kaoping.problem..",
                        "org.kaoping.form..",
                        "org.kaoping.scheme..",
                        "org.kaoping.scoring..",
                        "org.kaoping.report..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(
                        "io.javalin..",
                        "jakarta.servlet..",
                        "gg.jte..",
                        "com.fasterxml.jackson..",
                        "org.jdbi..",
                        "java.sql..")
                .check(HOUSE);
    }

    @Test
    void noClockSqlOrThreadBelow() {
        DescribedPredicate<JavaAccess<?>> readsTheClock =
                DescribedPredicate.describe("read the clock of the machine", access -> {
                    String owner = access.getTargetOwner().getFullName();
                    String name = access.getTarget().getName();
                    boolean now = owner.startsWith("java.time.")
                            && name.equals("now")
                            && access.getTarget().getFullName().endsWith("now()");
                    return now || (owner.equals("java.lang.System") && name.equals("currentTimeMillis"));
                });
        ArchRuleDefinition.noClasses()
                .that()
                .resideOutsideOfPackages("org.kaoping")
                .should()
                .accessTargetWhere(readsTheClock)
                .check(HOUSE);
    }

    @Test
    void noFileOverThreeHundredAndFiftyLines() throws IOException {
        List<String> longFiles = new ArrayList<>();
        try (Stream<Path> files = Files.walk(Path.of("src/main/java"))) {
            for (Path file :
                    files.filter(path -> path.toString().endsWith(".java")).toList()) {
                long lines = Files.readAllLines(file).size();
                if (lines > 350) {
                    longFiles.add(file + ": " + lines);
                }
            }
        }
        assertThat(longFiles).isEmpty();
    }
}
