// Ctrl+K: go to any page or person. Without script the tabs and the search do the same.
{
  const box = document.getElementById("palette");
  const field = box.querySelector("input");
  const list = box.querySelector("ul");
  const places = [...list.children];
  let at = 0, asked = 0;

  const options = () => [...list.children].filter(li => !li.hidden);
  const light = index => {
    const all = options();
    at = Math.max(0, Math.min(all.length - 1, index));
    all.forEach((li, i) => li.setAttribute("aria-selected", i === at));
    field.setAttribute("aria-activedescendant", all[at]?.id ?? "");
    all[at]?.scrollIntoView({ block: "nearest" });
  };
  const go = li => { if (li) { box.close(); location.assign(li.dataset.href); } };
  const person = ({ id, name, headline, url }) => {
    const li = document.createElement("li");
    li.id = `palette-p${id}`;
    li.role = "option";
    li.dataset.href = url;
    li.append(Object.assign(document.createElement("span"), { textContent: name }), Object.assign(document.createElement("small"), { textContent: headline }));
    return li;
  };
  const people = async text => {
    const mine = ++asked;
    const found = text.length < 2 ? [] : (await (await fetch(`${box.dataset.people}?q=${encodeURIComponent(text)}`)).json()).people;
    if (mine !== asked) return;
    list.querySelectorAll("[id^=palette-p]:not([id*=people])").forEach(li => places.includes(li) || li.remove());
    list.append(...found.map(person));
    light(0);
  };

  document.addEventListener("keydown", event => {
    if ((event.ctrlKey || event.metaKey) && event.key.toLowerCase() === "k") {
      event.preventDefault();
      field.value = "";
      places.forEach(li => (li.hidden = false));
      if (!box.open) box.showModal();
      field.focus();
      people("");
    }
  });
  field.addEventListener("input", () => {
    const text = field.value.trim().toLowerCase();
    places.forEach(li => (li.hidden = !li.textContent.toLowerCase().includes(text)));
    light(0);
    people(text);
  });
  field.addEventListener("keydown", event => {
    if (event.key === "ArrowDown") { event.preventDefault(); light(at + 1); }
    if (event.key === "ArrowUp") { event.preventDefault(); light(at - 1); }
    if (event.key === "Enter") { event.preventDefault(); go(options()[at]); }
  });
  list.addEventListener("click", event => go(event.target.closest("li")));
  box.addEventListener("click", event => event.target === box && box.close());
}
