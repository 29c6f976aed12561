// Lets this browser agree to show notices. Permission is asked for on a click only; the form carries what it gave.
const form = document.getElementById("agree"), said = document.getElementById("agree-said"), button = form.querySelector("button");
const say = words => { said.textContent = words; };
const isApple = /iPhone|iPad/.test(navigator.userAgent);
const isInstalled = matchMedia("(display-mode: standalone)").matches || navigator.standalone === true;

const kind = () => {
  const agent = navigator.userAgent;
  const browser = /Firefox/.test(agent) ? "Firefox" : /Edg\//.test(agent) ? "Edge" : /Chrome/.test(agent) ? "Chrome" : /Safari/.test(agent) ? "Safari" : "A browser";
  const machine = [["iPhone", "iPhone"], ["iPad", "iPad"], ["Android", "Android"], ["Macintosh", "Mac"], ["Windows", "Windows"], ["Linux", "Linux"]];
  const found = machine.find(([sign]) => agent.includes(sign));
  return found ? `${browser} on ${found[1]}` : browser;
};
const whyNot = () => {
  if (!isSecureContext) return "This address is not encrypted, and browsers show notices only on https, or on the computer that Shoptalk runs on.";
  if (isApple && !isInstalled) return "On an iPhone or iPad, first put Shoptalk on the home screen (Share, Add to Home Screen) and open it from there.";
  if (!("serviceWorker" in navigator && "PushManager" in window && "Notification" in window)) return "This browser cannot show notices.";
  if (Notification.permission === "denied") return "Notices are switched off for this page in the settings of the browser. Allow them there, and look here again.";
  return "";
};
const bytes = text => Uint8Array.from(atob(text.replaceAll("-", "+").replaceAll("_", "/")), one => one.charCodeAt(0));
const text = buffer => btoa(String.fromCharCode(...new Uint8Array(buffer))).replaceAll("+", "-").replaceAll("/", "_").replaceAll("=", "");

const agree = async () => {
  button.disabled = true;
  try {
    if (await Notification.requestPermission() !== "granted") return say(whyNot() || "The browser was not allowed to show notices, and that is fine.");
    const worker = await navigator.serviceWorker.register("/sw.js", { scope: "/" });
    await navigator.serviceWorker.ready;
    const wanted = { userVisibleOnly: true, applicationServerKey: bytes(form.dataset.keyOfServer) };
    const before = await worker.pushManager.getSubscription();
    const given = await worker.pushManager.subscribe(wanted).catch(async () => {
      await before?.unsubscribe(); // it was made with the key of another installation
      return worker.pushManager.subscribe(wanted);
    });
    form.elements.endpoint.value = given.endpoint;
    form.elements.p256dh.value = text(given.getKey("p256dh"));
    form.elements.auth.value = text(given.getKey("auth"));
    form.elements.name.value = kind();
    form.submit();
  } catch (error) {
    say(`The push service of this browser could not be reached (${error.name}). Try again later.`);
  } finally {
    button.disabled = false;
  }
};

const reason = whyNot();
form.hidden = Boolean(reason);
say(reason || "The browser asks you once whether that is all right.");
button.addEventListener("click", agree);
