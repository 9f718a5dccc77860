// Looks at pages of HtmlReporter as a reader's browser does. HtmlPageTest makes the pages and runs this:
//   node report.test.mjs FOLDER-OF-PAGES CHROMIUM
import assert from "node:assert/strict";
import { readFileSync, statSync } from "node:fs";
import path from "node:path";
import { after, before, test } from "node:test";
import { pathToFileURL } from "node:url";
import { chromium } from "playwright-core";

const [folder, executablePath] = process.argv.slice(2);
let browser;
before(async () => {
  browser = await chromium.launch({ executablePath, args: ["--no-sandbox"] });
});
after(() => browser.close());

/** Opens a page, lets {@code look} look at it, and then holds that it asked for nothing and complained of nothing. */
async function open(name, options, look) {
  const context = await browser.newContext({ colorScheme: "light", viewport: { width: 1200, height: 900 }, ...options });
  const page = await context.newPage();
  const faults = [];
  const url = pathToFileURL(path.join(folder, name)).href;
  page.on("console", (message) => faults.push(`console ${message.type()}: ${message.text()}`));
  page.on("pageerror", (error) => faults.push(`error: ${error.message}`));
  page.on("dialog", (dialog) => faults.push(`dialog: ${dialog.message()}`));
  page.on("request", (request) => {
    if (!request.url().startsWith("data:") && request.url().split("#")[0] !== url) faults.push(`request: ${request.url()}`);
  });
  await page.goto(url);
  await look(page);
  await context.close();
  assert.deepEqual(faults, []);
}

const shown = (page) => page.locator(".finding:visible").count();
const messages = (page) => page.locator(".finding:visible h3").allTextContents();
const focused = (page) => page.evaluate(() => document.activeElement.closest(".finding")?.querySelector(".body").id);

test("nothing that was read from files acts", async () => {
  await open("evil.html", {}, async (page) => {
    assert.equal(await page.locator("img, iframe").count(), 0);
    assert.equal(await page.evaluate(() => globalThis.evil), undefined);
    await page.keyboard.press("g");
    assert.ok(await shown(page) > 5);
  });
});

test("filters", async () => {
  await open("many.html", {}, async (page) => {
    assert.equal(await shown(page), 5);
    assert.equal(await page.textContent("#shown"), "5 of 5");
    await page.uncheck("input[value=warning]");
    assert.equal(await shown(page), 2);
    assert.equal(await page.textContent("#shown"), "2 of 5");
    await page.uncheck("input[value=possible]");
    assert.deepEqual(await messages(page), ["value sent to coroutine 'average' before its first yield"]);
    await page.check("input[value=warning]");
    await page.check("input[value=possible]");
    await page.selectOption("select[name=rule]", "UnclosedGenerator");
    assert.equal(await shown(page), 2);
    await page.selectOption("select[name=rule]", "");
    await page.fill("input[type=search]", "GENERATED unprimed");
    assert.equal(await shown(page), 1);
    assert.equal(await page.locator(".group:visible").count(), 1);
    await page.fill("input[type=search]", "no such words");
    assert.equal(await shown(page), 0);
    // a link to what is filtered out shows it
    await page.evaluate(() => { location.hash = "#f3"; });
    await page.waitForFunction(() => document.getElementById("f3").checkVisibility());
    assert.equal(await shown(page), 5);
  });
});

test("groups", async () => {
  await open("many.html", {}, async (page) => {
    const files = await page.locator(".group h2").allTextContents();
    assert.deepEqual(files, ["src/main/java/com/acme/Generated.java 1", "src/main/java/com/acme/Shop.java 4"]);
    const byFile = await messages(page);
    await page.selectOption("select[name=group]", "rule");
    assert.deepEqual(await page.locator(".group h2").allTextContents(), ["UnclosedGenerator 2", "UnprimedSend 3"]);
    assert.deepEqual((await messages(page)).sort(), [...byFile].sort());
    await page.selectOption("select[name=group]", "file");
    assert.deepEqual(await page.locator(".group h2").allTextContents(), files);
    assert.deepEqual(await messages(page), byFile);
  });
});

test("keys", async () => {
  await open("many.html", {}, async (page) => {
    await page.keyboard.press("j");
    assert.equal(await focused(page), "f1");
    await page.keyboard.press("j");
    assert.equal(await focused(page), "f2");
    assert.notEqual(await page.evaluate(() => getComputedStyle(document.activeElement).outlineStyle), "none");
    await page.keyboard.press("Enter");
    assert.equal(await page.locator("#f2").isVisible(), false);
    // the steps as they happen, which is not as they stand in the page
    const steps = [];
    for (let i = 0; i < 4; i++) {
      await page.keyboard.press("n");
      steps.push(await page.evaluate(() => document.activeElement.id));
    }
    assert.deepEqual(steps, ["f2-1", "f2-2", "f2-3", "f2-1"]);
    await page.keyboard.press("p");
    assert.equal(await page.evaluate(() => document.activeElement.id), "f2-3");
    await page.keyboard.press("k");
    assert.equal(await focused(page), "f1");
    await page.keyboard.press("k");
    assert.equal(await focused(page), "f1");
    await page.keyboard.press("o");
    assert.equal(await page.locator(".finding[open]").count(), 0);
    await page.keyboard.press("o");
    assert.equal(await page.locator(".finding[open]").count(), 5);
    await page.keyboard.press("/");
    await page.keyboard.type("jog");
    assert.equal(await page.inputValue("input[type=search]"), "jog");
    await page.fill("input[type=search]", "");
    await page.keyboard.press("Escape");
    await page.keyboard.press("g");
    assert.equal(await page.locator(".by-rule").count(), 1);
    await page.keyboard.press("?");
    assert.ok(await page.locator("dialog").isVisible());
    await page.keyboard.press("j");
    await page.keyboard.press("Escape");
    assert.equal(await page.locator("dialog").isVisible(), false);
    await page.keyboard.press("Control+j");
  });
});

/** Contrast of each text with what is behind it, as WCAG counts it: below 4.5 it is hard to read. */
function faint() {
  const canvas = new OffscreenCanvas(1, 1).getContext("2d", { willReadFrequently: true });
  const rgba = (colour) => {
    canvas.clearRect(0, 0, 1, 1);
    canvas.fillStyle = colour;
    canvas.fillRect(0, 0, 1, 1);
    return [...canvas.getImageData(0, 0, 1, 1).data];
  };
  const luminance = (colour) => {
    const [r, g, b] = colour.slice(0, 3).map((c) => (c / 255 <= 0.03928 ? c / 255 / 12.92 : ((c / 255 + 0.055) / 1.055) ** 2.4));
    return 0.2126 * r + 0.7152 * g + 0.0722 * b;
  };
  const behind = (element) => {
    for (let at = element; at; at = at.parentElement) {
      const colour = rgba(getComputedStyle(at).backgroundColor);
      if (colour[3] === 255) return colour;
    }
    return [255, 255, 255, 255];
  };
  const found = new Set();
  for (const element of document.querySelectorAll("body *:not(svg *, script, option)")) {
    const own = [...element.childNodes].some((node) => node.nodeType === 3 && node.data.trim());
    if (!own || !element.checkVisibility()) continue;
    const style = getComputedStyle(element);
    const [back, front] = [behind(element), rgba(style.color)];
    const mixed = front.map((c, i) => c * style.opacity + back[i] * (1 - style.opacity));
    const [light, dark] = [luminance(mixed), luminance(back)].sort((a, b) => b - a);
    const contrast = (light + 0.05) / (dark + 0.05);
    if (contrast < 4.5) found.add(`${element.className || element.tagName}: ${contrast.toFixed(2)}`);
  }
  return [...found];
}

test("dark and light", async () => {
  const back = (page) => page.evaluate(() => getComputedStyle(document.body).backgroundColor);
  for (const colorScheme of ["light", "dark"]) {
    await open("many.html", { colorScheme }, async (page) => {
      const own = await back(page);
      assert.deepEqual(await page.evaluate(faint), [], colorScheme);
      await page.click("#theme");
      assert.notEqual(await back(page), own);
      assert.deepEqual(await page.evaluate(faint), [], `not ${colorScheme}`);
      await page.reload();
      assert.notEqual(await back(page), own, "the choice is kept");
      await page.keyboard.press("d");
      assert.equal(await back(page), own);
    });
  }
});

test("Java in colours", async () => {
  await open("many.html", {}, async (page) => {
    const painted = (kind) => page.evaluate((name) => [...CSS.highlights.get(name)].map(String), kind);
    const keywords = await painted("keyword");
    for (const word of ["int", "var", "return", "try"]) assert.ok(keywords.includes(word), word);
    assert.ok((await painted("string")).includes('"größe"'));
    assert.ok((await painted("comment")).includes("// open"));
    // nothing of what the steps say
    assert.ok([...keywords, ...await painted("comment")].every((text) => !text.includes("here")));
  });
});

test("without scripts everything is there and opens", async () => {
  await open("many.html", { javaScriptEnabled: false }, async (page) => {
    assert.equal(await page.locator(".finding:visible").count(), 5);
    assert.equal(await page.locator("form.toolbar:visible, header button:visible").count(), 0);
    await page.click(".index summary");
    await page.click(".index a >> nth=0");
    assert.ok(await page.locator("#f3").isVisible());
    await page.locator(".finding summary").first().click();
    assert.equal(await page.locator("#f1").isVisible(), false);
    await page.click(".table a >> nth=0");
    assert.ok(await page.locator("#rule-UnclosedGenerator").isVisible(), "a link opens what it leads to");
  });
});

test("on a phone nothing is wider than the screen", async () => {
  for (const name of ["many.html", "clean.html"]) {
    await open(name, { viewport: { width: 360, height: 740 } }, async (page) => {
      assert.ok(await page.evaluate(() => document.documentElement.scrollWidth <= 360));
    });
  }
});

test("printed is what was found, opened or not", async () => {
  for (const javaScriptEnabled of [true, false]) {
    await open("closed.html", { javaScriptEnabled }, async (page) => {
      const count = await page.locator(".finding").count();
      assert.equal(await page.locator(".finding[open]").count(), 0);
      await page.emulateMedia({ media: "print" });
      if (javaScriptEnabled) await page.evaluate(() => dispatchEvent(new Event("beforeprint")));
      const lines = page.locator(".finding .line");
      assert.equal(await lines.count(), 2 * count);
      // the number of the closed ones that take up room
      const heights = await page.locator(".finding").evaluateAll((all) => all.map((one) => one.getBoundingClientRect().height));
      assert.ok(heights.every((height) => height > 150), `${Math.min(...heights)}`);
      assert.equal(await page.locator("form.toolbar:visible, header button:visible").count(), 0);
      const pdf = await page.pdf({ format: "A4" });
      const pages = pdf.toString("latin1").match(/\/Type\s*\/Page\b/g).length;
      assert.ok(pages >= count / 5, `${pages} pages for ${count} findings`);
    });
  }
});

test("names and places for who does not see it", async () => {
  await open("many.html", {}, async (page) => {
    for (const role of ["banner", "main", "contentinfo", "search"]) {
      assert.equal(await page.getByRole(role).count(), 1, role);
    }
    assert.equal(await page.getByRole("heading", { level: 1 }).count(), 1);
    assert.equal(await page.getByRole("table", { name: "Rules" }).count(), 1);
    for (const [role, name] of [["searchbox", "Search"], ["combobox", "Rule"], ["combobox", "Group by"], ["group", "Level"]]) {
      assert.equal(await page.getByRole(role, { name, exact: true }).count(), 1, name);
    }
    const nameless = await page.locator("button, a, summary, input, select, svg[role=img]").evaluateAll((all) =>
      all.filter((one) => !one.textContent.trim() && !one.getAttribute("aria-label") && !one.labels?.length).map((one) => one.outerHTML));
    assert.deepEqual(nameless, []);
    // the first stop leads past the head
    await page.keyboard.press("Tab");
    assert.equal(await page.evaluate(() => document.activeElement.className), "skip");
  });
});

test("five thousand findings", async () => {
  await open("crowd.html", {}, async (page) => {
    const load = await page.evaluate(() => performance.getEntriesByType("navigation")[0].loadEventEnd);
    const filter = await page.evaluate(async () => {
      const start = performance.now();
      const search = document.querySelector("input[type=search]");
      search.value = "F77";
      search.dispatchEvent(new Event("input", { bubbles: true }));
      await new Promise((resolve) => requestAnimationFrame(resolve));
      return performance.now() - start;
    });
    const size = statSync(path.join(folder, "crowd.html")).size;
    console.log(`5,000 findings: ${size} bytes, loaded in ${Math.round(load)} ms, filtered in ${Math.round(filter)} ms`);
    // far more than is needed on an idle machine; it must not be minutes
    assert.ok(load < 20_000 && filter < 5_000);
    assert.equal(await page.textContent("#shown"), "7 of 5000");
  });
});

test("a clean run", async () => {
  await open("clean.html", {}, async (page) => {
    assert.equal(await page.textContent(".clean"), "Nothing was found.");
    await page.keyboard.press("?");
    assert.ok(await page.locator("dialog").isVisible());
  });
});

test("the page is all there is", () => {
  const text = readFileSync(path.join(folder, "many.html"), "utf8");
  assert.ok(!/(src|srcset|poster|background)=|@import|url\(/.test(text));
});
