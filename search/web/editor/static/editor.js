// The console's keys, and pages that come without being loaded anew. Everything works without it, by buttons, links and plain forms:
// a key does nothing but press what has it as data-key, and what is shown next is the main part of the page that the form or link
// leads to.

const PAUSE = 250; // ms after the last letter of a draft until it is looked for
const LOOK = 1000; // ms between two looks at a page that waits
const SETTLED = 120; // ms until an announcement is made: after the focus has moved, or it is not heard
const UNSENT = '処理できませんでした。通信の状態を確かめ、少し待ってから、もう一度お試しください。';
const UNCHECKED = '確かめられませんでした。通信の状態を確かめ、少し待ってから、もう一度お試しください。';

let busy = false; // a page is on its way; what is pressed meanwhile was meant for the one before

/** Puts the main part of a page into this one. */
function show(html, address, { keep = false } = {}) {
  const page = new DOMParser().parseFromString(html, 'text/html');
  const main = page.querySelector('main');
  if (!main) {
    location.assign(address);
    return;
  }
  document.title = page.title;
  document.querySelector('main').replaceWith(main);
  document.querySelector('header').replaceWith(page.querySelector('header'));
  if (!keep) {
    if (address !== location.href) history.pushState(null, '', address);
    scrollTo(0, 0);
    const heading = main.querySelector('h1');
    heading.tabIndex = -1;
    heading.focus({ preventScroll: true });
  }
  begin();
  announce(main.querySelector('[data-announce]')?.textContent ?? main.querySelector('[data-announce-text]')?.dataset.announceText ?? '');
}

/** Has a screen reader read a text out, also the same one again. */
function announce(text) {
  const region = document.querySelector('#announcement');
  region.textContent = '';
  setTimeout(() => (region.textContent = text), SETTLED);
}

/** Tells that something was not done, and leaves the page as it is, with what was typed. */
function complain(text) {
  const main = document.querySelector('main');
  const told = main.querySelector('[data-complaint]') ?? document.createElement('p');
  told.className = 'flash problem';
  told.dataset.complaint = '';
  told.textContent = text;
  main.prepend(told);
  told.scrollIntoView({ block: 'nearest' });
  announce(text);
}

/** Goes to an address, or sends a form there. Where that cannot be done here the browser does it. */
async function go(address, options, otherwise) {
  if (busy) return;
  busy = true;
  document.querySelector('main').setAttribute('aria-busy', 'true');
  try {
    const response = await fetch(address, options);
    const html = await response.text();
    if (new URL(response.url).pathname === '/editor/login') location.assign(response.url); // the session is over
    else if (options.method && (response.status === 429 || response.status >= 500)) complain(UNSENT);
    else show(html, response.redirected || !options.method ? response.url : location.href);
  } catch {
    otherwise();
  } finally {
    busy = false;
    document.querySelector('main').removeAttribute('aria-busy');
  }
}

function submitted(event) {
  const form = event.target;
  if (!form.matches('[data-swap]')) return;
  event.preventDefault();
  const body = new URLSearchParams(new FormData(form, event.submitter));
  go(form.action, { method: 'POST', body }, () => complain(UNSENT));
}

/** Keys that an input method, a field or the browser has a use for are theirs. */
function isOurs(event) {
  if (event.isComposing || event.keyCode === 229 || event.ctrlKey || event.metaKey || event.altKey || event.defaultPrevented) return false;
  return !event.target.closest?.('input, textarea, select, [contenteditable]');
}

function pressed(event) {
  if (event.key === 'Escape' && event.target.id === 'note' && !event.isComposing && event.keyCode !== 229) {
    document.querySelector('main h1').focus();
    return;
  }
  if (!isOurs(event) || busy) return;
  const target = document.querySelector(`main [data-key="${CSS.escape(event.key)}"]`);
  const step = { j: 1, k: -1 }[event.key];
  if (target) {
    event.preventDefault();
    if (!event.repeat) press(target); // a key held down decides once
  } else if (step && document.querySelector('[data-step]')) {
    event.preventDefault();
    walk(step);
  }
}

function press(target) {
  if (target.matches('input')) target.focus();
  else if (target.matches('a')) go(target.href, {}, () => location.assign(target.href));
  else target.click();
  if (target.matches('summary')) target.focus();
}

/** Moves the focus along the queue. */
function walk(step) {
  const links = [...document.querySelectorAll('[data-step]')];
  const at = links.indexOf(document.activeElement);
  links[Math.min(Math.max(at + step, 0), links.length - 1)].focus();
}

/** Looks whether a draft was asked before, while it is typed: one text at a time, and nothing older is ever shown. */
class Draft {
  #form;
  #timer = 0;
  #request = null;
  #shown;

  constructor(form) {
    this.#form = form;
    this.#shown = this.#text();
    form.addEventListener('input', (event) => !event.isComposing && this.#changed());
    form.addEventListener('compositionend', () => this.#changed());
    form.addEventListener('submit', (event) => {
      event.preventDefault();
      this.#look();
    });
  }

  #text() {
    return new URLSearchParams(new FormData(this.#form)).toString();
  }

  #changed() {
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => this.#text() !== this.#shown && this.#look(), PAUSE);
  }

  /** Takes over the token of a session that has begun since, in another tab: the text stays here meanwhile. */
  async #renew() {
    const page = new DOMParser().parseFromString(await (await fetch(this.#form.action)).text(), 'text/html');
    const token = page.querySelector('[data-draft] [name=csrf]')?.value;
    const is = Boolean(token) && token !== this.#form.elements.csrf.value;
    if (is) this.#form.elements.csrf.value = token;
    return is;
  }

  async #look() {
    clearTimeout(this.#timer);
    this.#request?.abort();
    const request = (this.#request = new AbortController());
    const text = this.#text();
    const results = document.querySelector('#results');
    results.setAttribute('aria-busy', 'true');
    try {
      const response = await fetch(this.#form.action, { method: 'POST', body: new URLSearchParams(text), signal: request.signal });
      const html = await response.text();
      if (request.signal.aborted) return;
      const found = new DOMParser().parseFromString(html, 'text/html').querySelector('#results');
      if (!found) {
        if (await this.#renew()) return this.#look();
        results.removeAttribute('aria-busy');
        const over = response.status < 500 && response.status !== 429;
        complain(over ? 'ログインし直す必要があります。別のタブでログインしてから、「確かめる」を押してください。入力した内容はこのまま残ります。' : UNCHECKED);
        return;
      }
      this.#shown = text;
      document.querySelector('[data-complaint]')?.remove();
      document.querySelector('#results').replaceWith(found);
      announce(found.querySelector('[data-found]')?.dataset.found ?? '');
    } catch {
      if (request.signal.aborted) return;
      results.removeAttribute('aria-busy');
      complain(UNCHECKED);
    }
  }
}

/** Looks again at a page that waits, until it does no longer. */
async function look(main) {
  await new Promise((done) => setTimeout(done, LOOK));
  if (!main.isConnected) return;
  try {
    const response = await fetch(location.href);
    const html = await response.text();
    if (main.isConnected) show(html, location.href, { keep: true });
  } catch {
    look(main);
  }
}

/** Begins what a main part needs. */
function begin() {
  const main = document.querySelector('main');
  for (const keys of main.querySelectorAll('[data-keys]')) keys.hidden = false;
  const draft = main.querySelector('[data-draft]');
  if (draft) new Draft(draft);
  if (main.matches('[data-wait]')) look(main);
}

document.documentElement.classList.add('scripted'); // there are keys
document.addEventListener('submit', submitted);
document.addEventListener('keydown', pressed);
addEventListener('popstate', () => location.reload());
begin();
