(function () {
  "use strict";
  var table = document.querySelector("table.standings"), body = table.tBodies[0], heads = table.tHead.rows[0].cells;
  Array.prototype.forEach.call(heads, function (head, column) {
    var button = head.querySelector("button");
    if (!button) return;
    button.addEventListener("click", function () {
      var down = head.getAttribute("aria-sort") === "ascending";
      var key = function (row) { return row.cells[column].getAttribute("data-k") || ""; };
      var numbers = head.className.indexOf("n") >= 0;
      var rows = Array.prototype.slice.call(body.rows);
      rows.sort(function (a, b) {
        var x = key(a), y = key(b);
        if (x === "" || y === "") return (x === "") - (y === "");
        var order = numbers ? Number(x) - Number(y) : x.localeCompare(y, document.documentElement.lang);
        return down ? -order : order;
      });
      rows.forEach(function (row) { body.appendChild(row); });
      Array.prototype.forEach.call(heads, function (other) { other.removeAttribute("aria-sort"); });
      head.setAttribute("aria-sort", down ? "descending" : "ascending");
    });
  });
})();
