// Read a page as it stands: run in an isolated world, so that the page's own scripts cannot change what is read. Everything is cut.
(() => {
  const cut = (text, most) => String(text ?? "").slice(0, most);
  const flat = (text, most) => cut(String(text ?? "").replace(/\s+/g, " ").trim(), most);
  const absolute = (url) => { try { return cut(new URL(url, document.baseURI).href, 2000); } catch { return ""; } };

  const near = (field) => {
    // Tables and lists of definitions put the label into the cell before; many pages put it into the text right before.
    const cell = field.closest("td, dd");
    const before = cell && cell.previousElementSibling;
    if (before && before.textContent.trim()) return before.textContent;
    let node = field;
    for (let up = 0; up < 3 && node; up += 1, node = node.parentElement) {
      for (let other = node.previousSibling; other; other = other.previousSibling) {
        const text = other.textContent.trim();
        if (text && !/^(SCRIPT|STYLE)$/.test(other.nodeName)) return text.slice(-80);
      }
    }
    return "";
  };
  const label = (field) => {
    const own = [...(field.labels ?? [])].map((one) => one.textContent).join(" ");
    return flat([own, field.getAttribute("aria-label"), field.getAttribute("placeholder"), field.getAttribute("title")]
      .filter(Boolean).join(" ") || near(field), 160);
  };
  const read = (field) => ({
    name: cut(field.getAttribute("name") || field.id, 120),
    kind: cut(field.getAttribute("type") || (field.nodeName === "INPUT" ? "text" : field.nodeName), 30).toLowerCase(),
    label: /^(submit|button|reset)$/i.test(field.getAttribute("type") ?? "") ? flat(field.value, 160) : label(field),
    autocomplete: cut(field.getAttribute("autocomplete"), 60),
  });
  const kind = "input, select, textarea";
  const forms = [...document.querySelectorAll("form")].slice(0, 20).map((form) => ({
    action: form.hasAttribute("action") ? absolute(form.getAttribute("action")) : "",
    method: flat(form.getAttribute("method") || "get", 10).toLowerCase(),
    fields: [...form.querySelectorAll(kind)].slice(0, 80).map(read),
  }));
  const loose = [...document.querySelectorAll(kind)].filter((field) => !field.closest("form")).slice(0, 80).map(read);
  if (loose.length) forms.push({ action: "", method: "", fields: loose });

  // Of what the page shows already filled in, values go no further than to be looked at: only the kind is kept.
  const blank = /^(hidden|submit|button|reset|image|checkbox|radio|range|color|file)$/i;
  const filled = [...document.querySelectorAll("input, textarea")].filter((field) => field.value && !blank.test(field.type))
    .slice(0, 40).map((field) => ({ ...read(field), value: cut(field.value, 200) }));

  const shape = {};
  const all = document.querySelectorAll("body, body *");
  for (let index = 0; index < Math.min(all.length, 20000); index += 1) {
    const pair = `${all[index].parentElement?.localName}>${all[index].localName}`.slice(0, 60);
    if (pair in shape) shape[pair] += 1;
    else if (Object.keys(shape).length < 300) shape[pair] = 1;
  }

  const comments = [];
  const walker = document.createTreeWalker(document, NodeFilter.SHOW_COMMENT);
  while (walker.nextNode() && comments.length < 30) comments.push(flat(walker.currentNode.data, 200));

  const scripts = [...document.scripts].slice(0, 80).map((script) => (
    { url: script.src ? absolute(script.getAttribute("src")) : "", text: script.src ? "" : cut(script.text, 200000) }));
  const icons = [...document.querySelectorAll("link[rel~='icon' i], link[rel='apple-touch-icon' i]")].slice(0, 4)
    .map((link) => absolute(link.getAttribute("href")));
  // Logos stand in the head of a page. Those that the page calls so come first.
  const drawn = [...document.querySelectorAll("img, svg, input[type=image], [class*='logo' i], [id*='logo' i]")].slice(0, 200)
    .map((one) => {
      const box = one.getBoundingClientRect();
      const words = [one.id, one.getAttribute("class"), one.getAttribute("alt"), one.getAttribute("aria-label"),
        one.getAttribute("title"), (one.getAttribute("src") ?? "").slice(0, 400)].filter(Boolean);
      return { x: box.x + scrollX, y: box.y + scrollY, width: box.width, height: box.height,
        named: /logo|\u30ed\u30b4/i.test(words.join(" ")),
        words: flat(one.getAttribute("alt") || one.getAttribute("aria-label") || (one.getAttribute("src") ?? "").slice(-120), 120) };
    })
    .filter((one) => one.width >= 16 && one.width <= 900 && one.height >= 12 && one.height <= 400 && one.y >= 0 && one.y < 1200)
    .sort((one, other) => other.named - one.named || one.y - other.y || one.x - other.x).slice(0, 8);
  const refresh = document.querySelector("meta[http-equiv='refresh' i]");
  return {
    url: cut(location.href, 4000),
    title: flat(document.title, 300),
    // The visible text needs the whole page laid out; of a huge page the bare text is enough.
    text: cut((document.body?.textContent.length ?? 0) < 400000 ? document.body?.innerText : document.body?.textContent, 20000),
    html: cut(document.documentElement?.outerHTML, 2000000),
    width: document.documentElement?.scrollWidth ?? 0,
    height: Math.max(document.documentElement?.scrollHeight ?? 0, document.body?.scrollHeight ?? 0),
    pictures: document.images.length + document.querySelectorAll("svg, canvas, video").length,
    refresh: cut(refresh?.getAttribute("content"), 300),
    shape, forms, filled, comments, scripts, icons, logos: drawn,
  };
})()
