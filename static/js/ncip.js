// Behaviour on top of pages that work without it: menus, dialogs, date picker, tabs, error focus, unsaved forms.
(() => {
  "use strict";
  const on = (type, selector, act) =>
    document.addEventListener(type, (event) => {
      const found = event.target instanceof Element && event.target.closest(selector);
      if (found) act(event, found);
    });

  // Menus are <details>: close them by Escape, by a click elsewhere, by opening another one.
  const closeMenus = (except) =>
    document.querySelectorAll("details.menu[open]").forEach((menu) => menu !== except && (menu.open = false));
  document.addEventListener("click", (event) => closeMenus(event.target.closest("details.menu")));
  document.addEventListener("keydown", (event) => {
    if (event.key !== "Escape") return;
    const menu = document.querySelector("details.menu[open]");
    if (menu) {
      menu.open = false;
      menu.querySelector("summary").focus();
    }
    closeCalendar();
  });

  // Dialogs. <a data-dialog="id"> opens one instead of following the link; <form data-confirm="id"> asks before
  // it is sent. Focus goes to Cancel, the browser gives it back afterwards.
  const ask = (id) => {
    const dialog = document.getElementById(id);
    if (!dialog || dialog.open) return null;
    dialog.showModal();
    dialog.querySelector("[data-cancel]")?.focus();
    return dialog;
  };
  on("click", "[data-dialog]", (event, link) => {
    if (ask(link.dataset.dialog)) event.preventDefault();
  });
  on("click", "dialog [data-cancel]", (event, button) => {
    event.preventDefault();
    button.closest("dialog").close();
  });
  on("submit", "form[data-confirm]", (event, form) => {
    if (form.dataset.confirmed) return;
    const dialog = ask(form.dataset.confirm);
    if (!dialog) return;
    event.preventDefault();
    event.stopImmediatePropagation();
    const sender = event.submitter;
    const agree = dialog.querySelector("[data-agree]");
    agree.onclick = () => {
      form.dataset.confirmed = "yes";
      dialog.close();
      form.requestSubmit(sender);
    };
  });

  // One click, one sending: a second click on the same button does nothing while the first is under way.
  document.addEventListener("submit", (event) => {
    const form = event.target;
    if (event.defaultPrevented || form.method !== "post") return;
    if (form.dataset.sent) event.preventDefault();
    form.dataset.sent = "yes";
  });
  document.addEventListener("htmx:afterRequest", (event) => {
    const form = event.target.closest?.("form");
    if (form) delete form.dataset.sent;
  });
  window.addEventListener("pageshow", () =>
    document.querySelectorAll("form[data-sent]").forEach((form) => delete form.dataset.sent));

  // Unsaved input: ask before the page is left.
  let dirty = false;
  on("input", "form[data-guard]", () => (dirty = true));
  document.addEventListener("submit", () => (dirty = false), true);
  window.addEventListener("beforeunload", (event) => dirty && event.preventDefault());

  // The summary of errors takes the focus when it appears.
  const focusErrors = (root) => root.querySelector?.("[data-error-summary]")?.focus();
  document.addEventListener("htmx:load", (event) => focusErrors(event.target));
  focusErrors(document);

  // The arrow keys walk between the tabs, and between the rows of a Gantt chart.
  const walk = (list, steps) =>
    on("keydown", `${list} a`, (event, link) => {
      const step = steps[event.key];
      if (!step) return;
      event.preventDefault();
      const all = [...link.closest(list).querySelectorAll("a")];
      all[(all.indexOf(link) + step + all.length) % all.length].focus();
    });
  // One tick for all rows of a form.
  for (const label of document.querySelectorAll("[data-all]")) label.hidden = false;
  on("change", "[data-all] input", (event, box) =>
    box.form.querySelectorAll(`[name="${box.closest("[data-all]").dataset.all}"]`).forEach((one) => (one.checked = box.checked)));

  walk(".tabs", { ArrowRight: 1, ArrowLeft: -1 });
  // On a phone the tabs scroll sideways: the open one is brought into sight.
  for (const tab of document.querySelectorAll(".tabs [aria-current]")) tab.parentNode.scrollLeft = tab.offsetLeft - 24;
  walk(".gantt-names", { ArrowDown: 1, ArrowUp: -1 });

  // A Gantt chart wider than its box opens at today.
  document.querySelectorAll(".gantt-box[data-today]").forEach((box) => {
    box.scrollLeft = Number(box.dataset.today) - box.clientWidth / 3;
  });

  // A live conversation asks for news only while somebody looks at the page, and at once when he comes back.
  document.addEventListener("htmx:beforeRequest", (event) => {
    if (document.hidden && event.target.matches?.("[data-poll]")) event.preventDefault();
  });

  // Mentions: @ and the beginning of a name in a message offer the people who see the record; the chosen one is
  // ticked in the list «notify also», which is what is sent.
  const typedName = (area) => /(?:^|\s)@([\p{L}’'-]*(?: [\p{L}’'-]*)?)$/u.exec(area.value.slice(0, area.selectionStart));
  let offer = null;
  const closeOffer = () => {
    if (!offer) return;
    offer.list.remove();
    offer.area.removeAttribute("aria-activedescendant");
    offer.area.removeAttribute("aria-controls");
    offer = null;
  };
  const pick = (index) => {
    offer.chosen = (index + offer.people.length) % offer.people.length;
    [...offer.list.querySelectorAll("[role=option]")].forEach((option, place) =>
      option.setAttribute("aria-selected", String(place === offer.chosen)));
    offer.area.setAttribute("aria-activedescendant", `mention-option-${offer.chosen}`);
  };
  const tick = (form, person) => {
    const id = `mention-${person.id}`;
    const known = document.getElementById(id);
    if (known) return (known.checked = true);
    const place = form.querySelector("#conversation-people");
    let box = place.querySelector("fieldset");
    if (!box) {
      box = make("fieldset", { class: "field people-choice" });
      box.append(make("legend", {}, form.querySelector("[data-people]").dataset.legend));
      place.append(box);
    }
    const row = make("div", { class: "choice" });
    const label = make("label", { for: id }, `${person.name} `);
    label.append(make("small", { class: "muted" }, person.organisation));
    row.append(make("input", { type: "checkbox", name: "mention", value: person.id, id, checked: "" }), label);
    box.append(row);
  };
  const take = (index) => {
    const { area, people } = offer;
    const before = area.value.slice(0, area.selectionStart).replace(/@[^@]*$/u, `@${people[index].name} `);
    const after = area.value.slice(area.selectionStart);
    closeOffer();
    area.value = before + after;
    area.setSelectionRange(before.length, before.length);
    tick(area.form, people[index]);
    area.focus();
  };
  const show = (area, people) => {
    closeOffer();
    if (!people.length) return;
    const box = area.closest("[data-people]");
    const list = make("ul", { class: "offer", role: "listbox", id: "mention-offer", "aria-label": box.dataset.label });
    people.forEach((person, index) => {
      const option = make("li", { role: "option", id: `mention-option-${index}`, "data-index": index }, person.name);
      option.append(make("small", {}, person.organisation));
      list.append(option);
    });
    box.append(list);
    box.querySelector("[role=status]").textContent = box.dataset.words.replace("{n}", String(people.length));
    area.setAttribute("aria-controls", "mention-offer");
    offer = { area, people, list, chosen: 0 };
    pick(0);
  };
  let asked = 0;
  on("input", "textarea[data-mentions]", async (event, area) => {
    const found = typedName(area);
    const number = (asked += 1);
    if (!found) return closeOffer();
    await new Promise((wait) => setTimeout(wait, 150));
    if (number !== asked) return;
    const url = `${area.closest("[data-people]").dataset.people}?q=${encodeURIComponent(found[1])}`;
    const answer = await fetch(url, { headers: { Accept: "application/json" } }).catch(() => null);
    if (!answer?.ok || answer.redirected || number !== asked) return;
    show(area, (await answer.json()).people);
  });
  on("keydown", "textarea[data-mentions]", (event) => {
    if (!offer) return;
    if (event.key === "Escape") closeOffer();
    else if (event.key === "ArrowDown") pick(offer.chosen + 1);
    else if (event.key === "ArrowUp") pick(offer.chosen - 1);
    else if (event.key === "Enter" || event.key === "Tab") take(offer.chosen);
    else return;
    event.preventDefault();
  });
  on("mousedown", ".offer [role=option]", (event, option) => {
    event.preventDefault();
    take(Number(option.dataset.index));
  });
  on("focusout", "textarea[data-mentions]", closeOffer);

  // Characters left in a textarea with a limit.
  const count = (area) => {
    const note = document.getElementById(`${area.id}_count`);
    const left = area.maxLength - area.value.length;
    if (!note || area.maxLength < 0) return;
    note.textContent = note.dataset.words.replace("{n}", String(left));
    note.classList.toggle("over", left < 0);
  };
  on("input", "textarea[data-count]", (event, area) => count(area));
  document.querySelectorAll("textarea[data-count]").forEach(count);

  // A select with data-auto applies its filter form at once.
  on("change", "[data-auto]", (event, field) => field.form.requestSubmit());

  // An address to be copied is selected whole.
  on("focusin", "[data-select]", (event, field) => field.select());

  // Date picker. The field takes dd.mm.yyyy by hand; the button beside it opens a month.
  let calendar = null;
  const closeCalendar = () => {
    if (!calendar) return;
    calendar.box.remove();
    calendar.button.setAttribute("aria-expanded", "false");
    calendar = null;
  };
  const two = (value) => String(value).padStart(2, "0");
  const written = (day) => `${two(day.getDate())}.${two(day.getMonth() + 1)}.${day.getFullYear()}`;
  const read = (text) => {
    const part = /^(\d{1,2})\.(\d{1,2})\.(\d{4})$/.exec(text.trim());
    return part ? new Date(Number(part[3]), Number(part[2]) - 1, Number(part[1])) : null;
  };
  const make = (tag, attributes, text) => {
    const node = Object.assign(document.createElement(tag), { textContent: text ?? "" });
    Object.entries(attributes).forEach(([name, value]) => node.setAttribute(name, value));
    return node;
  };
  const drawMonth = (shown, focused) => {
    const { box, field, words } = calendar;
    const chosen = read(field.value);
    box.replaceChildren();
    const head = make("div", { class: "calendar-head" });
    const step = (months, label, sign) => {
      const button = make("button", { type: "button", class: "btn btn-small btn-quiet", "aria-label": label }, sign);
      button.onclick = () => drawMonth(new Date(shown.getFullYear(), shown.getMonth() + months, 1));
      return button;
    };
    const name = `${words.months[shown.getMonth()]} ${shown.getFullYear()}`;
    head.append(step(-1, words.previous, "‹"), make("span", { "aria-live": "polite" }, name), step(1, words.next, "›"));
    const table = make("table", {});
    const names = table.createTHead().insertRow();
    words.weekdays.forEach((day) => names.append(make("th", { scope: "col" }, day)));
    const body = table.createTBody();
    const first = (shown.getDay() + 6) % 7;
    const days = new Date(shown.getFullYear(), shown.getMonth() + 1, 0).getDate();
    for (let cell = 0; cell < first + days; cell += 1) {
      const row = cell % 7 ? body.lastElementChild : body.insertRow();
      const place = row.insertCell();
      if (cell < first) continue;
      const day = new Date(shown.getFullYear(), shown.getMonth(), cell - first + 1);
      const button = make("button", { type: "button", "data-day": written(day) }, String(day.getDate()));
      if (written(day) === written(new Date())) button.setAttribute("aria-current", "date");
      button.setAttribute("aria-pressed", String(Boolean(chosen) && written(chosen) === written(day)));
      place.append(button);
    }
    box.append(head, table);
    if (focused) box.querySelector(`[data-day="${written(focused)}"]`)?.focus();
  };
  on("click", "[data-picker]", (event, button) => {
    if (calendar?.button === button) return closeCalendar();
    closeCalendar();
    const field = document.getElementById(button.dataset.picker);
    const box = make("div", { class: "calendar", role: "dialog", "aria-label": button.getAttribute("aria-label") });
    button.after(box);
    button.setAttribute("aria-expanded", "true");
    calendar = { box, field, button, words: JSON.parse(button.dataset.words) };
    const start = read(field.value) ?? new Date();
    drawMonth(new Date(start.getFullYear(), start.getMonth(), 1), start);
  });
  on("click", ".calendar [data-day]", (event, day) => {
    const { field, button } = calendar;
    field.value = day.dataset.day;
    field.dispatchEvent(new Event("input", { bubbles: true }));
    field.dispatchEvent(new Event("change", { bubbles: true }));
    closeCalendar();
    button.focus();
  });
  on("keydown", ".calendar [data-day]", (event, day) => {
    const step = { ArrowLeft: -1, ArrowRight: 1, ArrowUp: -7, ArrowDown: 7 }[event.key];
    if (!step) return;
    event.preventDefault();
    const next = read(day.dataset.day);
    next.setDate(next.getDate() + step);
    drawMonth(new Date(next.getFullYear(), next.getMonth(), 1), next);
  });
  document.addEventListener("click", (event) => {
    if (calendar && !event.target.closest(".date-input") && event.target.isConnected) closeCalendar();
  });
  document.querySelectorAll("[data-picker][hidden]").forEach((button) => (button.hidden = false));
  document.addEventListener("htmx:load", (event) =>
    event.target.querySelectorAll?.("[data-picker][hidden]").forEach((button) => (button.hidden = false)));
})();
