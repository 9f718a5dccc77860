"use strict";
(() => {
  const root = document.documentElement;
  const at = (id) => document.getElementById(id);
  root.classList.add("scripts");

  // dark or light: the system's choice, until the reader makes one; a page from a file may have no storage
  const THEME = "yieldwise-theme";
  const themeButton = at("theme");
  const systemDark = matchMedia("(prefers-color-scheme: dark)");
  const stored = (use) => {
    try {
      return use(localStorage);
    } catch {
      return null;
    }
  };
  const isDark = () => (root.dataset.theme || (systemDark.matches ? "dark" : "light")) === "dark";
  const labelTheme = () => { themeButton.textContent = isDark() ? "Light" : "Dark"; };
  const toggleTheme = () => {
    root.dataset.theme = isDark() ? "light" : "dark";
    stored((storage) => storage.setItem(THEME, root.dataset.theme));
    labelTheme();
  };
  const chosen = stored((storage) => storage.getItem(THEME));
  if (chosen === "dark" || chosen === "light") root.dataset.theme = chosen;
  labelTheme();
  systemDark.addEventListener("change", labelTheme);
  themeButton.addEventListener("click", toggleTheme);

  const keys = at("keys");
  const toggleKeys = () => (keys.open ? keys.close() : keys.showModal());
  at("help").addEventListener("click", toggleKeys);

  // printed is what is found, opened or not
  let reopened = [];
  addEventListener("beforeprint", () => {
    reopened = [...document.querySelectorAll("details:not([open])")];
    for (const details of reopened) details.open = true;
  });
  addEventListener("afterprint", () => {
    for (const details of reopened) details.open = false;
  });

  // Java in colours, painted onto the text when a finding is opened: nothing is added to the page
  const TOKENS = /(?<comment>\/\/.*|\/\*[^]*?(?:\*\/|(?![^]))|^[ ]*\*.*)|(?<string>"(?:\\.|[^"\\\n])*"|'(?:\\.|[^'\\\n])+')|\b(?<keyword>abstract|assert|boolean|break|byte|case|catch|char|class|continue|default|do|double|else|enum|extends|false|final|finally|float|for|if|implements|import|instanceof|int|interface|long|native|new|null|package|permits|private|protected|public|record|return|sealed|short|static|super|switch|synchronized|this|throws?|transient|true|try|var|void|volatile|while)\b/gm;
  const painted = new Set();
  function paint(code) {
    const pieces = [];
    let text = "";
    const collect = (parent) => {
      for (const node of parent.childNodes) {
        if (node.nodeType === Node.TEXT_NODE) {
          pieces.push({ node, start: text.length });
          text += node.data;
        } else if (node.matches("i")) {
          text += "\n"; // a line begins with its number
        } else if (!node.matches("sup, .told")) {
          collect(node);
        }
      }
    };
    collect(code);
    const place = (offset) => {
      const piece = pieces.findLast(({ start }) => start <= offset);
      return [piece.node, Math.min(offset - piece.start, piece.node.length)];
    };
    for (const match of text.matchAll(TOKENS)) {
      const [kind] = Object.entries(match.groups).find(([, found]) => found !== undefined);
      const range = new Range();
      range.setStart(...place(match.index));
      range.setEnd(...place(match.index + match[0].length));
      CSS.highlights.get(kind).add(range);
    }
  }
  if (CSS.highlights) {
    for (const kind of ["comment", "string", "keyword"]) CSS.highlights.set(kind, new Highlight());
    const paintOpened = (details) => {
      if (!details.open || painted.has(details)) return;
      painted.add(details);
      details.querySelectorAll("pre:not(.diff) > code").forEach(paint);
    };
    document.querySelectorAll("details[open]").forEach(paintOpened);
    addEventListener("toggle", (event) => paintOpened(event.target), true);
  }

  const section = at("findings");
  const form = section.querySelector("form");
  if (!form) {
    addEventListener("keydown", (event) => {
      if (plain(event) && event.key === "?") toggleKeys();
      if (plain(event) && event.key === "d") toggleTheme();
    });
    return;
  }
  const groups = at("groups");
  const openAll = at("all");
  const shown = at("shown");
  const findings = [...groups.querySelectorAll(".finding")].map((element) => {
    const path = element.parentElement.dataset.path;
    const { level, certainty, rule } = element.dataset;
    const message = element.querySelector("h3").textContent;
    return { element, path, level, certainty, rule, text: `${path}\n${rule}\n${message}`.toLowerCase() };
  });
  const byFile = [...groups.children];

  function plain(event) {
    return !event.ctrlKey && !event.metaKey && !event.altKey && !event.defaultPrevented;
  }

  function filter() {
    const data = new FormData(form);
    const levels = new Set(data.getAll("level"));
    const certainties = new Set(data.getAll("certainty"));
    const rule = data.get("rule");
    const words = data.get("text").toLowerCase().split(/\s+/);
    let count = 0;
    for (const finding of findings) {
      const wanted = levels.has(finding.level)
        && certainties.has(finding.certainty)
        && (rule === "" || rule === finding.rule)
        && words.every((word) => finding.text.includes(word));
      finding.element.hidden = !wanted;
      if (wanted) count++;
    }
    for (const group of groups.children) {
      const visible = group.querySelectorAll(":scope > .finding:not([hidden])").length;
      group.hidden = visible === 0;
      group.querySelector("small").textContent = String(visible);
    }
    shown.textContent = `${count} of ${findings.length}`;
  }

  function heading(group) {
    const count = document.createElement("small");
    group.querySelector("h2").append(" ", count);
  }

  function regroup() {
    const rules = form.elements.group.value === "rule";
    section.className = rules ? "by-rule" : "by-file";
    const named = new Map();
    for (const group of byFile) named.set(group.dataset.path, group);
    if (rules) {
      named.clear();
      for (const rule of [...new Set(findings.map((finding) => finding.rule))].sort()) {
        const group = document.createElement("section");
        const title = document.createElement("h2");
        group.className = "group";
        title.textContent = rule;
        group.append(title);
        heading(group);
        named.set(rule, group);
      }
    }
    for (const finding of findings) named.get(rules ? finding.rule : finding.path).append(finding.element);
    groups.replaceChildren(...named.values());
    filter();
  }

  const visible = () => findings.filter((finding) => !finding.element.hidden).map((finding) => finding.element);
  const inOrder = () => [...groups.querySelectorAll(".finding:not([hidden])")];

  function toggleAll() {
    const elements = visible();
    const open = elements.some((element) => !element.open);
    for (const element of elements) element.open = open;
    openAll.textContent = open ? "Close all" : "Open all";
  }

  function current() {
    return document.activeElement.closest?.(".finding");
  }

  function move(by) {
    const elements = inOrder();
    if (elements.length === 0) return;
    const here = elements.indexOf(current());
    const next = here < 0 ? (by > 0 ? 0 : elements.length - 1) : here + by;
    if (next < 0 || next >= elements.length) return;
    const summary = elements[next].querySelector("summary");
    summary.focus({ preventScroll: true });
    elements[next].scrollIntoView({ block: elements[next].open ? "start" : "nearest" });
  }

  function step(by) {
    const finding = current();
    if (!finding) return;
    // by number, which is the order of execution; in the source they may stand otherwise
    const steps = [...finding.querySelectorAll(".n")].sort((a, b) => a.textContent - b.textContent);
    if (steps.length === 0) return;
    finding.open = true;
    const here = steps.indexOf(document.activeElement);
    const next = here < 0 ? (by > 0 ? 0 : steps.length - 1) : (here + by + steps.length) % steps.length;
    steps[next].focus({ preventScroll: true });
    steps[next].scrollIntoView({ block: "nearest" });
  }

  const actions = {
    j: () => move(1),
    k: () => move(-1),
    n: () => step(1),
    p: () => step(-1),
    o: toggleAll,
    g: () => {
      form.elements.group.value = form.elements.group.value === "rule" ? "file" : "rule";
      regroup();
    },
    d: toggleTheme,
    "/": () => form.elements.text.focus(),
    "?": toggleKeys,
  };
  addEventListener("keydown", (event) => {
    if (!plain(event)) return;
    if (event.target.matches("input[type=search], select")) {
      if (event.key === "Escape") event.target.blur();
      return;
    }
    if (keys.open && event.key !== "?") return;
    const action = actions[event.key];
    if (action) {
      event.preventDefault();
      action();
    }
  });

  // whoever follows a link to a finding wants to see it, whatever the filters say
  addEventListener("hashchange", () => {
    const target = at(decodeURIComponent(location.hash.slice(1)));
    const finding = target && target.closest(".finding");
    if (finding && finding.hidden) {
      form.reset();
      regroup();
    }
    if (finding) {
      finding.open = true;
      target.scrollIntoView({ block: "nearest" });
    }
  });

  form.addEventListener("submit", (event) => event.preventDefault());
  form.addEventListener("input", (event) => (event.target.name === "group" ? regroup() : filter()));
  openAll.addEventListener("click", toggleAll);
  if (visible().every((element) => element.open)) openAll.textContent = "Close all";
  byFile.forEach(heading);
  filter();
})();
