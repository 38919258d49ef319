// What a page promises to everybody, as far as it can be counted. The file is one function; it returns what is wrong, in words.
() => {
  const findings = [];
  const all = (selector, from = document) => [...from.querySelectorAll(selector)];
  const isShown = (element) => element.checkVisibility({ visibilityProperty: true, opacityProperty: true });
  const tell = (element, what) => findings.push(`${describe(element)}: ${what}`);

  function describe(element) {
    const text = (element.innerText ?? element.textContent).trim().replace(/\s+/g, ' ').slice(0, 30);
    const names = element.id ? `#${element.id}` : [...element.classList].map((name) => `.${name}`).join('');
    return `<${element.localName}${names}>${text && ` "${text}"`}`;
  }

  // The document.
  if (!/^[a-z]{2,3}(-|$)/.test(document.documentElement.lang)) findings.push('the page does not say its language');
  if (document.title.trim() === '') findings.push('the page has no title');
  if (/user-scalable\s*=\s*no|maximum-scale/.test(document.querySelector('meta[name="viewport"]')?.content ?? '')) {
    findings.push('the page cannot be zoomed');
  }

  // Ids, and what refers to them.
  const ids = new Map();
  for (const element of all('[id]')) ids.set(element.id, (ids.get(element.id) ?? 0) + 1);
  for (const [id, count] of ids) if (count > 1) findings.push(`the id "${id}" is there ${count} times`);
  for (const attribute of ['for', 'headers', 'aria-labelledby', 'aria-describedby', 'aria-controls', 'aria-owns', 'aria-activedescendant', 'aria-details']) {
    for (const element of all(`[${attribute}]`)) {
      for (const id of element.getAttribute(attribute).trim().split(/\s+/)) {
        if (!ids.has(id)) tell(element, `${attribute} points to "${id}", which is not there`);
      }
    }
  }

  // Roles that ARIA has, with what each of them needs.
  const needs = {
    alert: [], banner: [], button: [], combobox: ['aria-expanded', 'aria-controls'], contentinfo: [], dialog: [], group: [], img: [], list: [],
    listbox: [], listitem: [], main: [], menu: [], menuitem: [], navigation: [], none: [], note: [], option: ['aria-selected'],
    presentation: [], progressbar: [], radiogroup: [], region: [], search: [], separator: [], status: [], switch: ['aria-checked'],
    tab: ['aria-selected'], tablist: [], tabpanel: [], textbox: [], toolbar: [],
  };
  for (const element of all('[role]')) {
    const needed = needs[element.getAttribute('role')];
    if (!needed) tell(element, `there is no role "${element.getAttribute('role')}"`);
    for (const name of needed ?? []) if (!element.hasAttribute(name)) tell(element, `its role needs ${name}`);
  }
  for (const option of all('[role="option"]')) if (!option.closest('[role="listbox"]')) tell(option, 'it is in no listbox');
  for (const hidden of all('[aria-hidden="true"]')) {
    if (hidden.matches('a, button, input') || hidden.querySelector('a, button, input, [tabindex]')) tell(hidden, 'it is hidden and can have the focus');
  }

  // Landmarks and headings, by which people who hear a page find their way.
  for (const [name, selector] of [['main part', 'main'], ['banner', 'body > header'], ['footer', 'body > footer'], ['search', 'search, [role="search"]']]) {
    const count = all(selector).filter(isShown).length;
    if (count !== 1) findings.push(`there are ${count} of the landmark ${name}, not one`);
  }
  const navigations = all('nav').map((nav) => nav.getAttribute('aria-label') ?? nav.getAttribute('aria-labelledby') ?? '');
  if (new Set(navigations).size < navigations.length) findings.push('two navigations have the same name');
  let level = 0;
  for (const heading of all('h1, h2, h3, h4, h5, h6').filter(isShown)) {
    const its = Number(heading.localName[1]);
    if (its > level + 1) tell(heading, `a heading of level ${its} after one of level ${level}`);
    if (heading.textContent.trim() === '') tell(heading, 'an empty heading');
    level = its;
  }
  if (all('h1').filter(isShown).length !== 1) findings.push('there is not just one h1');
  for (const list of all('ul, ol')) {
    for (const child of list.children) if (!child.matches('li, script, template')) tell(child, 'it stands in a list and is no item');
  }
  for (const image of all('img')) if (!image.hasAttribute('alt')) tell(image, 'an image without alt');

  // Contrast of each text that is shown to the ground under it: 4.5:1.
  const canvas = document.createElement('canvas').getContext('2d', { willReadFrequently: true });
  const colours = new Map();
  function rgba(colour) { // any CSS colour → red, green, blue, each 0 to 255, and alpha, 0 to 1
    if (!colours.has(colour)) {
      canvas.clearRect(0, 0, 1, 1);
      canvas.fillStyle = colour;
      canvas.fillRect(0, 0, 1, 1);
      const [r, g, b, a] = canvas.getImageData(0, 0, 1, 1).data;
      colours.set(colour, [r, g, b, a / 255]);
    }
    return colours.get(colour);
  }
  const over = (front, back) => [0, 1, 2].map((i) => front[i] * front[3] + back[i] * (1 - front[3])).concat(1);
  function luminance(colour) { // WCAG 2's relative luminance
    const [r, g, b] = colour.map((c) => (c / 255 <= 0.04045 ? c / 255 / 12.92 : ((c / 255 + 0.055) / 1.055) ** 2.4));
    return 0.2126 * r + 0.7152 * g + 0.0722 * b;
  }
  function contrast(a, b) {
    const [dark, light] = [luminance(a), luminance(b)].sort((x, y) => x - y);
    return (light + 0.05) / (dark + 0.05);
  }
  const canvasColour = rgba(matchMedia('(prefers-color-scheme: dark)').matches ? '#121212' : '#ffffff');
  function ground(element) { // what is painted under its text, from the page's canvas up
    const style = element && getComputedStyle(element);
    if (!element) return canvasColour;
    if (style.backgroundImage !== 'none') tell(element, 'its ground is an image: the contrast cannot be told');
    return over(rgba(style.backgroundColor), ground(element.parentElement));
  }
  function readable(element, colour, what) {
    for (let e = element; e; e = e.parentElement) if (getComputedStyle(e).opacity !== '1') return; // it fades; isShown has judged
    const under = ground(element);
    const ratio = contrast(over(rgba(colour), under), under);
    if (ratio < 4.5) tell(element, `${what} has a contrast of ${ratio.toFixed(2)}:1`);
  }
  const isClipped = (element) => element.closest('*') && [...ancestors(element)].some((e) => getComputedStyle(e).clipPath === 'inset(50%)');
  function* ancestors(element) {
    for (let e = element; e; e = e.parentElement) yield e;
  }
  const judged = new Set();
  const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  while (walker.nextNode()) {
    const element = walker.currentNode.parentElement;
    if (walker.currentNode.data.trim() === '' || judged.has(element) || element.matches('script, style, template')) continue;
    judged.add(element);
    if (isShown(element) && !isClipped(element)) readable(element, getComputedStyle(element).color, 'its text');
  }
  for (const box of all('input, textarea').filter(isShown)) {
    readable(box, getComputedStyle(box).color, 'what is typed');
    if (box.placeholder) readable(box, getComputedStyle(box, '::placeholder').color, 'its placeholder');
  }

  // What can be pressed: big enough to be hit, and seen to have the focus.
  const targets = all('a[href], button, input:not([type="hidden"]), select, textarea, summary, [role="option"]')
    .filter((element) => isShown(element) && !isClipped(element));
  const middle = ({ x, y, width, height }) => [x + width / 2, y + height / 2];
  const layer = (target) => target.closest('[role="listbox"], [role="menu"], dialog'); // these lie over the page
  const boxes = targets.map((target) => target.getBoundingClientRect());
  targets.forEach((target, i) => {
    const box = boxes[i];
    if ((box.width >= 24 && box.height >= 24) || box.right < 0) return; // a skip link waits outside
    const isInText = getComputedStyle(target).display === 'inline' && [...target.parentElement.childNodes].some((node) => node !== target && node.textContent.trim() !== '');
    const [x, y] = middle(box);
    const isAlone = boxes.every((other, j) => i === j || layer(target) !== layer(targets[j]) || !other.width || Math.hypot(
      x - Math.min(Math.max(x, other.left), other.right), y - Math.min(Math.max(y, other.top), other.bottom)) >= 12);
    if (!isInText && !isAlone) tell(target, `it is ${box.width.toFixed()} × ${box.height.toFixed()} px, and others are near`);
  });
  const before = document.activeElement;
  for (const target of targets.filter((t) => t.tabIndex >= 0)) {
    target.focus({ focusVisible: true, preventScroll: true });
    const { outlineStyle, outlineWidth, outlineColor } = getComputedStyle(target);
    if (document.activeElement !== target) tell(target, 'it cannot have the focus');
    else if (outlineStyle === 'none' || parseFloat(outlineWidth) < 2) tell(target, 'its focus is not seen');
    else if (contrast(over(rgba(outlineColor), ground(target.parentElement)), ground(target.parentElement)) < 3) tell(target, 'its focus is hardly seen');
  }
  if (before && before !== document.body) before.focus({ preventScroll: true });
  else document.activeElement.blur();

  // Nothing stands out at the side: people who need large letters would have to scroll for each line.
  const { scrollWidth, clientWidth } = document.scrollingElement;
  if (scrollWidth > clientWidth) findings.push(`the page is ${scrollWidth - clientWidth} px wider than the window`);
  return findings;
}
