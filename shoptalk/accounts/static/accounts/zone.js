// The browser knows which clock it runs on: choose that zone, unless somebody chose already. It stays a plain select.
for (const select of document.querySelectorAll("select[data-guess-zone]")) {
  const zone = Intl.DateTimeFormat().resolvedOptions().timeZone;
  if (zone && ![...select.options].some(option => option.value === zone)) select.prepend(new Option(zone.replaceAll("_", " "), zone));
  if (zone) select.value = zone;
}
