// The search page: asks Pagefind's index, which is made after the pages. Words, filters and order stand in the address,
// so that a search can be sent to someone.

const FILTERS = ["Kind", "Year", "Actor", "Measure", "Status"];
const PAGE = 20;

const form = document.querySelector("#search");
const words = document.querySelector("#q");
const order = document.querySelector("#sort");
const found = document.querySelector("#found");
const results = document.querySelector("#results");
const further = document.querySelector("#further");
let asked = 0;
let hits = [];
let shown = 0;

const pagefind = await import("/pagefind/pagefind.js").catch(() => null);
if (pagefind) {
  await pagefind.init();
  await offer();
  form.hidden = false;
  form.addEventListener("submit", (event) => { event.preventDefault(); search(); });
  form.addEventListener("input", () => search());
  further.addEventListener("click", more);
  if (location.search) search();
  words.focus();
} else {
  found.textContent = "The index of the search is not there yet. The lists below lead to everything.";
}

/** One list of choices for each filter, with how many pages each choice leaves. */
async function offer() {
  const given = new URLSearchParams(location.search);
  const all = await pagefind.filters();
  words.value = given.get("q") ?? "";
  order.value = given.get("sort") ?? "";
  for (const name of FILTERS) {
    const values = Object.entries(all[name] ?? {});
    if (values.length < 2) continue;
    values.sort(([a], [b]) => (name === "Year" ? b.localeCompare(a) : a.localeCompare(b)));
    const label = document.createElement("label");
    const select = document.createElement("select");
    label.textContent = `${name} `;
    select.name = name;
    select.append(new Option("any", ""), ...values.map(([value, many]) => new Option(`${value} (${many})`, value)));
    select.value = given.get(name) ?? "";
    if (select.selectedIndex < 0) select.value = "";
    label.append(select);
    document.querySelector("#filters").append(label);
  }
}

/** Ask for what the form says; an answer that comes after a newer question is dropped. */
async function search() {
  const mine = ++asked;
  const data = [...new FormData(form)].filter(([, value]) => value);
  const filters = Object.fromEntries(data.filter(([name]) => FILTERS.includes(name)));
  history.replaceState(null, "", data.length ? `?${new URLSearchParams(data)}` : location.pathname);
  if (!data.length) return show([], "");
  const options = { filters, sort: order.value ? { date: order.value } : {} };
  const answer = await pagefind.debouncedSearch(words.value.trim() || null, options, 150);
  if (answer === null || mine !== asked) return;
  await show(answer.results, `${answer.results.length} page${answer.results.length === 1 ? "" : "s"} found`);
}

async function show(list, said) {
  hits = list;
  shown = 0;
  results.replaceChildren();
  found.textContent = said;
  await more();
}

/** The next results: date, title, the sentence with its words marked. */
async function more() {
  const mine = asked;
  const next = await Promise.all(hits.slice(shown, shown + PAGE).map((hit) => hit.data()));
  if (mine !== asked) return;
  for (const page of next) {
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
    results.append(item);
  }
  shown += next.length;
  further.hidden = shown >= hits.length;
}
