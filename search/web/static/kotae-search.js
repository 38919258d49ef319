// <kotae-search>: a search form that offers suggestions from any state of a Japanese input method. Any site can use it:
//
//   <link rel="stylesheet" href="https://kotae.example/static/kotae-search.css">
//   <script type="module" src="https://kotae.example/static/kotae-search.js"></script>
//
//   <kotae-search endpoint="https://kotae.example">
//     <form action="/search" method="get" role="search">
//       <label>質問を検索 <input name="q" type="search"></label> <button>検索</button>
//     </form>
//   </kotae-search>
//
// Without JavaScript, or while the service cannot answer, the form inside is a plain form. Where there is none, one is made.
//
//   endpoint        the base address of kotae; default: the page's own origin
//   question-url    the address of a question, with {id} in it; default: /questions/{id} at the endpoint's origin
//   action, name, placeholder, label    of the form that is made; default: the endpoint's results page, q, none, 質問を検索
//   report-results  reports also which link with data-kotae-result and data-kotae-position was followed on this page
//   no-reports      reports nothing
//
// The box is an editable combobox with list autocomplete after WAI-ARIA 1.2; the focus never leaves it. kotae-search.css
// names the custom properties that style it.

const TEXTS = {
  label: '質問を検索',
  submit: '検索',
  list: '検索の候補',
  question: '質問',
  found: (count) => `候補が${count}件あります。上下の矢印キーで選べます。`,
  none: '候補はありません。',
};

const SHOWN = 8; // suggestions
const PAUSE = 80; // ms: a key after a longer rest asks at once, one of a burst when the burst is over
const KEPT = 64; // answers
const LONGEST = 100; // characters: whoever pastes more looks for no completion of it
const REST = 5; // seconds without a request after a failure that does not say how long
const LONGEST_REST = 120; // seconds, whatever Retry-After asks for
const SETTLED = 500; // ms until a number of suggestions is told to screen readers: they read out each key, too
const LATE = 50; // ms in which an old Safari sends the key that ended a composition after the composition's end

/** Asks the service for suggestions: seldom, for one text at a time, and never shows what was asked for before. */
class Suggester {
  #show;
  #known = new Map(); // address → suggestions, the least recently used first
  #wanted = null;
  #waits = false;
  #typed = -Infinity;
  #timer = 0;
  #request = null;
  #restUntil = -Infinity;

  /** show(suggestions) is called with what was asked for last, never with anything older, and with null where that failed. */
  constructor(show) {
    this.#show = show;
  }

  ask(address) {
    if (address === this.#wanted) return; // typed, and now committed: it is on its way or was shown
    this.stop();
    this.#wanted = address;
    const rested = performance.now() - this.#typed >= PAUSE;
    this.#typed = performance.now();
    const known = this.#known.get(address);
    if (known) {
      this.#keep(address, known);
      this.#show(known);
      return;
    }
    this.#waits = true;
    if (rested) this.#send(address);
    else this.#timer = setTimeout(() => this.#send(address), PAUSE);
  }

  /** Whether there will be an answer to what was asked for last. */
  get waits() {
    return this.#waits;
  }

  /** Nothing that was asked for is wanted any more. */
  stop() {
    this.#wanted = null;
    this.#waits = false;
    clearTimeout(this.#timer);
    this.#request?.abort();
    this.#request = null;
  }

  async #send(address) {
    let suggestions = null; // a failure
    if (performance.now() >= this.#restUntil) {
      const request = (this.#request = new AbortController());
      try {
        const response = await fetch(address, { signal: request.signal });
        if (response.ok) {
          suggestions = readSuggestions(await response.json());
          this.#keep(address, suggestions);
        } else if (response.status !== 400 && response.status !== 414) { // these are about the text
          this.#rest(secondsToWait(response));
        }
      } catch {
        if (request.signal.aborted) return;
        this.#rest(REST);
      }
    }
    if (address !== this.#wanted) return;
    this.#waits = false;
    this.#show(suggestions);
  }

  #keep(address, suggestions) {
    this.#known.delete(address);
    this.#known.set(address, suggestions);
    if (this.#known.size > KEPT) this.#known.delete(this.#known.keys().next().value);
  }

  #rest(seconds) {
    this.#restUntil = performance.now() + 1000 * seconds;
  }
}

/** The suggestions of an answer, without what cannot be shown. */
function readSuggestions(answer) {
  return answer.suggestions.filter(({ text }) => typeof text === 'string' && text !== '');
}

/** How long the service asks to be left alone: Retry-After is a number of seconds or a date. */
function secondsToWait(response) {
  const after = response.headers.get('Retry-After') ?? '';
  const seconds = /^\d+$/.test(after) ? Number(after) : (Date.parse(after) - Date.now()) / 1000;
  return seconds > 0 ? Math.min(seconds, LONGEST_REST) : REST;
}

/**
 * Tells which keys are the input method's: while it composes, Enter commits, the arrows choose and Escape takes back.
 * Chrome and Firefox mark such a keydown with isComposing and send it before compositionend. Safari sends it after, no
 * longer marked, with the keyCode 229; old ones with that of the key itself, right after. Elsewhere a key that soon is
 * a key of its own: Android's search key ends the composition and then sends its Enter.
 */
class Composition {
  #composing = false;
  #ended = -Infinity;
  #late = navigator.vendor.startsWith('Apple') ? LATE : 0;

  constructor(input, signal) {
    input.addEventListener('compositionstart', () => (this.#composing = true), { signal });
    input.addEventListener('compositionend', (event) => {
      this.#composing = false;
      this.#ended = event.timeStamp;
    }, { signal });
    input.addEventListener('blur', () => (this.#composing = false), { signal });
  }

  owns(event) {
    const marked = event.isComposing || this.#composing || event.keyCode === 229;
    const late = event.timeStamp - this.#ended < this.#late && (event.key === 'Enter' || event.key === 'Escape');
    if (!marked && !late) return false;
    this.#ended = -Infinity; // a composition ends with one key
    // Browsers submit the form at a late Enter, and empty a search box at any Escape.
    if (late || event.key === 'Escape') event.preventDefault();
    return true;
  }
}

/** The element. */
class KotaeSearch extends HTMLElement {
  #form;
  #input = null;
  #list;
  #status;
  #composition;
  #suggester = new Suggester((suggestions) => this.#show(suggestions));
  #connected = null; // aborted, it takes every listener back
  #suggestions = [];
  #active = -1; // the suggestion that Enter takes; -1 is what was typed
  #first = 0; // where to go as soon as the list opens: 1 to its first suggestion, -1 to its last
  #told = 0; // the timer of the live region

  connectedCallback() {
    if (document.readyState === 'loading') { // what is inside is not there yet
      document.addEventListener('DOMContentLoaded', () => this.#connect(), { once: true });
    } else {
      this.#connect();
    }
  }

  disconnectedCallback() {
    this.#close();
    this.#connected?.abort();
    this.#connected = null;
  }

  #connect() {
    if (!this.isConnected || this.#connected) return;
    if (!this.#input) this.#build();
    if (!this.#input) return; // a form without a box for text: nothing to do for us
    this.#connected = new AbortController();
    const { signal } = this.#connected;
    const on = (target, type, run) => target.addEventListener(type, run, { signal });
    this.#composition = new Composition(this.#input, signal);
    on(this.#input, 'input', () => this.#typed());
    on(this.#input, 'compositionend', () => this.#typed());
    on(this.#input, 'keydown', (event) => this.#pressed(event));
    on(this.#input, 'click', () => !this.#isOpen && this.#typed());
    on(this.#input, 'blur', () => this.#close());
    on(this.#form, 'submit', () => this.#close());
    on(window, 'pagehide', () => this.#close()); // who comes back finds the page without a list
    on(this.#list, 'mousedown', (event) => event.preventDefault()); // the focus stays in the box
    on(this.#list, 'click', (event) => this.#clicked(event));
    if (this.hasAttribute('report-results')) {
      on(document, 'click', (event) => this.#followed(event));
      on(document, 'auxclick', (event) => event.button === 1 && this.#followed(event));
    }
  }

  /** Finds or makes the form, and adds list and live region. Both are there from the start: ids must point to something. */
  #build() {
    this.#form = this.querySelector('form') ?? this.#makeForm();
    const name = this.getAttribute('name') ?? 'q';
    const input = this.#form.querySelector(`input[name="${CSS.escape(name)}"]`) ?? this.#form.querySelector('input[type="search"]');
    if (!input) return;
    this.#list = make('ul', { class: 'kotae-list', role: 'listbox', id: freeID(), 'aria-label': TEXTS.list, hidden: '' });
    this.#status = make('p', { class: 'kotae-hidden', role: 'status' });
    this.append(this.#list, this.#status);
    setAttributes(input, {
      role: 'combobox', 'aria-autocomplete': 'list', 'aria-expanded': 'false', 'aria-controls': this.#list.id,
      autocomplete: 'off', autocapitalize: 'none', spellcheck: 'false',
    });
    this.#input = input;
  }

  #makeForm() {
    const input = make('input', {
      name: this.getAttribute('name') ?? 'q', type: 'search', enterkeyhint: 'search', placeholder: this.getAttribute('placeholder') ?? '',
    });
    const label = make('label', {}, make('span', { class: 'kotae-hidden' }, this.getAttribute('label') ?? TEXTS.label), input);
    const action = this.getAttribute('action') ?? this.#address('');
    const form = make('form', { class: 'kotae-form', action, method: 'get', role: 'search' }, label, make('button', {}, TEXTS.submit));
    this.append(form);
    return form;
  }

  /** What was typed is asked for, composed or not: the service reads any state of the input method. */
  #typed() {
    const text = this.#input.value;
    this.#choose(-1);
    this.#first = 0;
    if (text.trim() === '' || text.length > LONGEST) this.#close();
    else this.#suggester.ask(this.#address('v1/suggest', { q: text, n: SHOWN }));
    this.#setBusy();
  }

  #pressed(event) {
    if (this.#composition.owns(event) || event.ctrlKey || event.metaKey || event.shiftKey) return;
    switch (event.key) {
      case 'ArrowDown':
        this.#arrow(1, event);
        break;
      case 'ArrowUp':
        this.#arrow(-1, event);
        break;
      case 'ArrowLeft':
      case 'ArrowRight':
      case 'Home':
      case 'End': // these move the caret
        this.#choose(-1);
        break;
      case 'Enter':
        if (this.#active < 0) {
          this.#close(); // and the form is submitted
        } else {
          event.preventDefault();
          this.#take(this.#active);
        }
        break;
      case 'Escape':
        this.#escape(event);
        break;
      case 'Tab':
        this.#close();
        break;
    }
  }

  /** The arrows go round through the suggestions and what was typed. With Alt they only open and close. */
  #arrow(step, event) {
    if (this.#isOpen && event.altKey) {
      if (step < 0) this.#close();
    } else if (this.#isOpen) {
      this.#suggester.stop(); // nothing may change the list under who chooses from it
      this.#setBusy();
      const places = this.#suggestions.length + 1;
      this.#choose(((this.#active + 1 + step + places) % places) - 1);
    } else if (!event.altKey || step > 0) {
      this.#typed();
      if (!event.altKey) this.#first = step;
      if (this.#isOpen) this.#chooseFirst();
    }
    event.preventDefault();
  }

  /** The first Escape closes the list, the next one empties the box. */
  #escape(event) {
    event.preventDefault(); // browsers empty a search box at once
    if (this.#isOpen) {
      this.#close();
    } else if (this.#input.value !== '') {
      this.#input.value = '';
      this.#input.dispatchEvent(new InputEvent('input', { bubbles: true, inputType: 'deleteContentBackward' }));
    }
  }

  #clicked(event) {
    const option = event.target.closest('[role="option"]');
    if (option) this.#take([...this.#list.children].indexOf(option));
  }

  get #isOpen() {
    return !this.#list.hidden;
  }

  #show(suggestions) {
    this.#setBusy();
    if (this.getRootNode().activeElement !== this.#input) return; // who has moved on needs none
    if (!suggestions) {
      this.#close(); // and the form goes on as a plain one
      return;
    }
    this.#tell(suggestions.length);
    if (suggestions.length === 0) {
      this.#hide();
      return;
    }
    this.#choose(-1);
    this.#suggestions = suggestions;
    this.#list.replaceChildren(...suggestions.map((suggestion, i) => makeOption(suggestion, `${this.#list.id}-${i + 1}`)));
    this.#list.scrollTop = 0;
    this.#list.hidden = false;
    this.#input.setAttribute('aria-expanded', 'true');
    this.#chooseFirst();
  }

  #chooseFirst() {
    if (this.#first !== 0) this.#choose(this.#first > 0 ? 0 : this.#suggestions.length - 1);
    this.#first = 0;
  }

  #close() {
    if (!this.#input) return;
    this.#suggester.stop();
    this.#setBusy();
    this.#first = 0;
    clearTimeout(this.#told);
    this.#status.textContent = '';
    this.#hide();
  }

  #hide() {
    this.#choose(-1);
    this.#suggestions = [];
    this.#list.hidden = true;
    this.#list.replaceChildren();
    this.#input.setAttribute('aria-expanded', 'false');
  }

  /** Says whether the list is about to change. */
  #setBusy() {
    this.#list.setAttribute('aria-busy', String(this.#suggester.waits));
  }

  /** Makes a suggestion the one that Enter takes, and screen readers read out. */
  #choose(index) {
    this.#list.children[this.#active]?.setAttribute('aria-selected', 'false');
    this.#active = index;
    const option = this.#list.children[index];
    if (!option) {
      this.#input.removeAttribute('aria-activedescendant');
      return;
    }
    option.setAttribute('aria-selected', 'true');
    option.scrollIntoView({ block: 'nearest' });
    this.#input.setAttribute('aria-activedescendant', option.id);
  }

  /** Tells the number of suggestions once typing has settled, and the same number only once. */
  #tell(count) {
    clearTimeout(this.#told);
    this.#told = setTimeout(() => {
      const text = count > 0 ? TEXTS.found(count) : TEXTS.none;
      if (this.#status.textContent !== text) this.#status.textContent = text;
    }, SETTLED);
  }

  /** A question is gone to; anything else is searched for. */
  #take(index) {
    const { kind, text, id } = this.#suggestions[index];
    this.#report({ type: 'suggestion', query: this.#input.value, text, id, position: index + 1 });
    this.#close();
    if (kind === 'question' && id) {
      location.assign(this.#questionAddress(id));
    } else {
      this.#input.value = text;
      this.#form.requestSubmit();
    }
  }

  /** A result was followed. What was searched for is what the page came with, not what is being typed now. */
  #followed(event) {
    const link = event.target.closest?.('a[data-kotae-result]');
    if (!link) return;
    const text = link.textContent.replace(/\s+/g, ' ').trim();
    const position = Number(link.dataset.kotaePosition) || undefined;
    this.#report({ type: 'result', query: this.#input.defaultValue, text, id: link.dataset.kotaeResult, position });
  }

  /** Tells the service what was taken, and nothing about who took it. It outlives the page; whether it arrives is not waited for. */
  #report(event) {
    if (this.hasAttribute('no-reports') || event.query.trim() === '') return;
    fetch(this.#address('v1/events'), {
      method: 'POST', body: JSON.stringify(event), keepalive: true, credentials: 'omit',
      headers: { 'Content-Type': 'text/plain' }, // application/json would be asked for first by another site
    }).catch(() => {});
  }

  #questionAddress(id) {
    const template = this.getAttribute('question-url');
    const fill = (address) => address.replace('{id}', encodeURIComponent(id));
    return template ? new URL(fill(template), document.baseURI).href : new URL(fill('/questions/{id}'), this.#address('')).href;
  }

  #address(path, parameters = {}) {
    const base = new URL(this.getAttribute('endpoint') || '/', document.baseURI);
    if (!base.pathname.endsWith('/')) base.pathname += '/';
    const address = new URL(path, base);
    for (const [name, value] of Object.entries(parameters)) address.searchParams.set(name, value);
    return address.href;
  }
}

/** An option of the list: the matched part marked, and a question told from words to look for. */
function makeOption({ kind, text, marks }, id) {
  const words = make('span', { class: 'kotae-text' }, ...markedParts(text, marks ?? []));
  const option = make('li', { class: 'kotae-option', role: 'option', id, 'aria-selected': 'false' }, words);
  if (kind === 'question') {
    option.classList.add('kotae-question');
    option.prepend(make('span', { class: 'kotae-kind' }, TEXTS.question), ' ');
  }
  return option;
}

/** The text as strings and <mark>s; marks count code points. One that is out of order or out of the text is passed over. */
function markedParts(text, marks) {
  const letters = Array.from(text);
  const parts = [];
  let at = 0;
  for (const [start, end] of marks) {
    if (start < at || end <= start || end > letters.length) continue;
    parts.push(letters.slice(at, start).join(''), make('mark', {}, letters.slice(start, end).join('')));
    at = end;
  }
  return [...parts, letters.slice(at).join('')];
}

function make(name, attributes, ...children) {
  const element = document.createElement(name);
  setAttributes(element, attributes);
  element.append(...children);
  return element;
}

function setAttributes(element, attributes) {
  for (const [name, value] of Object.entries(attributes)) element.setAttribute(name, value);
}

/** An id that the page does not have yet. */
function freeID() {
  let number = 1;
  while (document.getElementById(`kotae-list-${number}`)) number++;
  return `kotae-list-${number}`;
}

if (!customElements.get('kotae-search')) customElements.define('kotae-search', KotaeSearch);
