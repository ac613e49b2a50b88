// The search page: asks Pagefind's indexes, which are made after the pages. A large chronicle has several, each for some
// years: the newest is asked first, the next only where more is wanted. Words, filters and order stand in the address,
// so that a search can be sent to someone.

const FOLDER = "/pagefind";
const PAGE = 20;
const AT_ONCE = 5; // shelves that one question opens by itself
const EVERY = "xqxq"; // stands in the metadata of every page: asked without a word Pagefind loads its whole index

const form = document.querySelector("#search");
const words = document.querySelector("#q");
const found = document.querySelector("#found");
const results = document.querySelector("#results");
const further = document.querySelector("#further");
const opened = new Map();
let asked = 0;
let waiting = 0;
let question = {};
let ahead = []; // shelves that were not asked yet
let past = []; // those that were
let hits = [];
let shown = 0;

const shelves = await fetch(`${FOLDER}/shelves.json`).then((answer) => answer.ok ? answer.json() : [], () => []);
const pagefind = shelves.length && await import(`${FOLDER}/${shelves[0].name}/pagefind.js`).catch(() => null);
if (pagefind) {
  fill();
  form.hidden = false;
  form.addEventListener("submit", (event) => { event.preventDefault(); search(); });
  form.addEventListener("input", () => { clearTimeout(waiting); waiting = setTimeout(search, 150); });
  further.addEventListener("click", more);
  if (location.search) search();
  words.focus();
} else {
  found.textContent = "The index of the search is not there yet. The lists below lead to everything.";
}

/** The form as the address has it; a choice that is not offered counts as none. */
function fill() {
  for (const [name, value] of new URLSearchParams(location.search)) {
    const field = form.elements.namedItem(name);
    if (!field) continue;
    field.value = value;
    if (field.selectedIndex < 0) field.value = "";
  }
}

/** Ask for what the form says; an answer that comes after a newer question is dropped. */
async function search() {
  asked++;
  const data = [...new FormData(form)].filter(([, value]) => value);
  const given = Object.fromEntries(data);
  const { q, sort, ...filters } = given;
  history.replaceState(null, "", data.length ? `?${new URLSearchParams(data)}` : location.pathname);
  question = { term: q?.trim() || EVERY, options: { filters, sort: sort ? { date: sort } : {} } };
  ahead = q?.trim() || Object.keys(filters).length ? inOrder(filters.Year, sort) : [];
  past = [];
  hits = [];
  shown = 0;
  results.replaceChildren();
  found.textContent = "";
  await more();
}

/** Shelves in the order in which they are asked: of a year only its own; else those without years, then by time. */
function inOrder(year, sort) {
  if (year) return shelves.filter(({ first, last }) => first <= year && year <= last);
  const dated = shelves.filter(({ first }) => first);
  return [...shelves.filter(({ first }) => !first), ...(sort === "asc" ? dated.reverse() : dated)];
}

/** The next results; further shelves are asked until there are enough. */
async function more() {
  const mine = asked;
  further.hidden = true;
  for (let n = 0; n < AT_ONCE && ahead.length && hits.length < shown + PAGE; n++) {
    const shelf = ahead.shift();
    if (ahead.length) found.textContent = `Looking in ${named(shelf)} …`;
    const answer = await (await open(shelf)).search(question.term, question.options);
    if (mine !== asked) return;
    past.push(shelf);
    hits.push(...answer.results);
  }
  const next = await Promise.all(hits.slice(shown, shown + PAGE).map((hit) => hit.data()));
  if (mine !== asked) return;
  results.append(...next.map(row));
  shown += next.length;
  say();
}

/** The index of a shelf, loaded once. */
function open(shelf) {
  if (!opened.has(shelf.name)) {
    opened.set(shelf.name, (async () => {
      const one = pagefind.createInstance({ basePath: `${FOLDER}/${shelf.name}/` });
      await one.init();
      return one;
    })());
  }
  return opened.get(shelf.name);
}

function named({ first, last }) {
  return !first ? "pages without a date" : first === last ? first : `${first} to ${last}`;
}

/** How much was found, and where the button leads. */
function say() {
  if (!past.length) return;
  const many = `${hits.length.toLocaleString("en")} page${hits.length === 1 ? "" : "s"} found`;
  const dated = past.filter(({ first }) => first);
  const years = dated.length && ahead.length ? { first: least(dated, "first"), last: -least(dated, "last", -1) } : null;
  found.textContent = years ? `${many} in ${named({ first: `${years.first}`, last: `${years.last}` })}` : many;
  further.textContent = shown < hits.length ? "Show more" : ahead.length ? `Look in ${named(ahead[0])}` : "";
  further.hidden = !further.textContent;
}

function least(some, key, sign = 1) {
  return Math.min(...some.map((shelf) => sign * shelf[key]));
}

/** One result: date, title, the sentence with its words marked. */
function row(page) {
  const item = document.createElement("li");
  const when = document.createElement("span");
  const text = document.createElement("div");
  const link = document.createElement("a");
  const excerpt = document.createElement("small");
  when.className = "when";
  when.textContent = page.meta.date ?? page.filters.Kind?.[0] ?? "";
  link.href = page.url;
  link.textContent = page.meta.title;
  excerpt.innerHTML = page.excerpt; // escaped by Pagefind; only <mark> is left in it
  text.append(link, document.createElement("br"), excerpt);
  item.append(when, text);
  return item;
}
