"use strict";
(() => {
  const panel = document.getElementById("panel");
  const title = document.getElementById("panel-title");
  const cards = document.getElementById("panel-cards");
  const marks = [...document.querySelectorAll("main a.m")];
  const roles = { source: "source of", cue: "cue of", content: "content of", quotation: "quoted in" };
  const phone = matchMedia("(max-width: 59.99rem)");
  let opener = null;

  // Marks every word of the chosen cards, and of no others.
  function light(ids) {
    for (const mark of marks) {
      mark.classList.toggle("lit", mark.dataset.of.split(" ").some((id) => ids.includes(id)));
    }
  }

  function copy(id, role) {
    const card = document.getElementById(id).cloneNode(true);
    card.removeAttribute("id");
    card.removeAttribute("tabindex");
    const kind = document.createElement("p");
    kind.className = "kind";
    const noun = card.classList[1] === "actor" ? "name" : card.classList[1];
    kind.textContent = roles[role] ? `${roles[role]} a ${noun}` : noun;
    card.prepend(kind);
    return card;
  }

  function open(mark) {
    const ids = mark.dataset.of.split(" ");
    const parts = mark.dataset.as.split(" ");
    cards.replaceChildren(...ids.map((id, index) => copy(id, parts[index])));
    title.textContent = `“${mark.textContent.trim()}”`;
    opener = mark;
    light([ids[0]]);
    panel.hidden = false;
    panel.scrollTop = 0;
    // The panel covers the lower part of a phone: the words go to the upper part.
    if (phone.matches) mark.scrollIntoView();
    title.focus({ preventScroll: true });
  }

  function close() {
    if (panel.hidden) return;
    panel.hidden = true;
    light([]);
    if (opener) opener.focus({ preventScroll: true });
    opener = null;
  }

  document.addEventListener("click", (event) => {
    const mark = event.target.closest("main a.m");
    if (mark) {
      event.preventDefault();
      open(mark);
      return;
    }
    const words = event.target.closest("a[data-card]");
    if (words) {
      if (panel.contains(words) && phone.matches) panel.hidden = true;
      light([words.dataset.card]);
    }
  });
  document.getElementById("panel-close").addEventListener("click", close);
  document.addEventListener("keydown", (event) => {
    if (event.key === "Escape") close();
  });

  const filters = document.querySelector(".filters");
  filters.hidden = false;
  filters.addEventListener("click", (event) => {
    const button = event.target.closest("button");
    if (!button) return;
    const shown = button.getAttribute("aria-pressed") !== "true";
    button.setAttribute("aria-pressed", String(shown));
    document.querySelector(".report").classList.toggle(`no-${button.dataset.kind}`, !shown);
  });
})();
