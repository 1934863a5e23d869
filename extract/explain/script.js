// Words and facts light up together; without this the links do the same.
(function () {
  "use strict";
  var lit = [];
  function light(e) {
    var at = e.target.closest ? e.target.closest("[data-f]") : null;
    lit.forEach(function (x) { x.classList.remove("lit"); });
    lit = [];
    if (!at) return;
    var id = at.getAttribute("data-f");
    document.querySelectorAll("[data-f]").forEach(function (x) {
      if (x.getAttribute("data-f") === id) {
        x.classList.add("lit");
        lit.push(x);
      }
    });
  }
  document.addEventListener("mouseover", light);
  document.addEventListener("focusin", light);
})();
