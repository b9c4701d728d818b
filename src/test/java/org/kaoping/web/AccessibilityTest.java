package org.kaoping.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.openqa.selenium.By;

/**
 * Every page for people who don't see it, or not well, at desktop and phone width: names for all that is operated, an order
 * of headings, enough contrast. With {@code -Dkaoping.axe=axe.min.js} axe-core is asked too.
 */
class AccessibilityTest {
    /** What is wrong, in words; asked of the page as it is shown. */
    private static final String FAULTS = """
            const faults = [];
            const shown = e => e.checkVisibility({ checkOpacity: true, checkVisibilityCSS: true })
                && e.getClientRects().length > 0 && !e.closest('.visually-hidden');
            const what = e => e.outerHTML.replace(/\\s+/g, ' ').slice(0, 120);
            const text = id => { const e = document.getElementById(id); return e ? e.textContent : ''; };
            const name = e => (e.getAttribute('aria-label') || '').trim()
                || (e.getAttribute('aria-labelledby') || '').split(/\\s+/).map(text).join(' ').trim()
                || [...(e.labels || [])].map(l => l.textContent).join(' ').trim()
                || (e.matches('button, a, summary') ? e.textContent.trim() : '')
                || [...e.querySelectorAll('img[alt]')].map(i => i.alt).join(' ').trim()
                || (e.getAttribute('title') || '').trim();
            if (!document.documentElement.lang) faults.push('no language');
            if (!document.title.trim()) faults.push('no title');
            if (document.querySelectorAll('main').length !== 1) faults.push('not one main');
            if (/user-scalable\\s*=\\s*no|maximum-scale/.test(document.querySelector('meta[name=viewport]').content)) faults.push('no zoom');
            document.querySelectorAll('a[href], button, summary, input:not([type=hidden]), select, textarea:not([aria-hidden][tabindex="-1"])').forEach(e => {
                if (!name(e) && (shown(e) || e.matches('[type=file]'))) faults.push('no name: ' + what(e));
            });
            document.querySelectorAll('img:not([alt]), svg:not([aria-hidden]):not([role]), iframe:not([title])').forEach(e =>
                faults.push('no text: ' + what(e)));
            const ids = [...document.querySelectorAll('[id]')].map(e => e.id);
            ids.filter((id, i) => ids.indexOf(id) !== i).forEach(id => faults.push('twice: #' + id));
            document.querySelectorAll('[aria-labelledby], [aria-describedby], [aria-controls], label[for]').forEach(e =>
                ['aria-labelledby', 'aria-describedby', 'aria-controls', 'for'].forEach(a =>
                    (e.getAttribute(a) || '').split(/\\s+/).filter(Boolean).forEach(id => {
                        if (!document.getElementById(id)) faults.push(a + ' points nowhere: ' + what(e));
                    })));
            document.querySelectorAll('dialog, section[aria-label=""], nav').forEach(e => { if (!name(e)) faults.push('no name: ' + what(e)); });
            document.querySelectorAll('th').forEach(e => {
                if (e.textContent.trim() && !e.scope && e.closest('table')) faults.push('no scope: ' + what(e));
            });
            document.querySelectorAll('ul, ol').forEach(e => [...e.children].forEach(c => {
                if (!c.matches('li, script, template')) faults.push('not in the list: ' + what(c));
            }));
            document.querySelectorAll('[tabindex]').forEach(e => { if (e.tabIndex > 0) faults.push('order by number: ' + what(e)); });
            let last = 0;
            document.querySelectorAll('main h1, main h2, main h3, main h4').forEach(e => {
                if (!e.checkVisibility()) return;
                const level = Number(e.tagName[1]);
                if (level > last + 1) faults.push('heading skipped: ' + what(e));
                last = level;
            });
            if (document.querySelectorAll('h1').length !== 1) faults.push('not one h1');
            const parse = c => { const m = c.match(/[\\d.]+/g).map(Number); return m.length < 4 ? [...m.slice(0, 3), 1] : m; };
            const over = (a, b) => [0, 1, 2].map(i => a[i] * a[3] + b[i] * (1 - a[3])).concat(1);
            const light = c => c.slice(0, 3).map(v => v / 255).map(v => v <= 0.03928 ? v / 12.92 : ((v + 0.055) / 1.055) ** 2.4)
                .reduce((s, v, i) => s + v * [0.2126, 0.7152, 0.0722][i], 0);
            document.querySelectorAll('body *').forEach(e => {
                const own = [...e.childNodes].some(n => n.nodeType === 3 && n.textContent.trim());
                if (!own || !shown(e) || e.closest(':disabled, [aria-disabled=true]') || e.matches('option, optgroup, script, style')) return;
                let back = [255, 255, 255, 1];
                const layers = [];
                let unknown = false;
                for (let p = e; p; p = p.parentElement) {
                    const style = getComputedStyle(p);
                    unknown = unknown || style.backgroundImage !== 'none';
                    layers.unshift(parse(style.backgroundColor));
                }
                layers.forEach(l => { back = over(l, back); });
                const style = getComputedStyle(e);
                const front = over(parse(style.color), back);
                const [a, b] = [light(front), light(back)].sort((x, y) => y - x);
                const large = parseFloat(style.fontSize) >= 24 || (parseFloat(style.fontSize) >= 18.66 && Number(style.fontWeight) >= 700);
                const ratio = (a + 0.05) / (b + 0.05);
                if (!unknown && ratio < (large ? 3 : 4.5)) faults.push('contrast ' + ratio.toFixed(2) + ': ' + what(e));
            });
            return faults;
            """;

    private static final String AXE = """
            const done = arguments[arguments.length - 1];
            axe.run(document, { resultTypes: ['violations'] }).then(r => done(r.violations.flatMap(v => v.nodes.map(n =>
                v.impact + ' ' + v.id + ': ' + n.html.slice(0, 160) + ' ' + n.failureSummary.replace(/\\s+/g, ' ').slice(0, 200)))));
            """;

    private final List<String> faults = new ArrayList<>();

    private void look(Browser browser, String page) throws IOException {
        if (browser.driver.executeScript(FAULTS) instanceof List<?> found) {
            found.forEach(one -> faults.add(page + ": " + one));
        }
        String axe = System.getProperty("kaoping.axe");
        if (axe != null) {
            browser.driver.executeScript(Files.readString(Path.of(axe), StandardCharsets.UTF_8));
            if (browser.driver.executeAsyncScript(AXE) instanceof List<?> found) {
                found.forEach(one -> faults.add(page + ": axe " + one));
            }
        }
    }

    private static Path file(Path folder, String name, String content) throws IOException {
        return Files.writeString(folder.resolve(name), content);
    }

    @ParameterizedTest
    @CsvSource({"1280, 900", "390, 844"})
    void everyPageCanBeUsedWithoutSeeingIt(int width, int height, @TempDir Path folder) throws IOException {
        assumeTrue(Browser.installed());
        InventedCity city = new InventedCity();
        try (Server server = city.server(folder.resolve("work"));
                Browser browser = new Browser(width, height, folder)) {
            String address = "http://127.0.0.1:" + server.port() + "/";
            browser.driver.get(address);
            browser.css("table.matrix");
            browser.css("table.rank");
            look(browser, "home");
            browser.driver
                    .findElement(By.id("files"))
                    .sendKeys(String.join(
                            "\n",
                            file(folder, "第一局 五月.xlsx", "good").toString(),
                            file(folder, "第二局.xlsx", "bad").toString(),
                            file(folder, "第三局.xlsx", "held").toString(),
                            file(folder, "第四局.xlsx", "doubt").toString()));
            browser.says("本次上传 4 个文件");
            look(browser, "receipts");
            browser.css(".card.held")
                    .findElement(By.xpath(".//button[.='算作另一月']"))
                    .click();
            browser.id("decide-reason").sendKeys("   ");
            browser.id("decide-ok").click();
            browser.says("请写明原因");
            look(browser, "decision");
            browser.driver.navigate().refresh();
            browser.click(By.cssSelector(".recent a"));
            browser.says("第二局.xlsx");
            look(browser, "batch");
            browser.click(By.xpath("//article[contains(@class,'accepted')]//a[.='往来记录']"));
            browser.says("在用");
            look(browser, "history");
            for (String path : List.of(
                    "checks",
                    "schemes?year=2020",
                    "year/2020",
                    "year/2020/results",
                    "year/2020/marks",
                    "year/2031",
                    "masters?year=2020",
                    "?year=2020&form=year-end-marks",
                    "nowhere",
                    "batches/none")) {
                browser.driver.get(address + path);
                browser.css("h1");
                if (path.startsWith("masters")) {
                    browser.driver.executeScript(
                            "document.querySelectorAll('details').forEach(d => { d.open = true; })");
                    assertThat(browser.body()).contains("月度报送表", "年终评分表", "按新文件改的");
                }
                look(browser, path);
            }
            browser.driver.get(address + "year/2020");
            browser.click(By.cssSelector("table.desk td a"));
            browser.css("#behind .badge");
            look(browser, "behind");
        }
        assertThat(faults).isEmpty();
    }
}
