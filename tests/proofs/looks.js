// Looks at a page as a browser lays it out, and leaves what is wrong with it in an element of its own.
(function () {
  "use strict";
  var wrong = [], least = 99, say = function (text) { if (wrong.length < 20) wrong.push(text); };
  var all = function (selector, root) { return Array.prototype.slice.call((root || document).querySelectorAll(selector)); };
  var name = function (el) { return el.tagName.toLowerCase() + "." + (el.getAttribute("class") || "") + " “" + (el.textContent || "").trim().slice(0, 30) + "”"; };
  all("details").forEach(function (el) { el.open = true; });

  var channel = function (c) { c /= 255; return c <= 0.04045 ? c / 12.92 : Math.pow((c + 0.055) / 1.055, 2.4); };
  var light = function (c) { return 0.2126 * channel(c[0]) + 0.7152 * channel(c[1]) + 0.0722 * channel(c[2]); };
  var colour = function (text) { var c = text.match(/[\d.]+/g).map(Number); return c.length < 4 ? c.concat(1) : c; };
  var ground = function (el) {
    for (; el; el = el.parentElement) { var c = colour(getComputedStyle(el).backgroundColor); if (c[3] > 0) return c; }
    return [255, 255, 255, 1];
  };
  all("body *").forEach(function (el) {
    var own = Array.prototype.some.call(el.childNodes, function (n) { return n.nodeType === 3 && n.textContent.trim(); });
    var box = el.getBoundingClientRect();
    if (!own || box.width < 2 || el.closest("svg, script, style, .seen-not, .skip")) return;
    var a = light(colour(getComputedStyle(el).color)), b = light(ground(el));
    var ratio = (Math.max(a, b) + 0.05) / (Math.min(a, b) + 0.05);
    least = Math.min(least, ratio);
    if (ratio < 5.4) say("contrast " + ratio.toFixed(2) + " of " + name(el));
    if (box.left < -1 || box.right > innerWidth + 1) {
      if (!el.closest(".scroll")) say("beyond the window: " + name(el));
    }
  });
  if (document.documentElement.scrollWidth > innerWidth) say("the page is wider than the window");

  var level = 0;
  all("h1, h2, h3, h4, h5, h6").forEach(function (el) {
    var own = Number(el.tagName[1]);
    if (own > level + 1) say("a heading is left out before " + name(el));
    level = own;
  });
  if (all("h1").length !== 1) say(all("h1").length + " headings of the first level");

  all("table").forEach(function (table) {
    var heads = all("th", table).filter(function (th) { return th.closest("table") === table; });
    if (!heads.length) say("a table without headings: " + name(table));
    heads.forEach(function (th) { if (!th.getAttribute("scope")) say("a heading of nothing: " + name(th)); });
    var widths = Array.prototype.map.call(table.tBodies, function (body) {
      return Array.prototype.map.call(body.rows, function (row) {
        return Array.prototype.reduce.call(row.cells, function (sum, cell) { return sum + cell.colSpan; }, 0);
      });
    });
    widths = [].concat.apply([], widths);
    if (widths.some(function (width) { return width !== widths[0]; })) say("rows of several lengths: " + widths.slice(0, 9) + " in " + name(table));
  });

  all("a[href], button, summary").forEach(function (el) {
    if (!el.getBoundingClientRect().width && !el.matches(".skip")) { if (!el.closest("thead")) say("not to be seen: " + name(el)); return; }
    el.focus();
    if (document.activeElement !== el) say("not to be reached by the keyboard: " + name(el));
    if (!el.textContent.trim()) say("without a name: " + name(el));
    var target = el.getAttribute("href");
    if (target && !document.getElementById(target.slice(1))) say("leads nowhere: " + target);
  });
  all("summary").forEach(function (el) {
    var before = el.parentElement.open;
    el.click();
    if (el.parentElement.open === before) say("does not open: " + name(el));
    el.click();
  });

  all("table.standings thead button").forEach(function (button) {
    var th = button.parentElement, column = th.cellIndex, numbers = th.classList.contains("n");
    [1, -1].forEach(function (direction) {
      button.click();
      if (th.getAttribute("aria-sort") !== (direction > 0 ? "ascending" : "descending")) say("not said to be sorted: " + name(th));
      var keys = all("tbody:first-of-type tr", th.closest("table")).map(function (row) { return row.cells[column].getAttribute("data-k"); });
      keys = keys.filter(function (key) { return key !== ""; });
      keys.forEach(function (key, at) {
        if (!numbers || !at) return;
        if ((Number(key) - Number(keys[at - 1])) * direction < 0) say("not sorted by " + name(th));
      });
    });
  });
  var result = document.createElement("pre");
  result.id = "looked-at";
  result.textContent = "least contrast " + least.toFixed(2) + "\n" + wrong.join("\n");
  document.body.appendChild(result);
})();
