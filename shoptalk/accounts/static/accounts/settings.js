// What one chooses shows at once; htmx saves it behind that. Without script a button does both.
document.addEventListener("change", event => {
  const { name, value, checked } = event.target;
  if (name === "light" && value) document.documentElement.dataset.theme = value;
  if (name === "light" && !value) delete document.documentElement.dataset.theme;
  if (name === "single_keys") document.body.toggleAttribute("data-no-keys", !checked);
});
