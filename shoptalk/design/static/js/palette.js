// Ctrl+K: go to any page or person. Without script the tabs and the search do the same.
{
  const REST = 120; // ms without a key before people are looked up
  const box = document.getElementById("palette");
  const field = box.querySelector("input");
  const list = box.querySelector("ul");
  const nothing = box.querySelector(".nothing");
  const places = [...list.children];
  let at = 0, asked = 0, looking = Promise.resolve();

  const options = () => [...list.children].filter(li => !li.hidden);
  const light = index => {
    const all = options();
    at = Math.max(0, Math.min(all.length - 1, index));
    all.forEach((li, i) => li.setAttribute("aria-selected", i === at));
    if (all.length) field.setAttribute("aria-activedescendant", all[at].id);
    else field.removeAttribute("aria-activedescendant");
    all[at]?.scrollIntoView({ block: "nearest" });
  };
  const go = li => { if (li) { box.close(); location.assign(li.dataset.href); } };

  const option = ({ id, name, headline, url }) => {
    const li = document.createElement("li");
    Object.assign(li, { id: `palette-person-${id}`, role: "option" });
    Object.assign(li.dataset, { href: url, person: id });
    li.append(Object.assign(document.createElement("span"), { textContent: name }), Object.assign(document.createElement("small"), { textContent: headline }));
    return li;
  };
  const show = people => {
    list.querySelectorAll("[data-person]").forEach(li => li.remove());
    list.append(...people.map(option));
    nothing.hidden = options().length > 0;
    light(at);
  };
  const find = async text => {
    const mine = ++asked;
    if (text.length < 2) return show([]);
    await new Promise(rested => setTimeout(rested, REST));
    if (mine !== asked) return;
    const answer = await fetch(`${box.dataset.people}?q=${encodeURIComponent(text)}`).catch(() => null);
    const people = answer?.ok ? (await answer.json()).people : [];
    if (mine === asked) show(people);
  };
  const type = () => {
    const text = field.value.trim().toLowerCase();
    places.forEach(li => (li.hidden = !li.textContent.toLowerCase().includes(text)));
    light(0);
    looking = find(text);
  };

  document.addEventListener("keydown", event => {
    if (!(event.ctrlKey || event.metaKey) || event.altKey || event.key.toLowerCase() !== "k") return;
    event.preventDefault();
    if (box.open) return;
    field.value = "";
    box.showModal();
    type();
  });
  field.addEventListener("input", type);
  field.addEventListener("keydown", async event => {
    if (event.key === "ArrowDown") { event.preventDefault(); light(at + 1); }
    if (event.key === "ArrowUp") { event.preventDefault(); light(at - 1); }
    if (event.key === "Enter") {
      event.preventDefault();
      await looking; // a quick typist presses Enter before the people are there
      go(options()[at]);
    }
  });
  list.addEventListener("click", event => go(event.target.closest("li")));
  box.addEventListener("click", event => event.target === box && box.close());
}
