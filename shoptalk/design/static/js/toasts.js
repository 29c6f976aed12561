// A toast goes by itself after eight seconds, but never while somebody is deciding (it has the focus or the pointer).
{
  const STAYS = 8000;
  const seen = new WeakSet();
  const start = toast => {
    if (seen.has(toast)) return;
    seen.add(toast);
    let timer;
    const wait = () => { clearTimeout(timer); timer = setTimeout(() => toast.remove(), STAYS); };
    const hold = () => clearTimeout(timer);
    toast.addEventListener("focusin", hold);
    toast.addEventListener("focusout", wait);
    toast.addEventListener("pointerenter", hold);
    toast.addEventListener("pointerleave", wait);
    wait();
  };
  const look = () => document.querySelectorAll(".toast").forEach(start);
  new MutationObserver(look).observe(document.body, { childList: true, subtree: true });
  look();
}
